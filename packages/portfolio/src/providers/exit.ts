import type { ElementOf } from '../model/index.js';
import { addTo, convertDurationByConvention, type Duration, negateDuration } from '../values/index.js';

/** The dates of a contract, against the time that leaving its provider takes. */
export interface ContractDates {
  readonly contract: ElementOf<'contract'>;
  /** The last day of the contract; `undefined` for one without an end. */
  readonly end: string | undefined;
  /** The last day on which notice can be given for its end. */
  readonly noticeBy: string | undefined;
  /** The last day on which leaving must begin to be done by its end. */
  readonly leaveBy: string | undefined;
  /** Whether leaving takes longer than the notice; `undefined` while one of them is not declared. */
  readonly exitTooLong: boolean | undefined;
}

export function contractDates(
  contract: ElementOf<'contract'>,
  provider: ElementOf<'provider'> | undefined,
): ContractDates {
  const end = contract.values.range?.value.to;
  const notice = contract.values.notice?.value;
  const exit = provider?.values.exit?.value;
  return {
    contract,
    end,
    noticeBy: before(end, notice),
    leaveBy: before(end, exit),
    exitTooLong: notice === undefined || exit === undefined ? undefined : isLonger(exit, notice),
  };
}

/** `undefined` for an open end, and for a duration that is no whole number of days or months. */
function before(end: string | undefined, duration: Duration | undefined): string | undefined {
  return end === undefined || duration === undefined ? undefined : addTo(end, negateDuration(duration));
}

/** Months against days by the convention of 365 days a year. */
function isLonger(a: Duration, b: Duration): boolean {
  const days = (duration: Duration) => convertDurationByConvention(duration, 'day').amount;
  return days(a).greaterThan(days(b));
}
