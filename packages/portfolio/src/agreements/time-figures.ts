import type { Explanation, Figure, FigureInput } from '../figures/figure.js';
import { Rational } from '../exact/index.js';
import { type Duration, type Percent, percent, type Unknown, unknown } from '../values/index.js';
import type { Commitment } from './commitments.js';
import { durationOf, millisecondsOf } from './lengths.js';
import { handoverIn, type MissingTime, type Reach, type TimeDimension, timeName, timeOf } from './times.js';

/** A time that is promised, and what stands behind it. */
export interface TimeFigures {
  /** Such as `response P1`. */
  readonly name: string;
  readonly promised: Figure<Duration>;
  /** What the chain needs; unknown while an agreement says nothing about it. Nothing where nothing stands behind. */
  readonly behind: Figure<Duration> | undefined;
  /** Whether the chain is as fast as promised; `undefined` while that is unknown. */
  readonly holds: boolean | undefined;
  /** Of a latency: the percentile at which the sum over the chain is guaranteed. */
  readonly guaranteedAt: Percent | undefined;
}

const FORMULAS: Readonly<Record<TimeDimension['of'], string>> = {
  response: 'own commission + max over required services of (hand-over + response); of anyOf(k, …) the k-th fastest',
  resolution:
    'max of own commission and (hand-over + resolution) of each required service; of anyOf(k, …) the k-th fastest',
  rto: 'own commission + max over required services; of anyOf(k, …) the k-th fastest',
  rpo: 'max of own commission and of the required services that hold data',
  latency: 'sum over own commission and required services, one after another; of anyOf the slowest member',
};

/** The times that an agreement promises, each held against its chain. */
export function timeFigures(
  promise: Commitment,
  behind: (dimension: TimeDimension) => Reach | undefined,
): readonly TimeFigures[] {
  return promisedTimes(promise).map((dimension) => {
    const stated = timeOf(promise.terms, dimension)!;
    const reach = behind(dimension);
    const name = timeName(dimension);
    const promised: Figure<Duration> = {
      value: stated.value,
      explain: () => ({
        label: `${name} promised by ${promise.label}`,
        value: stated.value,
        formula: 'as declared',
        inputs: [{ label: promise.label, value: stated.value, place: stated.at }],
      }),
    };
    return {
      name,
      promised,
      behind: reach && behindFigure(promise, dimension, reach),
      holds: reach && holds(reach, stated.value),
      guaranteedAt:
        dimension.of === 'latency' ? reach && guaranteedPercentile(dimension.key, reach.by.length) : undefined,
    };
  });
}

function promisedTimes({ terms }: Commitment): readonly TimeDimension[] {
  const keyed = (['response', 'resolution', 'latency'] as const).flatMap((of) =>
    terms[of].map(({ key }) => ({ of, key })),
  );
  const single = (['rto', 'rpo'] as const).flatMap((of) => (terms[of] === undefined ? [] : [{ of, key: '' }]));
  return [...keyed, ...single];
}

function holds(reach: Reach, promised: Duration): boolean | undefined {
  if (reach.atLeast.greaterThan(millisecondsOf(promised))) return false;
  return reach.missing.length === 0 ? true : undefined;
}

function behindFigure(promise: Commitment, dimension: TimeDimension, reach: Reach): Figure<Duration> {
  const name = timeName(dimension);
  const value: Duration | Unknown =
    reach.missing.length === 0
      ? durationOf(reach.atLeast)
      : unknown(...reach.missing.flatMap((missing) => missingTexts(missing, name)));
  return {
    value,
    explain: (): Explanation => ({
      label: `${name} behind ${promise.label}`,
      value,
      formula: FORMULAS[dimension.of],
      inputs: [
        ...reach.by.map((commitment): FigureInput => {
          const stated = timeOf(commitment.terms, dimension);
          return stated === undefined
            ? { label: commitment.label, value: durationOf(reach.atLeast) }
            : { label: commitment.label, value: stated.value, place: stated.at };
        }),
        ...handoverInput(reach, dimension),
      ],
      notes: notesOf(dimension, reach),
    }),
  };
}

function handoverInput(reach: Reach, dimension: TimeDimension): readonly FigureInput[] {
  const handover = handoverIn(reach, dimension);
  return handover.sign() > 0 ? [{ label: 'hand-over', value: durationOf(handover) }] : [];
}

function notesOf({ of, key }: TimeDimension, { by }: Reach): readonly string[] {
  if (of !== 'latency' || by.length < 2) return [];
  const at = guaranteedPercentile(key, by.length);
  const guaranteed = at === undefined ? 'no percentile that is known' : `p${at.value} only: 1 − Σ(1 − p)`;
  return [`Percentiles do not add: the sum of ${by.length} times at ${key} is guaranteed at ${guaranteed}`];
}

/**
 * The percentile at which the sum of several times is guaranteed that are each kept at `percentile`, such as `p95`:
 * 1 − Σ(1 − p), and zero at least (Boole's inequality). `undefined` for what is no percentile.
 */
export function guaranteedPercentile(percentile: string, steps: number): Percent | undefined {
  const digits = /^p(\d{1,2}(?:_?\d+)?)$/.exec(percentile)?.[1]?.replaceAll('_', '');
  if (digits === undefined) return undefined;
  // p999 is the 99.9th percentile.
  const value = digits.length <= 2 ? Rational.of(digits) : Rational.of(`${digits.slice(0, 2)}.${digits.slice(2)}`);
  const missed = Rational.HUNDRED.minus(value).times(Rational.of(Math.max(1, steps)));
  return percent(Rational.max(Rational.ZERO, Rational.HUNDRED.minus(missed)));
}

function missingTexts(missing: MissingTime, name: string): readonly string[] {
  switch (missing.why) {
    case 'silent':
      return missing.commitments.map(({ label }) => `${name} of ${label}`);
    case 'noAgreement':
      return [`an OLA or UC for ${missing.service}`];
    case 'unresolved':
      return [`a service that ${missing.service} requires`];
    case 'tooDeep':
      return [`an agreement near ${missing.service}`];
  }
}
