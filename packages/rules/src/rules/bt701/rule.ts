import {
  type Place,
  type Portfolio,
  predecessors,
  printPeriod,
  valuePlace,
  type Wave,
  waveCycles,
} from '@btaas/portfolio';
import { type Fix, rule, type RuleFinding } from '../../rule.js';
import { delayedBy, followersIn, type Step } from './delayed.js';

export default rule({
  id: 'BT701',
  level: 'error',
  title: 'A wave that begins before what it comes after has ended',
  *checkAll({ portfolio }) {
    let followers: ReturnType<typeof followersIn> | undefined;
    for (const [step, before] of stepsTooEarly(portfolio)) {
      followers ??= followersIn(portfolio);
      yield tooEarly(step, before, followers);
    }
    for (const cycle of waveCycles(portfolio.all('migration'))) yield circle(cycle, portfolio);
  },
});

/** Each wave that begins too early, with the one that it comes after. */
function* stepsTooEarly(portfolio: Portfolio): Iterable<readonly [Step, Step]> {
  for (const migration of portfolio.all('migration')) {
    for (const wave of migration.values.wave) {
      for (const { value } of wave.value.after) {
        const before = value.found ? stepOf(value.to, portfolio) : undefined;
        if (before === undefined || !beginsTooEarly(wave, before.wave)) continue;
        // Waves of a circle have their own finding: no dates could put them right.
        if (!leadsTo(before.wave.value.id, wave.value.id, portfolio)) yield [{ migration, wave }, before];
      }
    }
  }
}

function stepOf(id: string, portfolio: Portfolio): Step | undefined {
  const owner = portfolio.part(id)?.owner;
  if (owner?.kind !== 'migration') return undefined;
  const wave = owner.values.wave.find(({ value }) => value.id === id);
  return wave && { migration: owner, wave };
}

function beginsTooEarly({ value }: Wave, before: Wave): boolean {
  const [begins, ends] = [value.range?.value, before.value.range?.value];
  if (begins === undefined || ends === undefined) return false;
  return begins.from === undefined || ends.to === undefined || begins.from <= ends.to;
}

function leadsTo(from: string, to: string, portfolio: Portfolio): boolean {
  const seen = new Set([from]);
  for (const id of seen) {
    if (id === to) return true;
    const step = stepOf(id, portfolio);
    for (const next of step === undefined ? [] : predecessors(step.wave)) seen.add(next);
  }
  return false;
}

function tooEarly(step: Step, before: Step, followers: ReturnType<typeof followersIn>): RuleFinding {
  const { migration, wave } = step;
  const name = wave.value.name.value;
  const earlier = before.wave.value.name.value;
  const range = wave.value.range!;
  const ends = before.wave.value.range!.value.to;
  const begins = range.value.from === undefined ? 'has no first day' : `begins on ${range.value.from}`;
  return {
    message: `${name} ${begins}, but comes after ${earlier}, which ${ends === undefined ? 'has no last day' : `ends on ${ends}`}`,
    at: valuePlace(migration, range),
    element: migration.id,
    related: [{ message: `${earlier} is here`, at: valuePlace(before.migration, before.wave.value.range!) }],
    fixes: ends === undefined ? [] : moved(step, earlier, ends, followers),
  };
}

/** It, and what comes after it, as much later as it takes. */
function moved(step: Step, earlier: string, ends: string, followers: ReturnType<typeof followersIn>): readonly Fix[] {
  const [first, ...others] = delayedBy(step, ends, followers) ?? [];
  if (first === undefined) return [];
  const more =
    others.length === 0 ? '' : `, and ${others.length === 1 ? 'the wave' : `the ${others.length} waves`} after it`;
  return [
    {
      title: `Move ${step.wave.value.name.value} behind ${earlier}: ${printPeriod(first.to)}${more}`,
      edits: [first, ...others].map(({ step: { migration, wave }, to }) => ({
        edit: 'replace' as const,
        at: valuePlace(migration, wave.value.range!),
        text: printPeriod(to),
      })),
    },
  ];
}

function circle({ path, alone }: ReturnType<typeof waveCycles>[number], portfolio: Portfolio): RuleFinding {
  const steps = path.map((id) => stepOf(id, portfolio)!);
  const names = steps.map(({ wave }) => wave.value.name.value);
  const places = steps.map((step, index) => afterPlace(step, path[(index + 1) % path.length]!));
  const way = path.map((_, index) => ` comes after ${names[(index + 1) % names.length]}`).join(', which');
  const fixes: readonly Fix[] = [
    {
      title: `Take out that ${names[0]} comes after ${names[1] ?? 'itself'}`,
      edits: [{ edit: 'removeValue', at: places[0]! }],
    },
  ];
  return {
    message: `${names[0]}${way}: none of them can begin; take one step out of the circle`,
    at: places[0]!,
    element: steps[0]!.migration.id,
    related: names.slice(1).map((name, index) => ({ message: `${name} is part of it`, at: places[index + 1]! })),
    // Where other circles go through the same waves, one step less does not mend it.
    fixes: alone ? fixes : [],
  };
}

function afterPlace({ migration, wave }: Step, id: string): Place {
  return valuePlace(migration, wave.value.after.find(({ value }) => value.to === id) ?? wave);
}
