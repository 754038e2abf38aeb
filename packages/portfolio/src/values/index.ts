export { addDays, addTo, daysBetween } from './calendar.js';
export { CURRENCIES, isCurrency, minorUnit } from './currencies.js';
export { compareDates, type DateValue, date, daysInMonth, daysInYear, isValidDate } from './date.js';
export {
  addDurations,
  compareDurations,
  convertDuration,
  convertDurationByConvention,
  type Duration,
  duration,
  inMonths,
  negateDuration,
  scaleDuration,
  toMilliseconds,
} from './duration.js';
export { type AmountJson, type QuantityJson, quantityToJson, toJson, type Value, type ValueJson } from './json.js';
export { addMoney, type Money, money, roundMoney, scaleMoney } from './money.js';
export { isName, NAME_PATTERN } from './name.js';
export { editDistance, nearest } from './nearest.js';
export { type Num, num } from './number.js';
export { parseNumber, printNumber } from './number-text.js';
export { parseQuantity, quantityFromParts } from './parse.js';
export { fraction, type Percent, percent, percentOf } from './percent.js';
export {
  contains,
  daysIn,
  isMonth,
  isReversed,
  overlap,
  type Period,
  type PeriodWriting,
  parsePeriod,
  period,
  periodBetween,
  periodOf,
  printPeriod,
} from './period.js';
export { printQuantity } from './print.js';
export { asMoney, asMoneyRate, compareQuantities, type Quantity } from './quantity.js';
export { distributeUnit, parseRange, printRange, type Range, range } from './range.js';
export {
  amountOf,
  convertRate,
  convertRateByConvention,
  type Rate,
  type RateAmount,
  rate,
  scaleRate,
  withAmount,
} from './rate.js';
export { fromJson, quantityFromJson } from './read-json.js';
export type { Reading } from './result.js';
export { parseTimeOfDay, printTimeOfDay, type TimeOfDay, timeOfDay } from './time-of-day.js';
export {
  type CalendarUnit,
  type FixedUnit,
  isCalendarUnit,
  isTimeUnit,
  TIME_UNIT_WORDS,
  TIME_UNITS,
  type TimeUnit,
  timeUnit,
  unitWord,
} from './time-unit.js';
export { isNoun, parseUnit, suggestUnits, type Unit } from './unit-text.js';
export { allKnown, combine, isUnknown, type Known, mapKnown, type Unknown, unknown, unknownFrom } from './unknown.js';
