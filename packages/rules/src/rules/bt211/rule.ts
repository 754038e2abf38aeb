import { backingsIn, type Commitment, excludedShare, OWN } from '@btaas/portfolio';
import { promisedText, sentence } from '../../agreements/promises.js';
import { type Fix, rule, type RuleContext } from '../../rule.js';

export default rule({
  id: 'BT211',
  level: 'warning',
  title: 'Windows or exclusions that cannot be compared',
  of: ['service'],
  *check(service, context) {
    const { agreements } = context.figures;
    for (const promise of agreements.promisesOf(service.id)) {
      const { availability, excludes } = promise.terms;
      if (availability === undefined) continue;
      const open = backingsIn(agreements.leansOn(promise)).filter(
        ({ backing }) => backing.effective.incomparable.length > 0,
      );
      const said = open.map(
        ({ backing: { commitment, effective } }) => `with ${commitment.label}, ${effective.incomparable.join(' and ')}`,
      );
      for (const demand of agreements.demandsOn(promise)) {
        const what = agreements.compare(promise.terms, demand.terms).incomparable;
        if (what.length > 0) said.push(`with ${demand.label}, ${what.join(' and ')}`);
      }
      for (const [reason, { value }] of excludes) {
        if (excludedShare(value, availability.value.window) === undefined)
          said.push(`per what time ${reason} is excluded`);
      }
      if (said.length === 0) continue;
      yield {
        message: sentence(
          `${promise.label} promises ${promisedText(promise)}, which cannot be compared: ${said.join('; ')}. The numbers are held against each other as they stand`,
        ),
        at: availability.at,
        element: promise.element.id,
        related: open.map(({ backing: { commitment } }) => ({
          message: `${commitment.label} promises ${promisedText(commitment)}`,
          at: commitment.terms.availability!.at,
        })),
        fixes: sameWindow(
          promise,
          open.map(({ service: id, backing }) => [id, backing.commitment] as const),
          said.length,
          context,
        ),
      };
    }
  },
});

/** The window of one where the other states none, when that is all that is missing. */
function sameWindow(
  promise: Commitment,
  open: readonly (readonly [service: string, commitment: Commitment])[],
  reasons: number,
  { figures: { relations } }: RuleContext,
): readonly Fix[] {
  const [only] = open;
  if (only === undefined || open.length !== reasons || open.length > 1) return [];
  const [service, commitment] = only;
  const own = promise.terms.availability!;
  const theirs = commitment.terms.availability!;
  const onlyWindow = commitment.terms.excludes.size === 0;
  const window = own.value.window ?? theirs.value.window;
  const usedElsewhere = service !== OWN && relations.requiredBy(service).length > 1;
  if (!onlyWindow || window === undefined || usedElsewhere) return [];
  const silent = own.value.window === undefined ? promise : commitment;
  if (silent === promise && relations.requiredBy(promise.service).length > 0) return [];
  return [
    {
      title: `Measure ${silent.label} ${window}`,
      edits: [{ edit: 'replace', at: silent.terms.availability!.at, text: `${promisedText(silent)} ${window}` }],
    },
  ];
}
