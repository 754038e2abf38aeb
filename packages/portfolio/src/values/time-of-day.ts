import { misread, type Reading, read } from './result.js';

/** A time of day in minutes since midnight, 0 to 1440; 1440 is `24:00`, the end of a day. */
export interface TimeOfDay {
  readonly type: 'time';
  readonly minutes: number;
}

const MINUTES_OF_DAY = 1440;
const TIME = /^(\d{1,2}):(\d{2})$/;

/** Throws RangeError for anything but a whole number from 0 to 1440. */
export function timeOfDay(minutes: number): TimeOfDay {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > MINUTES_OF_DAY) {
    throw new RangeError(`${minutes} minutes since midnight are no time of day`);
  }
  return { type: 'time', minutes };
}

/** Reads `HH:MM`, from `00:00` to `24:00`. */
export function parseTimeOfDay(text: string): Reading<TimeOfDay> {
  const parts = TIME.exec(text);
  if (parts === null) return misread(`"${text}" is not a time of day such as "08:00"`);
  const [hours, minutes] = [Number(parts[1]), Number(parts[2])];
  const total = hours * 60 + minutes;
  if (minutes > 59 || total > MINUTES_OF_DAY)
    return misread(`"${text}" is not a time of day; it goes from "00:00" to "24:00"`);
  if (text.length < 5) return misread(`write the time with two digits for the hour: "0${text}"`);
  return read(timeOfDay(total));
}

export function printTimeOfDay(time: TimeOfDay): string {
  const hours = Math.floor(time.minutes / 60);
  return `${String(hours).padStart(2, '0')}:${String(time.minutes % 60).padStart(2, '0')}`;
}
