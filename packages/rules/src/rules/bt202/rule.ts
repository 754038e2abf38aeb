import { type Assessment, missingText, percentText } from '@btaas/portfolio';
import { MissingInputs } from '../../agreements/missing-inputs.js';
import { listed, tooHigh, worthText } from '../../agreements/promises.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT202',
  level: 'error',
  title: 'Availability promised above what stands behind it',
  *checkAll(context) {
    const { agreements } = context.figures;
    for (const assessment of agreements.judged('unsupported')) {
      const { blocks, missing } = assessment;
      const atMost = missing.length > 0 ? ' at most' : '';
      const parts = blocks.filter(({ of }) => of !== 'unknown').map(worthText);
      const composed = `what stands behind it composes to ${composedText(assessment)}${atMost}: ${listed(parts, '; ')}`;
      yield tooHigh(assessment, context, composed);
    }
    const missing = new MissingInputs();
    for (const assessment of agreements.judged('unknown'))
      missing.add(assessment.promise.service, unstated(assessment));
    yield* missing.findings(context, (name) => `The availability of ${name}`);
  },
});

function composedText({ composition }: Assessment): string {
  if (composition.is === 'exact') return percentText(composition.share);
  return composition.is === 'unknown' && composition.atMost !== undefined ? percentText(composition.atMost) : 'less';
}

/** What has no agreement at all is reported by BT209, and a name that stands for nothing by BT001. */
function unstated({ missing }: Assessment): readonly string[] {
  return missing.filter(({ why }) => why === 'silent' || why === 'tooMany').map(missingText);
}
