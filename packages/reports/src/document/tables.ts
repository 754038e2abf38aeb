import { amountOf, isUnknown, type Quantity, type Value, type Unknown } from '@btaas/portfolio';
import type { Block, Cell, ReportDocument, Table } from './blocks.js';

/** Every table of a report, those in cards too, each once. */
export function tablesOf({ sections }: ReportDocument): readonly Table[] {
  const tables = new Map<string, Table>();
  const collect = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      if (block.block === 'table') tables.set(block.table.id, block.table);
      else if (block.block === 'card') collect(block.blocks);
    }
  };
  for (const { blocks } of sections) collect(blocks);
  return [...tables.values()];
}

/** What a program reads of a cell: a number as an exact decimal (or to 12 places) and its unit, or a text. */
export interface PlainCell {
  readonly text: string;
  /** Undefined for what is no number, and for what is unknown. */
  readonly number?: string;
  readonly unit?: string;
  readonly isUnknown?: boolean;
}
const PLACES = 12;

export function plainCell({ text, value }: Cell): PlainCell {
  if (value === undefined) return { text };
  if (isUnknown(value)) return { text: '', isUnknown: true };
  if (value.type === 'date') return { text: value.date };
  if (!isNumber(value)) return { text };
  const amount = value.type === 'rate' ? value.amount : value;
  const exact = amountOf(amount);
  const number = exact.toDecimalString() ?? exact.round(PLACES, 'halfEven').toDecimalString() ?? exact.toString();
  const unit = unitOf(value);
  return unit === undefined ? { text, number } : { text, number, unit };
}
function isNumber(value: Exclude<Value, Unknown>): value is Quantity {
  return value.type !== 'date' && value.type !== 'period' && value.type !== 'time' && value.type !== 'range';
}
function unitOf(value: Quantity): string | undefined {
  switch (value.type) {
    case 'number':
      return undefined;
    case 'percent':
      return '%';
    case 'money':
      return value.currency;
    case 'duration':
      return value.unit;
    case 'rate':
      return `${unitOf(value.amount) ?? value.noun ?? ''}/${value.per}`;
  }
}
