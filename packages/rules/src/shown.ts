import { amountOf, percent, printQuantity, type Quantity, type Rational, withAmount } from '@btaas/portfolio';

const LEAST_DECIMALS = 2;
const MOST_DECIMALS = 12;
const SIGNIFICANT = 4;

/** A figure as a message states it: with two decimals, and more where it takes them to show four digits that count. */
export function shown(quantity: Quantity): string {
  return printQuantity(
    quantity.type === 'rate'
      ? { ...quantity, amount: withAmount(quantity.amount, rounded(amountOf(quantity.amount))) }
      : withAmount(quantity, rounded(amountOf(quantity))),
  );
}

/** A share of one as a percentage. */
export function shownShare(share: Rational): string {
  return shown(percent(share.times(HUNDRED)));
}

function rounded(value: Rational): Rational {
  return value.round(decimalsOf(value), 'halfUp');
}

/** How many decimals show four significant digits: 2 for 12.3456, 5 for 0.0192837. */
export function decimalsOf(value: Rational): number {
  const size = Math.abs(value.toNumber());
  if (size === 0) return LEAST_DECIMALS;
  const needed = SIGNIFICANT - 1 - Math.floor(Math.log10(size));
  return Math.min(MOST_DECIMALS, Math.max(LEAST_DECIMALS, needed));
}
const HUNDRED = percent(100).value;
