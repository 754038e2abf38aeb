import { type Assessment, missingText, percentText } from '@btaas/portfolio';
import { assessed, tooHigh, worthText } from '../../agreements/promises.js';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT202',
  level: 'error',
  title: 'Availability promised above what stands behind it',
  of: ['service'],
  *check(service, context) {
    for (const assessment of assessed(service.id, context.figures, 'unsupported')) {
      const { composition, blocks, missing } = assessment;
      const share =
        composition.is === 'exact' ? composition.share : composition.is === 'unknown' ? composition.atMost : undefined;
      const atMost = missing.length > 0 ? ' at most' : '';
      const parts = blocks.filter(({ of }) => of !== 'unknown').map(worthText);
      yield tooHigh(
        assessment,
        context,
        `what stands behind it composes to ${share === undefined ? 'less' : percentText(share)}${atMost}: ${parts.join('; ')}`,
      );
    }
    const missing = [...assessed(service.id, context.figures, 'unknown')].flatMap(unstated);
    // What has no agreement at all is reported by BT209, and a name that stands for nothing by BT001.
    if (missing.length > 0) yield cannotBeJudged(service, `The availability of ${service.name}`, [...new Set(missing)]);
  },
});

function unstated({ missing }: Assessment): readonly string[] {
  return missing.filter(({ why }) => why === 'silent' || why === 'tooMany').map(missingText);
}
