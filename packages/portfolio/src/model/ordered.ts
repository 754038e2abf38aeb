import type { ElementHead } from './element.js';

/** How two items follow one another: below zero, the first one comes first. */
export type Order<T> = (a: T, b: T) => number;

/** So many items are looked for one by one; where more are to go, all are gone through once. */
export const FEW = 20;

/** An ordered list without some of its items, in time that follows these. The list itself stays as it is. */
export function without<T>(list: readonly T[], gone: ReadonlySet<T>, order: Order<T>): T[] {
  if (gone.size > FEW) return list.filter((item) => !gone.has(item));
  const left = list.slice();
  for (const item of gone) {
    const at = left.indexOf(item, firstFrom(left, item, order));
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

/** An ordered list with more items, in any order. The list itself stays as it is. */
export function withItems<T>(list: readonly T[], items: readonly T[], order: Order<T>): T[] {
  if (items.length > FEW) return merged(list, items.toSorted(order), order);
  const all = list.slice();
  // Behind those that are alike: as if all had been put in order at once.
  for (const item of items)
    all.splice(
      firstFrom(all, item, (a, b) => (order(a, b) <= 0 ? -1 : 0)),
      0,
      item,
    );
  return all;
}

/** The index of the first item that does not come before another one. */
export function firstFrom<T>(list: readonly T[], item: T, order: Order<T>): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(list[middle]!, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function merged<T>(some: readonly T[], others: readonly T[], order: Order<T>): T[] {
  const all: T[] = [];
  let at = 0;
  for (const item of some) {
    while (at < others.length && order(others[at]!, item) < 0) all.push(others[at++]!);
    all.push(item);
  }
  while (at < others.length) all.push(others[at++]!);
  return all;
}

/** Elements in the order of a portfolio: by name, and where several have one, by document and place. */
export function byNameAndPlace(a: ElementHead, b: ElementHead): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : byPlace(a, b);
}
export function byPlace(a: ElementHead, b: ElementHead): number {
  return a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start;
}
