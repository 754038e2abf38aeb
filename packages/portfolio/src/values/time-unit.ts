import { Rational } from '../exact/index.js';

export type FixedUnit = 'ms' | 's' | 'min' | 'h' | 'day' | 'week';
export type CalendarUnit = 'month' | 'quarter' | 'year';
/** Units in which time is written. Those of the calendar have no length without a date. */
export type TimeUnit = FixedUnit | CalendarUnit;

/** Milliseconds of the units of fixed length; a day has 24 hours. */
const MILLISECONDS: Readonly<Record<FixedUnit, Rational>> = {
  ms: Rational.ONE,
  s: Rational.of(1_000),
  min: Rational.of(60_000),
  h: Rational.of(3_600_000),
  day: Rational.of(86_400_000),
  week: Rational.of(604_800_000),
};
const MONTHS: Readonly<Record<CalendarUnit, Rational>> = {
  month: Rational.ONE,
  quarter: Rational.of(3),
  year: Rational.of(12),
};
/** 365 days in 12 months. */
const CONVENTIONAL_MONTH = MILLISECONDS.day.times(Rational.of(365, 12));

export const TIME_UNITS: readonly TimeUnit[] = ['ms', 's', 'min', 'h', 'day', 'week', 'month', 'quarter', 'year'];

const UNIT_OF_WORD: ReadonlyMap<string, TimeUnit> = new Map([
  ...TIME_UNITS.map((unit) => [unit, unit] as const),
  ...TIME_UNITS.filter(hasPlural).map((unit) => [`${unit}s`, unit] as const),
]);
/** Every word that names a time unit: the units themselves, and the plurals of those that have one. */
export const TIME_UNIT_WORDS: readonly string[] = [...UNIT_OF_WORD.keys()];

/** The unit that a word such as `h` or `months` names. */
export function timeUnit(word: string): TimeUnit | undefined {
  return UNIT_OF_WORD.get(word);
}

export function isTimeUnit(word: string): word is TimeUnit {
  return UNIT_OF_WORD.get(word) === word;
}

/** `days` for anything but 1; the units that are symbols stay as they are. */
export function unitWord(unit: TimeUnit, amount: Rational): string {
  return hasPlural(unit) && !amount.equals(Rational.ONE) ? `${unit}s` : unit;
}

export function isCalendarUnit(unit: TimeUnit): unit is CalendarUnit {
  return Object.hasOwn(MONTHS, unit);
}

/** How many milliseconds a unit of fixed length has, how many months one of the calendar. */
export function unitLength(unit: TimeUnit): Rational {
  return isCalendarUnit(unit) ? MONTHS[unit] : MILLISECONDS[unit];
}

/** How many `to` there are in one `from`; `undefined` between a fixed unit and one of the calendar. */
export function unitsPer(from: TimeUnit, to: TimeUnit): Rational | undefined {
  if (isCalendarUnit(from) !== isCalendarUnit(to)) return undefined;
  return unitLength(from).dividedBy(unitLength(to));
}

/** The same between any two units, by the convention that a year has 365 days and a month a twelfth of that. */
export function unitsPerByConvention(from: TimeUnit, to: TimeUnit): Rational {
  return BY_CONVENTION[from][to];
}

function conventionalLength(unit: TimeUnit): Rational {
  return isCalendarUnit(unit) ? MONTHS[unit].times(CONVENTIONAL_MONTH) : MILLISECONDS[unit];
}

function hasPlural(unit: TimeUnit): boolean {
  return unit === 'day' || unit === 'week' || unit === 'month' || unit === 'quarter' || unit === 'year';
}

/** Every unit in every other: asked for with each rate that is converted. */
const BY_CONVENTION = byUnit((from) =>
  byUnit((to) => unitsPer(from, to) ?? conventionalLength(from).dividedBy(conventionalLength(to))),
);

function byUnit<T>(make: (unit: TimeUnit) => T): Readonly<Record<TimeUnit, T>> {
  return Object.fromEntries(TIME_UNITS.map((unit) => [unit, make(unit)])) as Record<TimeUnit, T>;
}
