import { Rational, roundTogether } from '../exact/index.js';
import type { Figures } from '../figures/index.js';
import type { ElementOf } from '../model/index.js';
import { isUnknown, type Known, type Period, period, unknown } from '../values/index.js';
import { type Assumptions, evidenceFor, isIncomplete } from './evidence.js';
import { exchangeRate } from './exchange.js';
import { fromMinorUnits, inMinorUnits } from './minor-units.js';
import { type Claimed, isObserved, type Payout, settle } from './payout.js';
import { both, curved, type CurvedEvidence } from './score.js';
import { spread } from './spread.js';

export interface PoolFigures {
  readonly pool: ElementOf<'pool'>;
  /** In which its payouts are made: the one of its plans if they agree, else its own. */
  readonly currency: Known<string>;
  readonly period: Period | undefined;
  readonly funding: CurvedEvidence | undefined;
  /** The share of the amount that is funded. */
  readonly fundedShare: Known<Rational>;
  /** From the pool's own currency into the one of its payouts. */
  readonly rate: Known<Rational>;
  /** amount × funded share × rate, exact. */
  readonly funded: Known<Rational>;
  readonly asked: Known<Rational>;
  /** What is paid for each unit asked, where no cap comes in. */
  readonly factor: Known<Rational>;
  readonly paid: Known<Rational>;
  /** What stays in the pool. */
  readonly unspent: Known<Rational>;
  readonly payouts: readonly Payout[];
}

/**
 * Steps 9 and 10 of section 10 of the semantics. A pool never pays more than it has. While a claim or the funding is
 * not known, nobody's share of it is: all its payouts are held.
 */
export function sharePool(
  pool: ElementOf<'pool'>,
  claims: readonly Claimed[],
  figures: Figures,
  assumptions: Assumptions,
): PoolFigures {
  const days = unionOf(claims.map(({ score }) => score.period));
  const own = pool.values.amount?.value.currency ?? figures.portfolio.settings?.values.currency?.value;
  const currency = payoutCurrency(pool, own, claims);
  const funding = fundingOf(pool, days, figures, assumptions);
  const fundedShare = funding === undefined ? Rational.ONE : funding.pays;
  const rate = exchange(figures, own, currency, days?.from);
  const amount: Known<Rational> = pool.values.amount?.value.amount ?? unknown(`amount of ${pool.id}`);
  const funded = both(both(amount, fundedShare, times), rate, times);
  const converted = claims.map((claim) => convert(claim, figures, currency));
  const asked = sumKnown(converted.map((each) => each.asked));
  const about = { pool, currency, period: days, funding, fundedShare, rate, funded, asked };
  const missing = [currency, funded, asked].flatMap((value) => (isUnknown(value) ? value.missing : []));
  if (isUnknown(currency) || isUnknown(funded) || isUnknown(asked) || missing.length > 0) {
    const absent = unknown(...missing);
    const held = converted.map(({ claim }) => hold(claim, pool.id, figures.asOf, currency, absent));
    return { ...about, factor: absent, paid: absent, unspent: absent, payouts: held };
  }
  const shared = shareOut(pool, converted as readonly KnownClaim[], funded, currency, {
    asOf: figures.asOf,
    // What one asks for decides what all are paid.
    isOpen:
      (funding !== undefined && isIncomplete(funding.evidence)) ||
      claims.some(({ score }) => !isObserved(score, figures.asOf)),
  });
  return { ...about, ...shared };
}

interface Converted {
  readonly claim: Claimed;
  readonly asked: Known<Rational>;
  readonly most: Known<Rational>;
}
interface KnownClaim {
  readonly claim: Claimed;
  readonly asked: Rational;
  readonly most: Rational;
}

function shareOut(
  pool: ElementOf<'pool'>,
  claims: readonly KnownClaim[],
  funded: Rational,
  currency: string,
  { asOf, isOpen }: { readonly asOf: string; readonly isOpen: boolean },
): Pick<PoolFigures, 'factor' | 'paid' | 'unspent' | 'payouts'> {
  const over = pool.values.over?.value ?? 'scaleDown';
  const { amounts, factor } = spread(
    claims.map(({ claim, asked, most }) => ({ id: claim.id, asked, most })),
    funded,
    over,
  );
  const has = inMinorUnits(funded, currency).round(0, 'floor').numerator;
  const wanted = inMinorUnits(Rational.sum(amounts.values()), currency).round(0, 'halfUp').numerator;
  const total = wanted < has ? wanted : has;
  const exact = claims.map(({ claim: { id } }) => ({ id, exact: inMinorUnits(amounts.get(id)!, currency) }));
  const units = roundTogether(exact, total);
  const payouts = claims.map(({ claim }, i) =>
    settle(claim, asOf, {
      currency,
      pool: pool.id,
      exact: amounts.get(claim.id)!,
      amount: fromMinorUnits(units[i]!, currency),
      isOpen,
    }),
  );
  const paid = fromMinorUnits(
    units.reduce((sum, each) => sum + each, 0n),
    currency,
  );
  return { factor, paid, unspent: funded.minus(paid), payouts };
}

function fundingOf(
  pool: ElementOf<'pool'>,
  days: Period | undefined,
  figures: Figures,
  assumptions: Assumptions,
): CurvedEvidence | undefined {
  const funding = pool.values.funding?.value;
  if (funding === undefined || days === undefined) return undefined;
  const currency = figures.portfolio.settings?.values.currency?.value;
  return curved(
    funding,
    (metric, element) => evidenceFor(figures.measurements, assumptions, metric, element, days),
    currency,
  );
}

/** A pool's funding is measured over all days of its plans. */
export function unionOf(periods: readonly Period[]): Period | undefined {
  const [first, ...others] = periods;
  if (first === undefined) return undefined;
  return others.reduce((all, { from, to }) => {
    if (all.from === from && all.to === to) return all;
    return period(
      all.from === undefined || from === undefined ? undefined : all.from < from ? all.from : from,
      all.to === undefined || to === undefined ? undefined : all.to > to ? all.to : to,
    );
  }, first);
}

function payoutCurrency(pool: ElementOf<'pool'>, own: string | undefined, claims: readonly Claimed[]): Known<string> {
  const currencies = new Set(claims.flatMap(({ target }) => (isUnknown(target) ? [] : [target.currency])));
  const only = currencies.size === 1 ? [...currencies][0] : own;
  return only ?? unknown(`currency of ${pool.id}`);
}

function exchange(
  figures: Figures,
  from: string | undefined,
  to: Known<string>,
  day: string | undefined,
): Known<Rational> {
  if (isUnknown(to)) return to;
  if (from === undefined || from === to) return Rational.ONE;
  return exchangeRate(figures.currencies, from, to, day);
}

function convert(claim: Claimed, figures: Figures, currency: Known<string>): Converted {
  const { target, score } = claim;
  const rate = isUnknown(target) ? target : exchange(figures, target.currency, currency, score.period.from);
  return { claim, asked: both(claim.asked, rate, times), most: both(claim.most, rate, times) };
}

function hold(claim: Claimed, pool: string, asOf: string, currency: Known<string>, absent: Known<Rational>): Payout {
  return settle(claim, asOf, { currency: isUnknown(currency) ? '' : currency, pool, exact: absent, amount: absent });
}

function sumKnown(values: readonly Known<Rational>[]): Known<Rational> {
  const missing = new Set<string>();
  const known: Rational[] = [];
  for (const value of values) {
    if (isUnknown(value)) for (const name of value.missing) missing.add(name);
    else known.push(value);
  }
  return missing.size > 0 ? unknown(...missing) : Rational.sum(known);
}

function times(a: Rational, b: Rational): Rational {
  return a.times(b);
}
