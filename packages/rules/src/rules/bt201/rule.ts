import { type Assessment, percentText } from '@btaas/portfolio';
import { judged } from '../../agreements/judged.js';
import { tooHigh, worthText } from '../../agreements/promises.js';
import { NOTHING, rule, type RuleContext, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT201',
  level: 'error',
  title: 'Availability promised above the weakest link',
  of: ['service'],
  check(service, context) {
    const found = judged('impossible', service, context);
    return found.length === 0 ? NOTHING : found.map((assessment) => impossible(assessment, context));
  },
});

function impossible(assessment: Assessment, context: RuleContext): RuleFinding {
  const { best, weakest } = assessment;
  const link = weakest === undefined ? '' : `: the weakest link behind it is ${worthText(weakest)}`;
  return tooHigh(assessment, context, `it can be up for ${percentText(best)} at best${link}`);
}
