import { type Aggregate as Anonymous, aggregatesOf, duration, type Expression, type Portfolio } from '@btaas/portfolio';
import { partOf } from '../expressions/aggregates.js';
import type { TypedRows } from '../sources/rows.js';
import { inUnit } from './custom.js';
import type { MetricPlan } from './built-in.js';

/** What the gates of all plans ask of observations, each once. */
export function observedIn(portfolio: Portfolio): readonly Anonymous[] {
  return portfolio.all('plan').flatMap(aggregatesOf);
}

/** The anonymous metric of a gate over the rows of a source of incidents. */
export function observedPlan({ id, call }: Anonymous, typed: TypedRows): MetricPlan {
  const [argument] = call.arguments;
  const path = argument === undefined ? [] : membersOf(argument.value);
  // `count(incidents of X where …)` counts rows; `max((incidents of X).duration)` goes through one of their members.
  const value: Expression =
    path.length === 0
      ? { type: 'boolean', value: true, start: call.start, end: call.end }
      : { type: 'name', name: path.join('.'), start: call.start, end: call.end };
  const part = partOf({ ...call, arguments: [{ value, where: argument?.where }] }, typed.scope);
  const inMilliseconds = path.join('.') === 'duration' && call.function !== 'count';
  return {
    metric: id,
    aggregates: part.aggregates,
    value: (results) => {
      const result = part.value(results);
      if (result.type === 'number' && inMilliseconds) return { value: duration(result.value, 'ms') };
      const quantity =
        result.type === 'boolean' || result.type === 'unknown' ? undefined : inUnit(result as never, undefined);
      return quantity && { value: quantity };
    },
  };
}

function membersOf(e: Expression): readonly string[] {
  return e.type === 'member' ? [...membersOf(e.receiver), e.member] : [];
}
