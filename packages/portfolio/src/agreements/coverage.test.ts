import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figuresOf } from '../../../../test/support/portfolio.js';

/** Four calendars of one week, by the hours of each day in which they are open. */
const CALENDARS: Readonly<Record<string, readonly (readonly [from: number, to: number])[]>> = {
  Always: [[0, 24]],
  Day: [[6, 18]],
  Evening: [[18, 24]],
  Split: [
    [0, 8],
    [16, 24],
  ],
};
const NAMES = Object.keys(CALENDARS);
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
const HEAD = `portfolio P { currency EUR  period 2026-02-02 .. 2026-02-08 }
archetype A
team T
provider In internal
${NAMES.map((name) => `calendar ${name} { ${CALENDARS[name]!.map(([from, to]) => `open Mon..Sun ${clock(from)}..${clock(to)}`).join('  ')} }`).join('\n')}
`;

interface Required {
  readonly count: number | undefined;
  readonly members: readonly number[];
}
interface Planned {
  readonly hours: string | undefined;
  readonly requires: readonly Required[];
}
const plans = fc
  .array(
    fc.record({
      hours: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
      requires: fc.array(
        fc.record({
          count: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
          members: fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 3 }),
        }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((raw) =>
    raw.map(({ hours, requires }, i): Planned => {
      const needs = requires.flatMap(({ count, members }): readonly Required[] => {
        const known = [...new Set(i === 0 ? [] : members.map((member) => member % i))];
        if (known.length === 0) return [];
        return count === undefined || known.length === 1
          ? known.map((member) => ({ count: undefined, members: [member] }))
          : [{ count: Math.min(count, known.length), members: known }];
      });
      const last = i === raw.length - 1;
      return { hours: last ? undefined : (hours ?? (needs.length === 0 ? 'Day' : undefined)), requires: needs };
    }),
  );

it('finds the hours that a chain leaves open exactly where, hour by hour, too little is open', () => {
  fc.assert(
    fc.property(plans, fc.constantFrom(...NAMES), (services, promised) => {
      const text = services.map(({ hours, requires }, i) => {
        const needs = requires.map(({ count, members }) =>
          count === undefined
            ? `N${members[0]}`
            : `anyOf(${count}, ${members.map((member) => `N${member}`).join(', ')})`,
        );
        const offered = i === services.length - 1 ? `offering O { sla { hours ${promised} } }` : '';
        const required = needs.length === 0 ? '' : `requires ${needs.join(', ')}`;
        return `service N${i} supporting { archetype A  accountable T  state operational  ${required}  ${offered} }
${hours === undefined ? '' : `commission N${i} to In { ola { hours ${hours} } }\n`}`;
      });
      const isOpen = (i: number, hour: number): boolean => {
        const { hours, requires } = services[i]!;
        if (hours !== undefined) return CALENDARS[hours]!.some(([from, to]) => from <= hour && hour < to);
        return requires.every(
          ({ count, members }) => members.filter((member) => isOpen(member, hour)).length >= (count ?? members.length),
        );
      };
      const hours = Array.from({ length: 24 }, (_, hour) => hour);
      const closed = hours.filter(
        (hour) =>
          CALENDARS[promised]!.some(([from, to]) => from <= hour && hour < to) && !isOpen(services.length - 1, hour),
      );
      const { agreements } = figuresOf(HEAD + text.join(''));
      const [promise] = agreements.commitments.slasOf(`N${services.length - 1}`);
      const uncovered = agreements.coverage(promise!)!.uncovered.map(({ gap: [start] }) => (start / 60) % 24);
      expect(uncovered.length > 0).toBe(closed.length > 0);
      // The first hour that is missing is the first of some gap; each gap begins in a closed hour.
      if (closed.length > 0) expect(uncovered).toContain(closed[0]);
      for (const start of uncovered) expect(closed).toContain(start);
    }),
    { seed: 20260709, numRuns: 200 },
  );
});
