import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnknown, type Payout, Rational } from '@btaas/portfolio';
import { type Fraction, naiveCents, naiveClaim, naivePool } from './naive.js';
import { measuredOf, plans, PREAMBLE, textOf } from './random-plans.js';
import { rewarded } from './samples.js';

const centsOf = ({ amount }: Payout) => (isUnknown(amount) ? 'held' : amount.times(Rational.HUNDRED).toString());

describe('payouts, computed in a second way', () => {
  it('are the same to the cent for 300 plans', () => {
    fc.assert(
      fc.property(plans(), (plan) => {
        const figures = rewarded(`${PREAMBLE}\n${textOf(plan, 'N')}`, measuredOf(plan, 'N'));
        const expected = plan.people.map((person) => {
          const claim = naiveClaim(plan, person);
          return [`N${person.id}`, claim === undefined ? 'held' : String(naiveCents(claim))];
        });
        expect(figures.rewards.payouts.map((each) => [each.participant, centsOf(each)])).toEqual(expected);
      }),
      { seed: 20_260_701, numRuns: 300, endOnFailure: true },
    );
  });

  it('are the same to the cent for 150 pools of two plans', () => {
    fc.assert(
      fc.property(
        plans({ missing: false }),
        plans({ missing: false }),
        fc.integer({ min: 0, max: 60_000 }),
        (one, two, amount) => {
          const text = `${PREAMBLE}\n${textOf(one, 'One')}\n${textOf(two, 'Two')}\npool Pool { amount ${amount} EUR  plans One, Two }`;
          const figures = rewarded(text, [...measuredOf(one, 'One'), ...measuredOf(two, 'Two')]);
          const claims = new Map<string, Fraction>();
          for (const [name, plan] of [
            ['One', one],
            ['Two', two],
          ] as const) {
            for (const person of plan.people) claims.set(`${name} ${name}${person.id}`, naiveClaim(plan, person)!);
          }
          const expected = naivePool(claims, [BigInt(amount), 1n]);
          for (const payout of figures.rewards.payouts) {
            expect([payout.id, centsOf(payout)]).toEqual([payout.id, String(expected.get(payout.id))]);
          }
        },
      ),
      { seed: 20_260_702, numRuns: 150, endOnFailure: true },
    );
  });
});
