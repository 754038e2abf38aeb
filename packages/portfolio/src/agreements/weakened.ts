import type { Figures } from '../figures/figures.js';
import { type Duration, fraction, type Percent } from '../values/index.js';
import type { Commitment } from './commitments.js';
import { longer, millisecondsOf } from './lengths.js';
import { type TimeDimension, timeOf } from './times.js';

/** Whether a lower availability still reaches what is demanded, and carries those who lean on it. */
export function mayBeLowered(agreement: Commitment, to: Percent, figures: Figures): boolean {
  const { agreements } = figures;
  const { availability } = agreement.terms;
  if (availability === undefined) return false;
  const share = fraction(to);
  const terms = {
    ...agreement.terms,
    availability: { value: { ...availability.value, percent: to, share }, at: availability.at },
  };
  const short = agreements
    .demandsOn(agreement)
    .some((demand) =>
      agreements.compare(terms, demand.terms).shortfalls.some(({ dimension }) => dimension === 'availability'),
    );
  if (short) return false;
  return (
    standingOn(agreement, figures)?.every((other) => {
      const before = agreements.assess(other)?.verdict;
      const after = agreements.assess(other, { commitment: agreement, share })?.verdict;
      return after === before || (after !== 'impossible' && after !== 'unsupported');
    }) === true
  );
}

/** Whether a longer time is still what is demanded, and short enough for those who lean on it. */
export function mayTakeLonger(
  agreement: Commitment,
  dimension: TimeDimension,
  to: Duration,
  figures: Figures,
): boolean {
  const { agreements } = figures;
  const demanded = agreements.demandsOn(agreement).flatMap(({ terms }) => timeOf(terms, dimension) ?? []);
  if (demanded.some(({ value }) => longer(to, value) > 0)) return false;
  const supposed = { commitment: agreement, milliseconds: millisecondsOf(to) };
  return (
    standingOn(agreement, figures)?.every((other) => {
      const own = timeOf(other.terms, dimension);
      if (own === undefined) return true;
      return agreements.reach(other, dimension, supposed)?.atLeast.greaterThan(millisecondsOf(own.value)) !== true;
    }) === true
  );
}

/** The promises that stand on an agreement: SLAs of its own service, and those of other services; see `leaningOn`. */
export function standingOn(agreement: Commitment, figures: Figures): readonly Commitment[] | undefined {
  const { kind, service } = agreement;
  const own = kind === 'sla' ? [] : figures.agreements.commitments.slasOf(service);
  const others = leaningOn(service, figures);
  return others && [...own, ...others];
}

/** Where more services than this stand on a promise, it is not offered to be weakened: not all of them are tried. */
const MOST_LEANING = 100;

/** The promises that stand on a service, at any distance; `undefined` where there are too many to try. */
function leaningOn(service: string, { agreements, relations }: Figures): readonly Commitment[] | undefined {
  const users = new Set([service]);
  for (const user of users) {
    for (const { id } of relations.requiredBy(user)) users.add(id);
    if (users.size > MOST_LEANING) return undefined;
  }
  users.delete(service);
  return [...users].flatMap((user) => agreements.promisesOf(user));
}
