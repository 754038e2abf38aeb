import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnknown, type Known, Rational, spread, targetShare } from '@btaas/portfolio';
import { measuredOf, plans, PREAMBLE, textOf } from './random-plans.js';
import { days, rewarded } from './samples.js';

const known = (value: Known<Rational>): Rational => {
  if (isUnknown(value)) throw new Error(`missing: ${value.missing.join()}`);
  return value;
};
const seed = 20_260_703;

describe('a pool', () => {
  const two = fc.tuple(
    plans({ missing: false }),
    plans({ missing: false }),
    fc.integer({ min: 0, max: 80_000 }),
    fc.constantFrom('scaleDown', 'distribute'),
  );
  it('never pays more than it has, never loses a cent, and pays nobody more than the cap of the plan', () => {
    fc.assert(
      fc.property(two, ([one, other, amount, over]) => {
        const text = `${PREAMBLE}\n${textOf(one, 'One')}\n${textOf(other, 'Two')}\npool Pool { amount ${amount} EUR  plans One, Two  over ${over} }`;
        const pool = rewarded(text, [...measuredOf(one, 'One'), ...measuredOf(other, 'Two')]).rewards.pools[0]!;
        const paid = Rational.sum(pool.payouts.map(({ amount }) => known(amount)));
        expect(paid.lessOrEqual(known(pool.funded))).toBe(true);
        expect(String(known(pool.paid))).toBe(String(paid));
        expect(String(paid.plus(known(pool.unspent)))).toBe(String(known(pool.funded)));
        const cent = Rational.of('0.01');
        // What is wanted and there is paid to the last cent; only caps leave money in the pool.
        if (known(pool.asked).greaterOrEqual(known(pool.funded))) expect(known(pool.unspent).lessThan(cent)).toBe(true);
        for (const payout of pool.payouts) {
          expect(known(payout.amount).minus(known(payout.most)).lessThan(cent)).toBe(true);
          expect(known(payout.amount).minus(known(payout.exact)).abs().lessThan(cent)).toBe(true);
        }
      }),
      { seed, numRuns: 150, endOnFailure: true },
    );
  });
  it('hands on all that caps leave room for when it distributes', () => {
    const asks = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(asks, fc.nat(20_000), (list, funds) => {
        const all = list.map(([asked, room], i) => ({
          id: `p${i}`,
          asked: Rational.of(asked),
          most: Rational.of(asked + room),
        }));
        const { amounts } = spread(all, Rational.of(funds), 'distribute');
        const paid = Rational.sum(amounts.values());
        const room = Rational.sum(all.filter(({ asked }) => !asked.isZero()).map(({ most }) => most));
        expect(String(paid)).toBe(String(Rational.min(Rational.of(funds), room)));
        for (const { id, most } of all) expect(amounts.get(id)!.lessOrEqual(most)).toBe(true);
      }),
      { seed, numRuns: 500, endOnFailure: true },
    );
  });
});

describe('a payout', () => {
  it('never falls when a metric gets better', () => {
    fc.assert(
      fc.property(plans({ missing: false }), fc.nat(3), fc.nat(800), (plan, which, step) => {
        const index = which % plan.components.length;
        const better = plan.components.map((each, i) =>
          i === index ? { ...each, measured: each.measured! + (each.lower ? -step : step) } : each,
        );
        const text = `${PREAMBLE}\n${textOf(plan, 'N')}`;
        const before = rewarded(text, measuredOf(plan, 'N')).rewards.payouts;
        const improved = {
          ...plan,
          components: better.map((each) => ({ ...each, measured: Math.max(0, each.measured!) })),
        };
        const after = rewarded(text, measuredOf(improved, 'N')).rewards.payouts;
        for (const [i, payout] of before.entries()) {
          expect(known(after[i]!.exact).greaterOrEqual(known(payout.exact))).toBe(true);
        }
      }),
      { seed, numRuns: 200, endOnFailure: true },
    );
  });
  it('does not depend on the order of anything in the text', () => {
    fc.assert(
      fc.property(plans(), plans(), fc.nat(60_000), (one, two, amount) => {
        const rows = [...measuredOf(one, 'One'), ...measuredOf(two, 'Two')];
        const pool = (names: string) => `pool Pool { amount ${amount} EUR  plans ${names} }`;
        const straight = `${PREAMBLE}\n${textOf(one, 'One')}\n${textOf(two, 'Two')}\n${pool('One, Two')}`;
        const turned = `${pool('Two, One')}\n${textOf(two, 'Two', true)}\n${textOf(one, 'One', true)}\n${PREAMBLE}`;
        const paid = (text: string) =>
          rewarded(text, rows).rewards.payouts.map(({ id, amount }) => [id, String(amount)]);
        expect(paid(turned)).toEqual(paid(straight));
      }),
      { seed, numRuns: 100, endOnFailure: true },
    );
  });
  it('is the same for a time that is split into segments', () => {
    const cut = fc.tuple(
      fc.constantFrom('year', 'quarter', 'month', 'week', 'day', undefined),
      fc.integer({ min: 1, max: 500 }),
    );
    fc.assert(
      fc.property(cut, ([per, at]) => {
        const whole = days('2026-11-15 .. 2028-04-10');
        const day = (n: number) => new Date(Date.parse('2026-11-15') + n * 86_400_000).toISOString().slice(0, 10);
        const fte = Rational.of('0.6');
        const parts = [days(`2026-11-15 .. ${day(at)}`), days(`${day(at + 1)} .. 2028-04-10`)];
        const once = targetShare([{ fte, period: whole }], per, whole);
        const split = targetShare(
          parts.map((period) => ({ fte, period })),
          per,
          whole,
        );
        expect(String(split)).toBe(String(once));
      }),
      { seed, numRuns: 200, endOnFailure: true },
    );
  });
});
