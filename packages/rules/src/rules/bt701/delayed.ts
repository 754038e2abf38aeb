import type { Migration, Period, Portfolio, Wave } from '@btaas/portfolio';
import { movedBehind } from './moved-behind.js';

/** A wave with the migration that it is part of. */
export interface Step {
  readonly migration: Migration;
  readonly wave: Wave;
}
/** A wave, and the period to which it is moved. */
export interface Delay {
  readonly step: Step;
  readonly to: Period;
}

/** More moves than this are not offered as one repair. */
const MOST = 1_000;

/** Which waves come after each wave, by its id. */
export function followersIn(portfolio: Portfolio): ReadonlyMap<string, readonly Step[]> {
  const followers = new Map<string, Step[]>();
  for (const migration of portfolio.all('migration')) {
    for (const wave of migration.values.wave) {
      for (const { value } of wave.value.after) {
        if (!value.found) continue;
        const known = followers.get(value.to);
        if (known === undefined) followers.set(value.to, [{ migration, wave }]);
        else known.push({ migration, wave });
      }
    }
  }
  return followers;
}

/**
 * What becomes later when a wave is moved behind a day: the wave, and all that come after it and would begin before it has
 * ended. `undefined` where that has no end: behind a wave without a last day, or along a circle.
 */
export function delayedBy(
  first: Step,
  day: string,
  followers: ReadonlyMap<string, readonly Step[]>,
): readonly Delay[] | undefined {
  const delays = new Map<string, Delay>();
  const waiting = [{ step: first, day }];
  for (const { step, day: last } of waiting) {
    const { id, range } = step.wave.value;
    const period = delays.get(id)?.to ?? range?.value;
    if (period === undefined || (period.from !== undefined && period.from > last)) continue;
    const to = movedBehind(period, last);
    if (to === undefined || waiting.length > MOST) return undefined;
    delays.set(id, { step, to });
    if (to.to === undefined) continue;
    for (const follower of followers.get(id) ?? []) waiting.push({ step: follower, day: to.to });
  }
  return [...delays.values()];
}
