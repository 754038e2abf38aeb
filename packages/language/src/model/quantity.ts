import {
  asShape,
  boundsMissed,
  compareQuantities,
  distributeUnit,
  nameShapes,
  num,
  type Quantity,
  quantityFromParts,
  type QuantityType,
  type Range,
  type Reading,
  Rational,
  range,
  scaleDuration,
  scaleMoney,
  scaleRate,
  percent,
} from '@btaas/portfolio';
import { isSyntaxNode, type SyntaxNode } from '../syntax/node.js';
import type { Report } from './problem.js';

/** The quantity that a node spells, or undefined after its mistake was reported. */
export function readQuantity(node: SyntaxNode, report: Report): Quantity | undefined {
  const reading = quantityOf(node.number as string, node.unit as string | undefined);
  if (!reading.ok) {
    report(reading.message, node);
    return undefined;
  }
  return node.sign === true ? negated(reading.value) : reading.value;
}

/**
 * Quantities are immutable, and a portfolio writes the same few over and over: each text is read once while it is
 * remembered. The memory is emptied when it is full, so that no text can make it grow without end.
 */
const remembered = new Map<string, Reading<Quantity>>();
const MOST_REMEMBERED = 20_000;

function quantityOf(number: string, unit: string | undefined): Reading<Quantity> {
  const key = unit === undefined ? number : `${number} ${unit}`;
  const before = remembered.get(key);
  if (before !== undefined) return before;
  const isPercent = number.endsWith('%');
  const reading = quantityFromParts(isPercent ? number.slice(0, -1) : number, isPercent, unit);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, reading);
  return reading;
}

function negated(quantity: Quantity): Quantity {
  const minusOne = Rational.of(-1);
  switch (quantity.type) {
    case 'number':
      return num(quantity.value.negated());
    case 'percent':
      return percent(quantity.value.negated());
    case 'money':
      return scaleMoney(quantity, minusOne);
    case 'duration':
      return scaleDuration(quantity, minusOne);
    case 'rate':
      return scaleRate(quantity, minusOne);
  }
}

export type Wanted = Pick<QuantityType, 'shapes' | 'min' | 'max' | 'above'>;

/** Reads a quantity and holds it against what is wanted; a mismatch names both sides. */
export function readShaped(node: SyntaxNode, wanted: Wanted, written: string, report: Report): Quantity | undefined {
  const quantity = readQuantity(node, report);
  if (quantity === undefined) return undefined;
  for (const shape of wanted.shapes) {
    const fitting = asShape(quantity, shape);
    if (fitting === undefined) continue;
    const missed = boundsMissed(fitting, wanted);
    if (missed === undefined) return fitting;
    report(`expected ${missed}, found "${written}"`, node);
    return undefined;
  }
  report(`expected ${nameShapes(wanted.shapes)}, found "${written}"`, node);
  return undefined;
}

/** A range whose ends have one shape; the unit may stand on the upper end alone. */
export function readRange(
  node: SyntaxNode,
  wanted: Wanted,
  textOf: (node: SyntaxNode) => string,
  report: Report,
): Range | undefined {
  const ends = [node.lower, node.upper].map((end) => (isSyntaxNode(end) ? end : undefined));
  const [from, to] = ends.map((end) => end && readQuantity(end, report));
  if (ends.some((end, i) => end !== undefined && [from, to][i] === undefined)) return undefined;
  const spread = distributeUnit(range(from, to));
  for (const shape of wanted.shapes) {
    const [low, high] = [spread.from, spread.to].map((end) => end && asShape(end, shape));
    if ((spread.from === undefined) === (low === undefined) && (spread.to === undefined) === (high === undefined)) {
      if (!isReversed(low, high)) return range(low, high);
      report(`expected the lower end of a range first, found "${textOf(node)}"`, node);
      return undefined;
    }
  }
  report(`expected a range of which each end is ${nameShapes(wanted.shapes)}, found "${textOf(node)}"`, node);
  return undefined;
}

/** Whether a range ends below where it begins. The scale of a survey, in plain numbers, has a rule of its own. */
function isReversed(low: Quantity | undefined, high: Quantity | undefined): boolean {
  if (low === undefined || high === undefined || low.type === 'number') return false;
  return (compareQuantities(low, high) ?? 0) > 0;
}
