import type { Rational } from '../exact/index.js';

/** What one would choose by: the more of the first, and the less of the second, the better. */
export interface Trade<T> {
  readonly item: T;
  readonly npv: Rational;
  readonly risk: Rational;
}

/**
 * The items that no other one beats: none has at least the net present value at no more risk, and is better in one of
 * the two. From the highest net present value down; of equal ones all stay, in their order. n·log n.
 */
export function paretoFront<T>(trades: readonly Trade<T>[]): readonly T[] {
  const sorted = trades
    .map((trade, index) => ({ ...trade, index }))
    .sort((a, b) => b.npv.compare(a.npv) || a.risk.compare(b.risk) || a.index - b.index);
  const front: T[] = [];
  let last: Trade<T> | undefined;
  for (const trade of sorted) {
    const equal = last !== undefined && trade.npv.equals(last.npv) && trade.risk.equals(last.risk);
    if (!equal && last !== undefined && trade.risk.greaterOrEqual(last.risk)) continue;
    front.push(trade.item);
    last = trade;
  }
  return front;
}
