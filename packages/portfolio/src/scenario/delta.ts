import {
  amountOf,
  combine,
  convertRate,
  isTimeUnit,
  type Known,
  type Quantity,
  type Rate,
  type RateAmount,
  unknown,
  withAmount,
} from '../values/index.js';

/** What comes on top: after − before, in the unit of `after`; unknown where one is, and between different units. */
export function deltaOf(before: Known<Quantity>, after: Known<Quantity>): Known<Quantity> {
  return combine([before, after], difference);
}

function difference(before: Quantity, after: Quantity): Known<Quantity> {
  if (after.type === 'rate') return before.type === 'rate' ? rateDifference(before, after) : NO_UNIT;
  return before.type === 'rate' ? NO_UNIT : (amountDifference(before, after) ?? NO_UNIT);
}

function rateDifference(before: Rate, after: Rate): Known<Rate> {
  const converted =
    before.per === after.per ? before : isTimeUnit(after.per) ? convertRate(before, after.per) : undefined;
  if (converted === undefined || converted.noun !== after.noun) return NO_UNIT;
  const amount = amountDifference(converted.amount, after.amount);
  return amount === undefined ? NO_UNIT : { ...after, amount };
}

/** Durations of different units are not subtracted: nothing that is compared has any. */
function amountDifference(before: RateAmount, after: RateAmount): RateAmount | undefined {
  const same =
    before.type === after.type &&
    (before.type !== 'money' || after.type !== 'money' || before.currency === after.currency) &&
    (before.type !== 'duration' || after.type !== 'duration' || before.unit === after.unit);
  return same ? withAmount(after, amountOf(after).minus(amountOf(before))) : undefined;
}

const NO_UNIT = unknown('a unit that both have');
