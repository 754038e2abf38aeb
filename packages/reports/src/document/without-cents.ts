import { isUnknown, type Money, Rational } from '@btaas/portfolio';
import type { Cell } from './blocks.js';
import { show } from './show.js';

/** From here on nobody reads the cents of a key figure. */
const LARGE = Rational.of(10_000);

/** A key figure of much money in whole units; its value stays exact, and so do tables. */
export function withoutCents(cell: Cell): Cell {
  const { value } = cell;
  if (value === undefined || isUnknown(value)) return cell;
  if (value.type === 'money') return isLarge(value) ? { ...cell, text: show(whole(value)) } : cell;
  if (value.type !== 'rate' || value.per !== 'year' || value.amount.type !== 'money') return cell;
  return isLarge(value.amount) ? { ...cell, text: show({ ...value, amount: whole(value.amount) }) } : cell;
}
const isLarge = ({ amount }: Money) => amount.abs().greaterOrEqual(LARGE);
const whole = (money: Money): Money => ({ ...money, amount: money.amount.round(0, 'halfEven') });
