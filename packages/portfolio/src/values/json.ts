import type { DateValue } from './date.js';
import type { Period } from './period.js';
import type { Quantity } from './quantity.js';
import type { Range } from './range.js';
import type { RateAmount } from './rate.js';
import { printTimeOfDay, type TimeOfDay } from './time-of-day.js';
import type { TimeUnit } from './time-unit.js';
import type { Unknown } from './unknown.js';

/** Every value that a portfolio or a figure can hold. */
export type Value = Quantity | DateValue | Period | TimeOfDay | Range | Unknown;

/** Numbers are exact texts: a decimal, or `n/d` where there is no finite one. */
export type AmountJson =
  | { readonly type: 'number' | 'percent'; readonly value: string }
  | { readonly type: 'money'; readonly amount: string; readonly currency?: string }
  | { readonly type: 'duration'; readonly amount: string; readonly unit: TimeUnit };
export type QuantityJson =
  | AmountJson
  | { readonly type: 'rate'; readonly amount: AmountJson; readonly noun?: string; readonly per: string };
export type ValueJson =
  | QuantityJson
  | DateValue
  | Period
  | { readonly type: 'time'; readonly time: string }
  | { readonly type: 'range'; readonly from?: QuantityJson; readonly to?: QuantityJson }
  | Unknown;

/** The value as plain JSON, such as `{"type":"money","amount":"480000","currency":"EUR"}`; `fromJson` is the inverse. */
export function toJson(value: Value): ValueJson {
  switch (value.type) {
    case 'date':
    case 'period':
    case 'unknown':
      return value;
    case 'time':
      return { type: 'time', time: printTimeOfDay(value) };
    case 'range':
      return {
        type: 'range',
        ...(value.from === undefined ? {} : { from: quantityToJson(value.from) }),
        ...(value.to === undefined ? {} : { to: quantityToJson(value.to) }),
      };
    default:
      return quantityToJson(value);
  }
}

export function quantityToJson(q: Quantity): QuantityJson {
  return q.type === 'rate' ? { ...q, amount: amountToJson(q.amount) } : amountToJson(q);
}

function amountToJson(amount: RateAmount): AmountJson {
  return amount.type === 'number' || amount.type === 'percent'
    ? { type: amount.type, value: amount.value.toString() }
    : { ...amount, amount: amount.amount.toString() };
}
