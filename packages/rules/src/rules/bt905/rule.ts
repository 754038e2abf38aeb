import {
  type ElementOf,
  exchangeRate,
  isUnknown,
  type Known,
  money,
  type Payout,
  type PoolFigures,
  printQuantity,
  Rational,
  unknown,
  valuePlace,
} from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule, type RuleContext, type RuleFinding } from '../../rule.js';
import { writtenName } from '../../written-name.js';

type Pool = ElementOf<'pool'>;
type Membership = Pool['values']['plans'][number];

export default rule({
  id: 'BT905',
  level: 'error',
  title: 'A pool promised more than once over, or in an unknown currency',
  *checkAll(context) {
    const { portfolio, figures } = context;
    const pools = portfolio.all('pool');
    if (pools.length === 0) return;
    const first = new Map<string, { readonly pool: Pool; readonly entry: Membership }>();
    for (const pool of pools) {
      for (const entry of pool.values.plans) {
        const before = first.get(entry.value.to);
        if (before === undefined) first.set(entry.value.to, { pool, entry });
        else yield twice(pool, entry, before);
      }
    }
    for (const pool of figures.rewards.pools) yield* overpromised(pool, context);
  },
});

/** A plan that is paid from two pools, or twice from one. */
function twice(
  pool: Pool,
  entry: Membership,
  before: { readonly pool: Pool; readonly entry: Membership },
): RuleFinding {
  const name = writtenName(entry.value.to, pool);
  const where = before.pool === pool ? 'twice from this pool' : `from ${writtenName(before.pool.id, pool)} already`;
  const alone = pool.values.plans.length === 1;
  return {
    message: `${name} is paid ${where}; keep one of the two`,
    at: valuePlace(pool, entry),
    element: pool.id,
    related: [{ message: `${name} is paid here first`, at: valuePlace(before.pool, before.entry) }],
    ...(!alone && {
      fixes: [
        {
          title: `Take ${name} out of ${pool.name}`,
          edits: [{ edit: 'removeValue' as const, at: valuePlace(pool, entry) }],
        },
      ],
    }),
  };
}

/** A pool that could not pay its plans their targets even if all is reached and all of it is funded. */
function* overpromised(figures: PoolFigures, context: RuleContext): Iterable<RuleFinding> {
  const { pool, currency, rate, payouts } = figures;
  const { amount } = pool.values;
  if (amount === undefined || payouts.length === 0) return;
  if (isUnknown(rate)) {
    yield {
      message: `${pool.name} is in ${amount.value.currency ?? 'no currency'}, but its plans pay in another one, and ${rate.missing.join(' and ')} is missing; declare it in the portfolio`,
      at: valuePlace(pool, amount),
      element: pool.id,
    };
    return;
  }
  const promised = isUnknown(currency) ? currency : promises(payouts, currency, figures, context);
  if (isUnknown(promised) || isUnknown(currency)) {
    const missing = isUnknown(promised) ? promised : unknown();
    yield cannotBeJudged(pool, `Whether ${pool.name} is promised more than once over`, missing);
    return;
  }
  const there = amount.value.amount.times(rate);
  if (promised.lessOrEqual(there)) return;
  const shown = (value: Rational) => printQuantity(money(value.round(2, 'halfUp'), currency));
  yield {
    message: `${pool.name} holds ${shown(there)}, but the targets of its plans come to ${shown(promised)}: not all could be paid even if all was reached; raise the amount or lower the targets`,
    at: valuePlace(pool, amount),
    element: pool.id,
    related: pool.values.plans.map((entry) => ({
      message: `${writtenName(entry.value.to, pool)} is paid from it`,
      at: valuePlace(pool, entry),
    })),
  };
}

/** What all targets come to at full performance, in the currency of the payouts. */
function promises(
  payouts: readonly Payout[],
  currency: string,
  { period }: PoolFigures,
  { figures: { currencies } }: RuleContext,
): Known<Rational> {
  let sum = Rational.ZERO;
  const missing: string[] = [];
  for (const { target, share } of payouts) {
    if (isUnknown(target) || isUnknown(share)) {
      missing.push(...(isUnknown(target) ? target.missing : []), ...(isUnknown(share) ? share.missing : []));
      continue;
    }
    const rate = exchangeRate(currencies, target.currency, currency, period?.from ?? '');
    if (isUnknown(rate)) missing.push(...rate.missing);
    else sum = sum.plus(target.amount.times(share).times(rate));
  }
  return missing.length > 0 ? unknown(...missing) : sum;
}
