/**
 * A second way to compute what plans and pools pay, for the tests alone: fractions of two big integers that are never
 * reduced, a walk over every single day, and nothing of the product's code. Values are integers in the units given.
 */
export type Fraction = readonly [bigint, bigint];

export interface NaiveComponent {
  /** Hundredths of a percent. */
  readonly weight: number;
  readonly lower: boolean;
  /** Hundredths of a percent. */
  readonly cap?: number;
  /** Thousandths of the metric's unit, and hundredths of a percent. */
  readonly points: readonly (readonly [number, number])[];
  readonly measured?: number;
}
export interface NaivePlan {
  readonly from: string;
  readonly to: string;
  /** Whole units of the currency. */
  readonly target: number;
  readonly per: 'year' | 'month' | 'period';
  readonly cap: number;
  readonly missing: 'hold' | 'zero' | 'redistribute';
  readonly components: readonly NaiveComponent[];
  /** Bounds and curve in hundredths of a percent. */
  readonly modifier?: NaiveComponent & { readonly least: number; readonly most: number };
  readonly gates: readonly {
    readonly holds: boolean;
    readonly kind: 'zero' | 'cap' | 'multiply';
    readonly by: number;
  }[];
  readonly people: readonly {
    readonly id: string;
    /** Hundredths of full time. */
    readonly segments: readonly { readonly fte: number; readonly from: string; readonly until: string }[];
  }[];
}

const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const times = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]];
const over = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1], a[1] * b[0]];
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, [-b[0], b[1]]);
const less = (a: Fraction, b: Fraction) => minus(a, b)[0] * minus(a, b)[1] < 0n;
const least = (a: Fraction, b: Fraction) => (less(a, b) ? a : b);
const most = (a: Fraction, b: Fraction) => (less(a, b) ? b : a);
const hundredths = (n: number): Fraction => [BigInt(n), 10_000n];

function pays({ points, lower }: NaiveComponent, measured: number): Fraction {
  const sign = lower ? -1 : 1;
  const ordered = points.map(([x, y]) => [x * sign, y] as const).sort((a, b) => a[0] - b[0]);
  const x = measured * sign;
  if (x < ordered[0]![0]) return [0n, 1n];
  for (let i = 0; i + 1 < ordered.length; i++) {
    const [x0, y0] = ordered[i]!;
    const [x1, y1] = ordered[i + 1]!;
    if (x >= x0 && x < x1) {
      return plus(hundredths(y0), times(hundredths(y1 - y0), [BigInt(x - x0), BigInt(x1 - x0)]));
    }
  }
  return hundredths(ordered.at(-1)![1]);
}

/** The share of the target that is earned; `undefined` while something is missing. */
export function naiveScore(plan: NaivePlan): Fraction | undefined {
  const there = plan.components.filter(({ measured }) => measured !== undefined);
  if (there.length < plan.components.length && plan.missing === 'hold') return undefined;
  if (there.length === 0 && plan.missing === 'redistribute') return undefined;
  const weights = (list: readonly NaiveComponent[]) => list.reduce((sum, { weight }) => sum + weight, 0);
  let sum: Fraction = [0n, 1n];
  for (const component of there) {
    const own = pays(component, component.measured!);
    const capped = component.cap === undefined ? own : least(own, hundredths(component.cap));
    let weight = hundredths(component.weight);
    if (plan.missing === 'redistribute') {
      weight = times(weight, [BigInt(weights(plan.components)), BigInt(weights(there))]);
    }
    sum = plus(sum, times(weight, capped));
  }
  const { modifier } = plan;
  if (modifier !== undefined) {
    sum = times(
      sum,
      most(hundredths(modifier.least), least(hundredths(modifier.most), pays(modifier, modifier.measured!))),
    );
  }
  const shut = plan.gates.filter(({ holds }) => !holds);
  if (shut.some(({ kind }) => kind === 'zero')) return [0n, 1n];
  for (const gate of shut) if (gate.kind === 'cap') sum = least(sum, hundredths(gate.by));
  for (const gate of shut) if (gate.kind === 'multiply') sum = times(sum, hundredths(gate.by));
  return least(sum, hundredths(plan.cap));
}

/** How many targets a person's days are worth: every day on its own. */
export function naiveShare(plan: NaivePlan, person: NaivePlan['people'][number]): Fraction {
  const [first, last] = [Date.parse(plan.from), Date.parse(plan.to)];
  const DAY = 86_400_000;
  const counts = new Map<number, number>();
  for (let day = first; day <= last; day += DAY) {
    const date = new Date(day);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    const whole =
      plan.per === 'period'
        ? (last - first) / DAY + 1
        : plan.per === 'year'
          ? (Date.UTC(year + 1, 0) - Date.UTC(year, 0)) / DAY
          : (Date.UTC(year, month + 1) - Date.UTC(year, month)) / DAY;
    for (const { fte, from, until } of person.segments) {
      if (day >= Date.parse(from) && day <= Date.parse(until)) counts.set(whole, (counts.get(whole) ?? 0) + fte);
    }
  }
  let share: Fraction = [0n, 1n];
  for (const [whole, ftes] of counts) share = plus(share, [BigInt(ftes), 100n * BigInt(whole)]);
  return share;
}

export function naiveClaim(plan: NaivePlan, person: NaivePlan['people'][number]): Fraction | undefined {
  const score = naiveScore(plan);
  return score && times(times([BigInt(plan.target), 1n], naiveShare(plan, person)), score);
}

/** Half up; amounts are never below zero here. */
export function naiveCents(amount: Fraction): bigint {
  return (amount[0] * 200n + amount[1]) / (amount[1] * 2n);
}

/** Cents of each claim out of a pool that scales down, by floors and the largest losses. */
export function naivePool(claims: ReadonlyMap<string, Fraction>, funded: Fraction): ReadonlyMap<string, bigint> {
  const asked = [...claims.values()].reduce(plus, [0n, 1n]);
  const scale: Fraction = less(funded, asked) ? over(funded, asked) : [1n, 1n];
  const exact = [...claims].map(([id, claim]) => ({ id, share: times(times(claim, scale), [100n, 1n]) }));
  const floors = exact.map(({ id, share }) => ({
    id,
    floor: share[0] / share[1],
    lost: [share[0] % share[1], share[1]] as Fraction,
  }));
  const has = (funded[0] * 100n) / funded[1];
  const wants = naiveCents(times(asked, scale));
  let left = (wants < has ? wants : has) - floors.reduce((sum, { floor }) => sum + floor, 0n);
  floors.sort((a, b) => (less(b.lost, a.lost) ? -1 : less(a.lost, b.lost) ? 1 : a.id < b.id ? -1 : 1));
  return new Map(floors.map(({ id, floor }) => [id, left-- > 0n ? floor + 1n : floor]));
}
