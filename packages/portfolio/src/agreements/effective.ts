import { Rational } from '../exact/index.js';
import type { Duration, Rate } from '../values/index.js';
import { type KeyedTerm, termFor, type Terms, type Window } from './terms.js';
import { concentration, excludedShare } from './windows.js';

/** What an availability is held against: the window and the exclusions of the one who demands it. */
export interface Yardstick {
  readonly window: Window | undefined;
  readonly excludes: readonly KeyedTerm<Duration | Rate>[];
}

/** What an agreement demands of those behind it: its own window, and its own exclusions. */
export function yardstickOf({ terms }: { readonly terms: Terms }): Yardstick {
  return { window: terms.availability?.value.window, excludes: terms.excludes };
}

/** An availability in the window of who demands it, without what is excluded beyond their own exclusions. */
export interface EffectiveAvailability {
  /** As a share of one. */
  readonly share: Rational;
  /** The share is `times · (stated share) + offset`, so that a repair can ask for the stated one. */
  readonly slope: Rational;
  readonly offset: Rational;
  /** What had to be assumed, or was converted; for explanations. */
  readonly notes: readonly string[];
  /** What keeps the two from being compared, such as a window that only one of them states. */
  readonly incomparable: readonly string[];
}

const NONE: readonly string[] = [];

/**
 * What the availability of `terms` is worth against a yardstick. It is converted into the yardstick's window, and lowered
 * by the exclusions that the yardstick does not have itself: a supplier's maintenance counts as downtime for whoever has
 * promised to be up meanwhile. `undefined` where `terms` promise no availability.
 */
export function effectiveAvailability(terms: Terms, yardstick: Yardstick): EffectiveAvailability | undefined {
  if (terms.availability === undefined) return undefined;
  const { share, window } = terms.availability.value;
  if (countsAsStated(terms, yardstick.window)) {
    return { share, slope: Rational.ONE, offset: Rational.ZERO, notes: NONE, incomparable: NONE };
  }
  const notes: string[] = [];
  const incomparable: string[] = [];
  let slope = Rational.ONE;
  let offset = Rational.ZERO;
  if (window !== undefined && yardstick.window !== undefined && window !== yardstick.window) {
    slope = concentration(window, yardstick.window);
    offset = Rational.ONE.minus(slope);
    notes.push(conversionNote(window, yardstick.window));
  } else if ((window === undefined) !== (yardstick.window === undefined)) {
    incomparable.push('the window over which it is measured');
  }
  const extra = extraExclusions(terms, yardstick, notes, incomparable);
  if (!extra.isZero()) {
    const kept = Rational.ONE.minus(extra);
    slope = slope.times(kept);
    offset = offset.times(kept);
  }
  const effective = Rational.min(Rational.ONE, Rational.max(Rational.ZERO, share.times(slope).plus(offset)));
  return { share: effective, slope, offset, notes, incomparable };
}

/** Whether an availability is worth what it says to whoever measures over a window: it has the same, and excludes nothing. */
export function countsAsStated({ availability, excludes }: Terms, window: Window | undefined): boolean {
  if (availability === undefined || excludes.length > 0) return false;
  return availability.value.window === window && isShare(availability.value.share);
}
/** What is promised may be any percentage that somebody writes. */
const isShare = (share: Rational) => share.sign() >= 0 && share.lessOrEqual(Rational.ONE);

/** The share of the window that `terms` exclude and the yardstick does not. */
function extraExclusions(terms: Terms, yardstick: Yardstick, notes: string[], incomparable: string[]): Rational {
  let extra = Rational.ZERO;
  if (terms.excludes.length === 0) return extra;
  const window = yardstick.window ?? terms.availability?.value.window;
  for (const { key: reason, value } of terms.excludes) {
    const excluded = excludedShare(value, value.type === 'duration' ? terms.availability?.value.window : window);
    if (excluded === undefined) {
      incomparable.push(`per what time ${reason} is excluded`);
      continue;
    }
    const allowed = termFor(yardstick.excludes, reason);
    const own = allowed && (excludedShare(allowed.value, window) ?? Rational.ZERO);
    const beyond = own === undefined ? excluded : Rational.max(Rational.ZERO, excluded.minus(own));
    if (beyond.isZero()) notes.push(`${reason} is taken to fall into the same hours on both sides`);
    else extra = extra.plus(beyond);
  }
  return Rational.min(Rational.ONE, extra);
}

function conversionNote(from: Window, to: Window): string {
  return `a ${from} availability held against a ${to} one`;
}
