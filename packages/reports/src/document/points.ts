import { type Figure, isUnknown, type Known, type Percent } from '@btaas/portfolio';
import type { Cell } from './blocks.js';
import { decimals, figured, percentPlaces } from './show.js';

/** A gap or an index: points of 100, as its limit is, and no share of anything. */
export function inPoints(value: Known<Percent>): string {
  if (isUnknown(value)) return 'unknown';
  const digits = decimals(value.value, percentPlaces(value.value));
  return `${digits}\u202F${digits === '1' ? 'point' : 'points'}`;
}
/** The figure as a cell; programs read the exact value. */
export function pointed(figure: Figure<Percent>, more: Omit<Cell, 'text' | 'value' | 'explain'> = {}): Cell {
  return { ...figured(figure, more), text: inPoints(figure.value) };
}
