import fc from 'fast-check';
import type { NaiveComponent, NaivePlan } from './naive.js';
import { SERVICES } from './samples.js';

/** Random plans, in the words of the naive computation and as text with measured values. */

const DAY = 86_400_000;
const iso = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
const dayNumber = fc.integer({ min: Date.parse('2025-11-01') / DAY, max: Date.parse('2028-03-31') / DAY });

export function curve(lower: boolean, monotone = true): fc.Arbitrary<NaiveComponent['points']> {
  return fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 5, maxLength: 5 }),
    )
    .map(([xs, ys]) => {
      const x = xs.sort((a, b) => (lower ? b - a : a - b));
      const y = monotone ? ys.sort((a, b) => a - b) : ys;
      return x.map((each, i) => [each, y[i]!] as const);
    });
}

function component(measured: fc.Arbitrary<number | undefined>): fc.Arbitrary<NaiveComponent> {
  return fc.boolean().chain((lower) =>
    fc.record(
      {
        weight: fc.integer({ min: 1, max: 6_000 }),
        lower: fc.constant(lower),
        cap: fc.integer({ min: 0, max: 15_000 }),
        points: curve(lower),
        measured,
      },
      { requiredKeys: ['weight', 'lower', 'points', 'measured'] },
    ),
  );
}

const value = fc.integer({ min: 0, max: 5_500 });
const gate = fc.record({
  holds: fc.boolean(),
  kind: fc.constantFrom('zero' as const, 'cap' as const, 'multiply' as const),
  by: fc.integer({ min: 0, max: 10_000 }),
});
const segments = (from: number, to: number) =>
  fc
    .array(
      fc.tuple(
        fc.integer({ min: from - 40, max: to + 40 }),
        fc.integer({ min: 0, max: 300 }),
        fc.constantFrom(25, 40, 50, 100),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((list) => list.map(([start, length, fte]) => ({ fte, from: iso(start), until: iso(start + length) })));

export function plans({ missing = true } = {}): fc.Arbitrary<NaivePlan> {
  return fc.tuple(dayNumber, fc.integer({ min: 0, max: 500 })).chain(([from, length]) =>
    fc
      .record(
        {
          from: fc.constant(iso(from)),
          to: fc.constant(iso(from + length)),
          target: fc.integer({ min: 1, max: 90_000 }),
          per: fc.constantFrom('year' as const, 'month' as const, 'period' as const),
          cap: fc.integer({ min: 2_000, max: 20_000 }),
          missing: fc.constantFrom('hold' as const, 'zero' as const, 'redistribute' as const),
          components: fc.array(component(missing ? fc.option(value, { nil: undefined, freq: 4 }) : value), {
            minLength: 1,
            maxLength: 4,
          }),
          modifier: fc
            .tuple(component(value), fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 9_000, max: 15_000 }))
            .map(([each, least, most]) => ({ ...each, least, most })),
          gates: fc.array(gate, { maxLength: 3 }),
          people: fc.array(segments(from, from + length), { minLength: 1, maxLength: 4 }),
        },
        { requiredKeys: ['from', 'to', 'target', 'per', 'cap', 'missing', 'components', 'gates', 'people'] },
      )
      .map((plan) => ({ ...plan, people: plan.people.map((list, i) => ({ id: `p${i}`, segments: list })) })),
  );
}

const percents = (hundredths: number) => `${(hundredths / 100).toFixed(2)}%`;
const thousandths = (n: number) => (n / 1000).toFixed(3);
const points = (list: NaiveComponent['points']) =>
  list.map(([x, y]) => `${thousandths(x)} -> ${percents(y)}`).join('  ');

/** Each component measures `confidence` of a service of its own, so that it can be told from the others. */
export function textOf(plan: NaivePlan, name: string, reverse = false): string {
  const order = <T>(items: readonly T[]) => (reverse ? items.toReversed() : items);
  const services = [...plan.components.keys(), 'm'].map(
    (i) => `service ${name}S${i} supporting { archetype A  accountable Owners  state operational }`,
  );
  const people = plan.people.map(
    ({ id, segments: list }) =>
      `person ${name}${id} { ${order(list)
        .map(({ fte, from, until }) => `fte ${(fte / 100).toFixed(2)} from ${from} until ${until}`)
        .join('  ')} }`,
  );
  const parts = plan.components.map(
    ({ weight, lower, cap, points: curveOf }, i) =>
      `  component confidence of ${name}S${i} weight ${percents(weight)}${lower ? ' lower' : ''}${
        cap === undefined ? '' : ` cap ${percents(cap)}`
      } { ${points(order(curveOf))} }`,
  );
  const { modifier } = plan;
  const factor =
    modifier === undefined
      ? []
      : [
          `  modifier "M" confidence of ${name}Sm ${modifier.lower ? 'lower ' : ''}between ${percents(modifier.least)}..${percents(modifier.most)} { ${points(order(modifier.points))} }`,
        ];
  const gates = plan.gates.map(
    ({ holds, kind, by }, i) =>
      `  gate "${i}" when ${holds ? '1 = 1' : '1 = 2'} else ${kind === 'zero' ? 'zero' : `${kind} ${percents(by)}`}`,
  );
  const per = plan.per === 'period' ? '' : `/${plan.per}`;
  const body = [
    `  for ${order(plan.people.map(({ id }) => name + id)).join(', ')}`,
    `  period ${plan.from} .. ${plan.to}`,
    `  target ${plan.target} EUR${per}`,
    `  cap ${percents(plan.cap)}`,
    `  missing ${plan.missing}`,
    ...order([...parts, ...factor, ...gates]),
  ];
  return [...order([...services, ...people, `plan ${name} {\n${body.join('\n')}\n}`])].join('\n');
}

export function measuredOf(plan: NaivePlan, name: string): readonly (readonly [string, string, string, string])[] {
  const period = `${plan.from} .. ${plan.to}`;
  const values = [...plan.components.map(({ measured }, i) => [String(i), measured] as const)];
  if (plan.modifier !== undefined) values.push(['m', plan.modifier.measured]);
  return values.flatMap(([i, measured]) =>
    measured === undefined ? [] : [['confidence', `${name}S${i}`, period, thousandths(measured)] as const],
  );
}

export const PREAMBLE = SERVICES;
