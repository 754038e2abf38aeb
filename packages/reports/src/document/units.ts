import { isUnknown } from '@btaas/portfolio';
import type { Cell, ColumnType } from './blocks.js';
import { isNumber } from './tables.js';

const NUMERIC: ReadonlySet<ColumnType> = new Set(['number', 'money', 'percent', 'duration']);
export const isNumeric = (type: ColumnType): boolean => NUMERIC.has(type);

/** A figure's digits, and the unit that they are of. */
export interface FigureText {
  readonly digits: string;
  readonly unit: string;
}
/** Undefined for what is no quantity: a month begins with digits, and has no unit. */
export function figureText({ text, value }: Cell): FigureText | undefined {
  if (value === undefined || isUnknown(value) || !isNumber(value)) return undefined;
  const match = /^(-?\d[\d\u202F]*(?:\.\d+)?)[\u202F ]?(.*)$/s.exec(text);
  return match === null ? undefined : { digits: match[1]!.replace(/\u202F+$/, ''), unit: match[2]! };
}

/**
 * The one unit of all figures in a column, which then stands in its head; undefined where there is none, or several. One
 * figure among many unknown ones says nothing of the others, and keeps its unit.
 */
export function commonUnit(rows: readonly (readonly Cell[])[], column: number): string | undefined {
  let common: string | undefined;
  let figures = 0;
  for (const row of rows) {
    const cell = row[column]!;
    const figure = figureText(cell);
    if (figure === undefined) {
      if (cell.value !== undefined && !isUnknown(cell.value)) return undefined;
      continue;
    }
    if (figure.unit === '' || (common !== undefined && common !== figure.unit)) return undefined;
    common = figure.unit;
    figures += 1;
  }
  return figures > 1 ? common : undefined;
}

/** A head with its unit: the unit says by the year itself. */
export function headWithUnit(label: string, unit: string | undefined): string {
  if (unit === undefined) return label;
  const plain = unit.endsWith('/year') ? label.replace(/,? a year$/, '') : label;
  return `${plain}, ${unit}`;
}
