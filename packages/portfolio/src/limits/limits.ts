import { Rational } from '../exact/index.js';
import type { FigureInput } from '../figures/figure.js';
import { type ElementOf, type Portfolio, valuePlace } from '../model/index.js';
import type { limits } from '../schema/limits.js';
import type { Property, QuantityType, ShapeValues, Sourced } from '../schema/types.js';
import { type Duration, duration, num, type Percent, percent, type Value } from '../values/index.js';

type Declared = typeof limits;
export type LimitName = keyof Declared;
type ShapeOf<P> = P extends Property<QuantityType<infer S>, false> ? S : never;
/** A bare number where the limit has no unit; else the quantity with its unit, so that 60% is never taken for 60. */
type LimitValue<P> = ShapeValues[ShapeOf<P>] extends { readonly type: 'number' } ? Rational : ShapeValues[ShapeOf<P>];

/** The thresholds of a portfolio: what it declares, and the default of everything else. */
export type Limits = { readonly [K in LimitName]: LimitValue<Declared[K]> };

/** What holds where the portfolio says nothing; the sentences of `schema/limits.ts` name the same values. */
export const DEFAULT_LIMITS: Limits = {
  alignmentGap: Rational.of(25),
  surveySample: Rational.of(5),
  surveyAge: duration(1, 'year'),
  concentration: Rational.of('0.25'),
  runShare: percent(70),
  unallocatedSpend: percent(5),
  costVariance: percent(10),
  payoutCliff: percent(50),
  pipelineAge: duration(12, 'month'),
  measurementAge: duration(3, 'month'),
  periodsBelow: Rational.of(2),
  overlap: percent(60),
  noticeWarning: duration(3, 'month'),
  overlapCapability: percent(40),
  overlapOutcome: percent(25),
  overlapConsumers: percent(15),
  overlapTechnology: percent(15),
  overlapArchetype: percent(5),
  priorityValue: percent(30),
  priorityLongTerm: percent(20),
  priorityNpv: percent(30),
  priorityRisk: percent(20),
};

/** The thresholds that hold in a portfolio. */
export function limitsOf(portfolio: Portfolio): Limits {
  const declared = declaredLimits(portfolio);
  if (declared === undefined) return DEFAULT_LIMITS;
  const names = Object.keys(DEFAULT_LIMITS) as LimitName[];
  const entries = names.map((name) => {
    const value = declared.values[name]?.value;
    return [name, value === undefined ? DEFAULT_LIMITS[name] : bare(value)];
  });
  return Object.fromEntries(entries) as Limits;
}

/** A threshold as an input of an explanation, with where it is declared, if it is. */
export function limitInput(portfolio: Portfolio, name: LimitName): FigureInput {
  const declared = declaredLimits(portfolio);
  const sourced = declared?.values[name];
  if (declared === undefined || sourced === undefined) {
    return { label: `limit ${name} (default)`, value: asValue(DEFAULT_LIMITS[name]) };
  }
  return { label: `limit ${name}`, value: sourced.value, place: valuePlace(declared.settings, sourced) };
}

type LimitSource = Sourced<ShapeValues[ShapeOf<Declared[LimitName]>]> | undefined;

function declaredLimits(
  portfolio: Portfolio,
):
  | { readonly settings: ElementOf<'portfolio'>; readonly values: { readonly [K in LimitName]?: LimitSource } }
  | undefined {
  const { settings } = portfolio;
  const record = settings?.values.limits;
  return settings === undefined || record === undefined ? undefined : { settings, values: record.value };
}

function bare(value: ShapeValues[ShapeOf<Declared[LimitName]>]): Rational | Percent | Duration {
  return value.type === 'number' ? value.value : value;
}

function asValue(limit: Rational | Percent | Duration): Value {
  return limit instanceof Rational ? num(limit) : limit;
}
