import type { Rational } from '../exact/index.js';
import { duration } from './duration.js';
import { money } from './money.js';
import { num } from './number.js';
import { parseNumber } from './number-text.js';
import { percent } from './percent.js';
import type { Quantity } from './quantity.js';
import { type RateAmount, rate } from './rate.js';
import { misread, type Reading, read } from './result.js';
import { parseUnit, type Unit } from './unit-text.js';

/** A number, a percent sign, and the rest: a rate of percentages (`12%/year`) has no space before its slash. */
const QUANTITY = /^([+-]?[\d_.,]+[\p{L}]*)(\s*%)?(\s*)(.*)$/u;

/**
 * Reads a whole text as one quantity: `12_000`, `99.95%`, `480k EUR`, `4 h`, `520 tx/s`, `12%/year`.
 * `-` before the number is read as well.
 */
export function parseQuantity(text: string): Reading<Quantity> {
  const parts = QUANTITY.exec(text.trim());
  if (parts === null) return misread(`"${text}" is not a quantity such as "12_000", "99.95%", "4 h" or "520 tx/s"`);
  const [, number = '', sign, space = '', unit = ''] = parts;
  const joined = sign === undefined && space === '' ? splitJoined(number, unit) : undefined;
  if (joined !== undefined) return misread(`write a space before the unit: "${joined}"`);
  if (sign !== undefined && sign !== '%') return misread(`write the percent sign without a space: "${number}%${unit}"`);
  if (space !== '' && unit.startsWith('/')) {
    return misread(`write the unit without a space before it: "${number}${sign ?? ''}${unit}"`);
  }
  return quantityFromParts(number, sign !== undefined, unit === '' ? undefined : unit);
}

/**
 * The quantity of a number, whether a percent sign follows it, and the unit as written (`EUR`, `months`, `tx/s`, `/year`).
 */
export function quantityFromParts(
  numberLexeme: string,
  isPercent: boolean,
  unitLexeme: string | undefined,
): Reading<Quantity> {
  const number = parseNumber(numberLexeme);
  if (!number.ok) return number;
  if (unitLexeme === undefined) return read(isPercent ? percent(number.value) : num(number.value));
  const unit = parseUnit(unitLexeme);
  if (isPercent) return percentage(number.value, unit, unitLexeme);
  return unit.ok ? read(withUnit(number.value, unit.value)) : unit;
}

function percentage(value: Rational, unit: Reading<Unit>, unitLexeme: string): Reading<Quantity> {
  if (!unitLexeme.startsWith('/')) {
    return misread(`a percentage has no unit "${unitLexeme}"; only a rate such as "12%/year" follows a percent sign`);
  }
  if (!unit.ok) return unit;
  return read(unit.value.of === 'rate' ? rate(percent(value), unit.value.per) : percent(value));
}

function withUnit(value: Rational, unit: Unit): Quantity {
  switch (unit.of) {
    case 'time':
      return duration(value, unit.unit);
    case 'money':
      return money(value, unit.currency);
    case 'rate':
      return unit.amount?.of === 'noun'
        ? rate(num(value), unit.per, unit.amount.noun)
        : rate(rateAmount(value, unit.amount), unit.per);
  }
}

function rateAmount(value: Rational, unit: Exclude<Unit, { of: 'rate' }> | undefined): RateAmount {
  if (unit === undefined) return num(value);
  return unit.of === 'time' ? duration(value, unit.unit) : money(value, unit.currency);
}

/** `4h` is `4 h` and `520tx/s` is `520 tx/s`, where the letters are a unit and no scale. */
function splitJoined(number: string, rest: string): string | undefined {
  if (parseNumber(number).ok) return undefined;
  const [, digits = '', word = ''] = /^(.*\d)(\p{L}+)$/u.exec(number) ?? [];
  return parseNumber(digits).ok && parseUnit(word + rest).ok ? `${digits} ${word}${rest}` : undefined;
}
