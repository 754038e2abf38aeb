import { Rational } from '../exact/index.js';
import { date, isValidDate } from './date.js';
import { duration } from './duration.js';
import type { Value } from './json.js';
import { money } from './money.js';
import { num } from './number.js';
import { percent } from './percent.js';
import { type Period, period } from './period.js';
import type { Quantity } from './quantity.js';
import { range } from './range.js';
import { type RateAmount, rate } from './rate.js';
import { parseTimeOfDay, type TimeOfDay } from './time-of-day.js';
import { isTimeUnit } from './time-unit.js';
import { unknown } from './unknown.js';

type Fields = Readonly<Record<string, unknown>>;

/** The inverse of `toJson`. Throws RangeError, with what is wrong and where in the value, for any other JSON. */
export function fromJson(json: unknown): Value {
  const fields = fieldsOf(json);
  switch (fields.type) {
    case 'date':
      return date(day(fields, 'date') ?? refuse(fields, '"date" is missing'));
    case 'period':
      return readPeriod(fields);
    case 'time':
      return readTime(fields);
    case 'range':
      return range(readBound(fields.from), readBound(fields.to));
    case 'unknown':
      return unknown(...names(fields));
    default:
      return readQuantity(fields);
  }
}

/** The inverse of `quantityToJson`; throws as `fromJson` does. */
export function quantityFromJson(json: unknown): Quantity {
  return readQuantity(fieldsOf(json));
}

function readQuantity(fields: Fields): Quantity {
  if (fields.type !== 'rate') return readAmount(fields);
  const noun = optionalText(fields, 'noun');
  return rate(readAmount(fieldsOf(fields.amount)), text(fields, 'per'), noun);
}

function readAmount(fields: Fields): RateAmount {
  switch (fields.type) {
    case 'number':
      return num(exact(fields, 'value'));
    case 'percent':
      return percent(exact(fields, 'value'));
    case 'money':
      return money(exact(fields, 'amount'), optionalText(fields, 'currency'));
    case 'duration': {
      const unit = text(fields, 'unit');
      return isTimeUnit(unit)
        ? duration(exact(fields, 'amount'), unit)
        : refuse(fields, `"${unit}" is not a time unit`);
    }
    default:
      return refuse(fields, 'its "type" is not one of a value');
  }
}

function readBound(json: unknown): Quantity | undefined {
  return json === undefined ? undefined : quantityFromJson(json);
}

function readPeriod(fields: Fields): Period {
  const written = fields.written;
  if (written !== undefined && written !== 'day' && written !== 'month' && written !== 'quarter') {
    return refuse(fields, '"written" is not "day", "month" or "quarter"');
  }
  return period(day(fields, 'from'), day(fields, 'to'), written);
}

function readTime(fields: Fields): TimeOfDay {
  const time = parseTimeOfDay(text(fields, 'time'));
  return time.ok ? time.value : refuse(fields, time.message);
}

function exact(fields: Fields, key: string): Rational {
  const written = text(fields, key);
  try {
    return Rational.parse(written);
  } catch {
    return refuse(fields, `"${key}" is not an exact number such as "12.5" or "1/3"`);
  }
}

function day(fields: Fields, key: string): string | undefined {
  const written = optionalText(fields, key);
  return written === undefined || isValidDate(written) ? written : refuse(fields, `"${written}" is not a day`);
}

function names(fields: Fields): readonly string[] {
  const list: unknown = fields.missing;
  if (!Array.isArray(list) || !list.every((name) => typeof name === 'string')) {
    return refuse(fields, '"missing" is not a list of names');
  }
  return list;
}

function text(fields: Fields, key: string): string {
  return optionalText(fields, key) ?? refuse(fields, `"${key}" is missing`);
}

function optionalText(fields: Fields, key: string): string | undefined {
  const value = fields[key];
  return value === undefined || typeof value === 'string' ? value : refuse(fields, `"${key}" is not a text`);
}

function fieldsOf(json: unknown): Fields {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Fields)
    : refuse(json, 'it is not an object');
}

function refuse(json: unknown, why: string): never {
  throw new RangeError(`cannot read ${JSON.stringify(json)} as a value: ${why}`);
}
