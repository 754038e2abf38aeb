import { type Assessment, percentText } from '@btaas/portfolio';
import { judged } from '../../agreements/judged.js';
import { tooHigh } from '../../agreements/promises.js';
import { NOTHING, rule, type RuleContext, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT203',
  level: 'information',
  title: 'Availability promised above what is guaranteed',
  of: ['service'],
  check(service, context) {
    const found = judged('notGuaranteed', service, context);
    return found.length === 0 ? NOTHING : found.map((assessment) => notGuaranteed(assessment, context));
  },
});

function notGuaranteed(assessment: Assessment, context: RuleContext): RuleFinding {
  const { composition, guaranteed } = assessment;
  const composed =
    composition.is === 'exact'
      ? `what stands behind it reaches ${percentText(composition.share)} only while its failures come apart`
      : composition.is === 'tooLarge'
        ? `what stands behind it is bounded rather than exact (${composition.why})`
        : 'what stands behind it is not all known';
  return tooHigh(assessment, context, `${composed}; ${percentText(guaranteed)} is guaranteed whatever fails together`);
}
