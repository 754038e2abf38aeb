import {
  type BinaryExpression,
  duration,
  type ElementOf,
  evaluate,
  type ExpressionValue,
  money,
  num,
  parseUnit,
  percent,
  percentOf,
  type Quantity,
  type Rational,
  rate,
} from '@btaas/portfolio';
import { divide } from '../expressions/aggregates.js';
import { SourceProblem } from '../finding.js';
import type { TypedRows } from '../sources/rows.js';
import type { MetricPlan, MetricValue } from './built-in.js';

/** A declared metric: its aggregates are computed by SQL, the arithmetic between them exactly. */
export function customPlan(metric: ElementOf<'metric'>, typed: TypedRows): MetricPlan {
  const expression = metric.values.value?.value;
  if (expression === undefined) throw new SourceProblem(`metric ${metric.id} has no value`);
  const { rest, parts } = divide(expression, typed.scope);
  const list = [...parts];
  const unit = metric.values.unit?.value;
  const computed = (results: readonly (Rational | undefined)[]) => {
    const values = new Map<string, ExpressionValue>();
    let at = 0;
    for (const [name, part] of list) {
      values.set(name, part.value(results.slice(at, at + part.aggregates.length)));
      at += part.aggregates.length;
    }
    const environment = {
      lookup: (name: string) => values.get(name),
      memberOf: () => undefined,
      metric: () => undefined,
    };
    return { result: evaluate(rest, environment), values };
  };
  return {
    metric: metric.id,
    aggregates: list.flatMap(([, part]) => part.aggregates),
    value: (results): MetricValue | undefined => {
      const { result, values } = computed(results);
      const value = inUnit(result, unit);
      if (value === undefined) return undefined;
      if (rest.type !== 'binary' || rest.operator !== '/') return { value };
      const [numerator, denominator] = sidesOf(rest, values);
      return numerator === undefined || denominator === undefined ? { value } : { value, numerator, denominator };
    },
  };
}

/** A quotient of two aggregates keeps both. */
function sidesOf({ left, right }: BinaryExpression, values: ReadonlyMap<string, ExpressionValue>) {
  return [left, right].map((side) => {
    const value = side.type === 'name' ? values.get(side.name) : undefined;
    return value?.type === 'number' ? value.value : undefined;
  });
}

/** A bare number is in the unit of the metric: 0.97 is 97% where the unit is `%`. */
export function inUnit(value: ReturnType<typeof evaluate>, unit: string | undefined): Quantity | undefined {
  if (value.type === 'percent' || value.type === 'money' || value.type === 'duration' || value.type === 'rate')
    return value;
  if (value.type !== 'number') return undefined;
  if (unit === undefined) return value;
  if (unit === '%') return percentOf(value.value);
  const read = parseUnit(unit);
  if (!read.ok) return value;
  const number = value.value;
  switch (read.value.of) {
    case 'time':
      return duration(number, read.value.unit);
    case 'money':
      return money(number, read.value.currency);
    case 'rate': {
      const { amount, per } = read.value;
      if (amount === undefined) return rate(num(number), per);
      if (amount.of === 'noun') return rate(num(number), per, amount.noun);
      return rate(amount.of === 'time' ? duration(number, amount.unit) : money(number, amount.currency), per);
    }
    default:
      return percent(number);
  }
}
