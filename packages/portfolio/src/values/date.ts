/** A day of the (proleptic Gregorian) calendar, as `YYYY-MM-DD`. */
export interface DateValue {
  readonly type: 'date';
  readonly date: string;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export function date(text: string): DateValue {
  return { type: 'date', date: text };
}

/** Whether the text is a day that exists, from 0001-01-01 to 9999-12-31: `2026-02-29` is none. */
export function isValidDate(text: string): boolean {
  const parts = DAY.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** 365, or 366 in a leap year. */
export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** ISO days compare as texts: below zero, zero or above zero. */
export function compareDates(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
