import { CURRENCIES } from '@btaas/portfolio';
import { quoteList } from '../engine/sql.js';
import { booleanSql, type Column, type ColumnUse, numberSql, textSql } from './column.js';

/** A check of a row: SQL that is true where the row is bad, and what to say of it. */
export interface Check {
  readonly bad: string;
  /** The text that was found, as SQL. */
  readonly found: string;
  readonly says: string;
}

/** Adds the checks that columns are what they are used as, once for each use, as the uses come. */
export function checkedUses(checks: Check[], time: (column: Column) => string) {
  const checked = new Set<string>();
  return (column: Column, as: ColumnUse): void => {
    const key = `${as} ${column.sql}`;
    if (as === 'text' || checked.has(key)) return;
    checked.add(key);
    const typed = as === 'number' ? numberSql(column) : as === 'boolean' ? booleanSql(column) : time(column);
    checks.push(...checksOf(column, typed, nounOf(as)));
  };
}

export function checksOf(column: Column, typed: string, noun: string): readonly Check[] {
  const empty = { bad: `${column.sql} IS NULL`, found: "''", says: `"${column.name}" is empty` };
  if (typed === column.sql) return [empty];
  return [empty, { bad: `${typed} IS NULL`, found: column.sql, says: `"${column.name}" is not ${noun}` }];
}

export function mayBeOpen({ sql, name }: Column, typed: string): Check {
  return { bad: `${sql} IS NOT NULL AND ${typed} IS NULL`, found: sql, says: `"${name}" is no time` };
}

/** Money is in a currency that exists, or nobody can say what it is worth. */
export function currencyChecks(column: Column): readonly Check[] {
  const code = textSql(column);
  return [
    { bad: `${column.sql} IS NULL`, found: "''", says: `"${column.name}" is empty` },
    {
      bad: `NOT list_contains(${quoteList(CURRENCIES)}, ${code})`,
      found: column.sql,
      says: `"${column.name}" is no currency code of ISO 4217`,
    },
  ];
}

function nounOf(as: ColumnUse): string {
  if (as === 'number') return 'a number';
  return as === 'boolean' ? 'true or false' : 'a time that is written as declared';
}
