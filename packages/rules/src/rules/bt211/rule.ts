import { appended, backingsIn, type Block, type Commitment, type Compared, excludedShare, OWN } from '@btaas/portfolio';
import { promisedText, sentence } from '../../agreements/promises.js';
import { type Fix, NOTHING, rule, type RuleContext, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT211',
  level: 'warning',
  title: 'Windows or exclusions that cannot be compared',
  of: ['service'],
  check(service, context) {
    const { agreements } = context.figures;
    const promises = agreements.currentPromisesOf(service);
    const compared = agreements.comparisonsOf(service);
    let found: RuleFinding[] | undefined;
    for (const promise of promises) {
      const finding = ofPromise(promise, compared, context);
      if (finding !== undefined) found = appended(found, finding);
    }
    return found ?? NOTHING;
  },
});

function ofPromise(promise: Commitment, compared: readonly Compared[], context: RuleContext): RuleFinding | undefined {
  const { availability, excludes } = promise.terms;
  if (availability === undefined) return undefined;
  const open = incomparableSuppliers(context.figures.agreements.leansOn(promise));
  const demands = incomparableDemands(promise, compared);
  if (open.length + demands.length + excludes.length === 0) return undefined;
  const said = [
    ...open.map(
      ({ backing: { commitment, effective } }) => `with ${commitment.label}, ${effective.incomparable.join(' and ')}`,
    ),
    ...demands,
  ];
  for (const { key: reason, value } of excludes) {
    if (excludedShare(value, availability.value.window) === undefined) said.push(`per what time ${reason} is excluded`);
  }
  if (said.length === 0) return undefined;
  return {
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

function incomparableSuppliers(blocks: readonly Block[]) {
  if (blocks.every((block) => block.of === 'agreed' && block.backing.effective.incomparable.length === 0))
    return NOTHING;
  return backingsIn(blocks).filter(({ backing }) => backing.effective.incomparable.length > 0);
}

function incomparableDemands(promise: Commitment, compared: readonly Compared[]): readonly string[] {
  if (compared.length === 0) return NOTHING;
  return compared
    .filter((each) => each.promise === promise && each.comparison.incomparable.length > 0)
    .map(({ demand, comparison }) => `with ${demand.label}, ${comparison.incomparable.join(' and ')}`);
}

/** The window of one where the other states none, when that is all that is missing. */
function sameWindow(
  promise: Commitment,
  open: readonly (readonly [service: string, commitment: Commitment])[],
  reasons: number,
  { figures: { agreements, relations } }: RuleContext,
): readonly Fix[] {
  const [only] = open;
  if (only === undefined || open.length !== reasons || open.length > 1) return [];
  const [service, commitment] = only;
  const own = promise.terms.availability!;
  const theirs = commitment.terms.availability!;
  const onlyWindow = commitment.terms.excludes.length === 0;
  const window = own.value.window ?? theirs.value.window;
  // The other's own SLA, if it has one, leans on the agreement as well.
  if (service !== OWN && commitment.kind !== 'sla' && agreements.commitments.slasOf(service).length > 0) return [];
  const users = service === OWN ? relations.requiredBy(promise.service) : relations.requiredBy(service).slice(1);
  if (!onlyWindow || window === undefined || users.length > 0) return [];
  const silent = own.value.window === undefined ? promise : commitment;
  if (silent === promise && relations.requiredBy(promise.service).length > 0) return [];
  // With a window, what stands behind it would be converted, and might no longer carry it.
  if (silent === commitment && agreements.leansOn(commitment).length > 0) return [];
  const { value, at } = silent.terms.availability!;
  const measured = { ...silent.terms, availability: { value: { ...value, window }, at } };
  const short = agreements
    .demandsOn(silent)
    .some(({ terms }) =>
      agreements.compare(measured, terms).shortfalls.some(({ dimension }) => dimension === 'availability'),
    );
  if (short || agreements.publishedFor(silent) !== undefined) return [];
  return [
    {
      title: `Measure ${silent.label} ${window}`,
      edits: [{ edit: 'replace', at: silent.terms.availability!.at, text: `${promisedText(silent)} ${window}` }],
    },
  ];
}
