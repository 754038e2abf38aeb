import { amountOf, isUnknown, type Quantity, type Rational, type Value, type Unknown } from '@btaas/portfolio';
import type { CardBlock, Cell, ReportDocument, Table } from './blocks.js';

/**
 * Every table of a report, each once. Tables in cards are put together, one for all cards, with a first column that says
 * which card a row is of; those without a group say what another table says as well.
 */
export function tablesOf({ sections }: ReportDocument): readonly Table[] {
  const tables = new Map<string, Table>();
  const groups = new Map<string, { readonly table: Table; readonly rows: (readonly Cell[])[] }>();
  const gather = ({ title, element, blocks }: CardBlock) => {
    for (const block of blocks) {
      if (block.block === 'card') gather(block);
      if (block.block !== 'table' || block.table.group === undefined) continue;
      const { group, columns, rows } = block.table;
      if (!groups.has(group.id)) {
        const all: (readonly Cell[])[] = [];
        const table = { ...group, columns: [{ id: 'of', label: 'Of', type: 'text' as const }, ...columns], rows: all };
        groups.set(group.id, { table, rows: all });
      }
      for (const row of rows) groups.get(group.id)!.rows.push([{ text: title, element }, ...row]);
    }
  };
  for (const { blocks } of sections) {
    for (const block of blocks) {
      if (block.block === 'table') tables.set(block.table.id, block.table);
      else if (block.block === 'card') gather(block);
    }
    for (const [id, { table }] of groups) tables.set(id, table);
  }
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

/** A number that every program reads: exact where its decimals end, else to 12 of them. */
export function decimalText(number: Rational): string {
  return number.toDecimalString() ?? number.round(PLACES, 'halfEven').toString();
}

export function plainCell({ text, value }: Cell): PlainCell {
  if (value === undefined) return { text };
  if (isUnknown(value)) return { text: '', isUnknown: true };
  if (value.type === 'date') return { text: value.date };
  if (!isNumber(value)) return { text };
  const amount = value.type === 'rate' ? value.amount : value;
  const number = decimalText(amountOf(amount));
  const unit = unitOf(value);
  return unit === undefined ? { text, number } : { text, number, unit };
}
/** What is counted or measured: days, months, times and ranges are not. */
export function isNumber(value: Exclude<Value, Unknown>): value is Quantity {
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
