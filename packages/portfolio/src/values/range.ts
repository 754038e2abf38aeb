import type { Rational } from '../exact/index.js';
import { num } from './number.js';
import { parseQuantity } from './parse.js';
import { printQuantity } from './print.js';
import type { Quantity } from './quantity.js';
import { amountOf, type RateAmount, withAmount } from './rate.js';
import { misread, type Reading, read } from './result.js';

/** Quantities from one bound to another, both included; a bound that is not there is open. */
export interface Range {
  readonly type: 'range';
  readonly from?: Quantity;
  readonly to?: Quantity;
}

export function range(from: Quantity | undefined, to: Quantity | undefined): Range {
  return { type: 'range', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** `200 .. 900 tx/s` is from 200 tx/s: a lower bound that is a bare number takes the unit of the upper one. */
export function distributeUnit(r: Range): Range {
  if (r.from?.type !== 'number' || r.to === undefined) return r;
  return range(withNumber(r.to, r.from.value), r.to);
}

/** Reads `200 .. 900 tx/s`, `40%..75%`, `.. 200 tx/s`, `5 ..`, with the unit distributed. */
export function parseRange(text: string): Reading<Range> {
  const bounds = text.split('..').map((bound) => bound.trim());
  if (bounds.length !== 2) return misread(`"${text}" is not a range such as "200 .. 900 tx/s"`);
  const [from, to] = bounds.map((bound) => (bound === '' ? undefined : parseQuantity(bound)));
  if (from?.ok === false) return from;
  if (to?.ok === false) return to;
  return read(distributeUnit(range(from?.value, to?.value)));
}

/**
 * With the unit on the upper bound only, where both bounds have the same; numbers and percentages stand close
 * (`1..5`, `40%..75%`). Throws RangeError as `printQuantity` does.
 */
export function printRange(r: Range): string {
  const { from, to } = r;
  if (from === undefined || to === undefined) {
    const bounds = [from && printQuantity(from), '..', to && printQuantity(to)];
    return bounds.filter((part) => part !== undefined).join(' ');
  }
  const close = isUnitless(from) && isUnitless(to);
  const lower = !isUnitless(from) && sameUnit(from, to) ? num(numberOf(from)) : from;
  return `${printQuantity(lower)}${close ? '..' : ' .. '}${printQuantity(to)}`;
}

function isUnitless(q: Quantity): boolean {
  return q.type === 'number' || q.type === 'percent';
}

/** Whether the lower bound is the upper one with another number. */
function sameUnit(a: Quantity, b: Quantity): boolean {
  if (a.type === 'rate') {
    return b.type === 'rate' && a.per === b.per && a.noun === b.noun && sameAmountUnit(a.amount, b.amount);
  }
  return b.type !== 'rate' && sameAmountUnit(a, b);
}

function sameAmountUnit(a: RateAmount, b: RateAmount): boolean {
  if (a.type === 'duration') return b.type === 'duration' && a.unit === b.unit;
  if (a.type === 'money') return b.type === 'money' && a.currency === b.currency;
  return a.type === b.type;
}

function withNumber(q: Quantity, value: Rational): Quantity {
  return q.type === 'rate' ? { ...q, amount: withAmount(q.amount, value) } : withAmount(q, value);
}

function numberOf(q: Quantity): Rational {
  return amountOf(q.type === 'rate' ? q.amount : q);
}
