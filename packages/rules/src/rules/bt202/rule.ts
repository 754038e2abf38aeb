import { type Assessment, missingText, percentText } from '@btaas/portfolio';
import { judged } from '../../agreements/judged.js';
import { missingInputs } from '../../agreements/missing-inputs.js';
import { listed, tooHigh, worthText } from '../../agreements/promises.js';
import { NOTHING, rule, type RuleContext, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT202',
  level: 'error',
  title: 'Availability promised above what stands behind it',
  of: ['service'],
  check(service, context) {
    const found = judged('unsupported', service, context);
    const unknown = judged('unknown', service, context);
    if (found.length + unknown.length === 0) return NOTHING;
    const missing = unknown.flatMap(unstated);
    return [
      ...found.map((assessment) => unsupported(assessment, context)),
      ...missingInputs(service, `The availability of ${service.name}`, missing, context),
    ];
  },
});

function unsupported(assessment: Assessment, context: RuleContext): RuleFinding {
  const { blocks, missing } = assessment;
  const atMost = missing.length > 0 ? ' at most' : '';
  const parts = blocks.filter(({ of }) => of !== 'unknown').map(worthText);
  const composed = `what stands behind it composes to ${composedText(assessment)}${atMost}: ${listed(parts, '; ')}`;
  return tooHigh(assessment, context, composed);
}

function composedText({ composition }: Assessment): string {
  if (composition.is === 'exact') return percentText(composition.share);
  return composition.is === 'unknown' && composition.atMost !== undefined ? percentText(composition.atMost) : 'less';
}

/** What has no agreement at all is reported by BT209, and a name that stands for nothing by BT001. */
function unstated({ missing }: Assessment): readonly string[] {
  return missing.filter(({ why }) => why === 'silent' || why === 'tooMany').map(missingText);
}
