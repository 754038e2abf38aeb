import { labelOf, type Loosening } from '@btaas/portfolio';
import { type Fix, rule } from '../../rule.js';
import { writtenName } from '../../written-name.js';

export default rule({
  id: 'BT218',
  level: 'error',
  title: 'An archetype that loosens its parent',
  of: ['archetype'],
  *check(archetype, { figures: { agreements } }) {
    for (const loosening of agreements.inheritance.loosenings(archetype.id)) {
      const { shortfall, of, tier, at } = loosening;
      const who = tier === undefined ? labelOf(archetype) : `Tier ${tier} of ${labelOf(archetype)}`;
      const { name, promised, demanded, comesTo } = shortfall;
      yield {
        message: `${who} loosens ${name} of ${labelOf(of)} from ${demanded} to ${promised}${comesTo === undefined ? '' : ` (${comesTo})`}; a warranty that is taken over may only be tightened`,
        at,
        element: archetype.id,
        restsOn: [of.id],
        related: [{ message: `${labelOf(of)} warrants ${name} ${demanded}`, at: shortfall.demandedAt }],
        fixes: tightened(loosening, (id) => writtenName(id, archetype)),
      };
    }
  },
});

/** As strict as the parent, where it is the value that is looser and not an exclusion beside it. */
function tightened(
  { shortfall: { dimension, name, mended, promisedAt }, at }: Loosening,
  written: (id: string) => string,
): readonly Fix[] {
  if (mended === undefined || promisedAt !== at) return [];
  const text = dimension === 'hours' ? written(mended) : mended;
  return [{ title: `Warrant ${name} ${text}`, edits: [{ edit: 'replace', at, text }] }];
}
