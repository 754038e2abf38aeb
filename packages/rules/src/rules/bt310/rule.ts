import { type ElementOf, labelOf, type Shortfall, termsOf } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { mayBeLoosened } from '../../agreements/loosened.js';
import { rule, type RuleContext, type RuleFinding } from '../../rule.js';

type Commission = ElementOf<'commission'>;
type Provider = ElementOf<'provider'>;
type Published = Provider['values']['commits'][number];

export default rule({
  id: 'BT310',
  level: 'error',
  title: 'An OLA or UC above what the provider publishes',
  of: ['commission'],
  *check(commission, context) {
    const { portfolio, figures } = context;
    const to = commission.values.to?.value;
    const provider = to?.found === true ? portfolio.get('provider', to.to) : undefined;
    if (provider === undefined || provider.values.commits.length === 0) return;
    if (commission.values.ola === undefined && commission.values.uc === undefined) return;
    const published = publishedFor(commission, provider);
    if (published.found === undefined) {
      yield cannotBeJudged(commission, `Whether ${labelOf(provider)} can commit to this`, [published.missing]);
      return;
    }
    const offered = termsOf(provider, published.found.value);
    const incomparable: string[] = [];
    for (const kind of ['ola', 'uc'] as const) {
      const agreement = commission.values[kind];
      if (agreement === undefined) continue;
      const comparison = figures.agreements.compare(offered, termsOf(commission, agreement.value));
      incomparable.push(...comparison.incomparable);
      for (const shortfall of comparison.shortfalls) yield finding(commission, kind, provider, shortfall, context);
    }
    if (incomparable.length > 0) {
      yield cannotBeJudged(commission, `Whether ${labelOf(provider)} can commit to all of this`, incomparable);
    }
  },
});

/** The block that the commission names with `for "…"`; without a name the only one there is, or the only one without a name. */
function publishedFor(
  commission: Commission,
  provider: Provider,
): { readonly found: Published } | { readonly found: undefined; readonly missing: string } {
  const { commits } = provider.values;
  const names = commission.values.for.flatMap(({ value }) =>
    value.record === 'ForOffering' && value.offering !== undefined ? [value.offering.value] : [],
  );
  const [name] = names;
  if (name !== undefined) {
    const found = commits.find(({ value }) => value.offering?.value === name);
    if (found !== undefined) return { found };
    return { found: undefined, missing: `what ${labelOf(provider)} publishes for "${name}"` };
  }
  const unnamed = commits.filter(({ value }) => value.offering === undefined);
  const [only, ...others] = commits.length === 1 ? commits : unnamed;
  if (only !== undefined && others.length === 0) return { found: only };
  return { found: undefined, missing: `the offering of ${labelOf(provider)} that it takes (for "…")` };
}

function finding(
  commission: Commission,
  kind: 'ola' | 'uc',
  provider: Provider,
  shortfall: Shortfall,
  context: RuleContext,
): RuleFinding {
  const { name, promised, promisedAt, demanded, demandedAt, comesTo } = shortfall;
  const comes = comesTo === undefined ? '' : ` (${comesTo})`;
  return {
    message: `The ${kind.toUpperCase()} asks ${labelOf(provider)} for ${name} ${demanded}, but it publishes ${promised}${comes}: it has not committed to more`,
    at: demandedAt,
    element: commission.id,
    related: [{ message: `published: ${name} ${promised}`, at: promisedAt }],
    fixes: isCarried(commission, kind, shortfall, context)
      ? [
          {
            title: `Lower it to ${promised}, as published`,
            edits: [{ edit: 'replace', at: demandedAt, text: promised }],
          },
        ]
      : [],
  };
}

/** Whether what is published is enough for the promises that stand on it: else lowering it would only break those. */
function isCarried(commission: Commission, kind: 'ola' | 'uc', shortfall: Shortfall, context: RuleContext): boolean {
  // What is stated over another window, or with other exclusions, is not the same number.
  if (shortfall.comesTo !== undefined) return false;
  const service = commission.values.service?.value;
  const agreed = service?.found === true ? context.figures.agreements.commitments.commissionedOf(service.to) : [];
  const agreement = agreed.find((each) => each.element === commission && each.kind === kind);
  return agreement === undefined || mayBeLoosened(agreement, shortfall, context);
}
