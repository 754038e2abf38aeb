import { nearest } from '@btaas/portfolio';
import { quoteName, quoteText } from '../engine/sql.js';
import { SourceProblem } from '../finding.js';
import type { Relation } from './relation.js';

/** What a column is taken for. */
export type ColumnUse = 'number' | 'text' | 'boolean' | 'time';

/** A column, or a key of one that holds tags, as SQL, with the type that DuckDB has it in. */
export interface Column {
  readonly name: string;
  readonly sql: string;
  readonly type: string;
}

/** Finds a column by its name; `Tags.application` is the key `application` of a column `Tags` of JSON or of a map. */
export function findColumn(name: string, { columns }: Relation): Column | undefined {
  const type = columns.get(name);
  if (type !== undefined) return { name, sql: quoteName(name), type };
  const dot = name.indexOf('.');
  if (dot <= 0) return undefined;
  const [base, key] = [name.slice(0, dot), name.slice(dot + 1)];
  const of = columns.get(base);
  if (of === undefined) return undefined;
  if (of.startsWith('MAP(')) return { name, sql: `${quoteName(base)}[${quoteText(key)}]`, type: 'VARCHAR' };
  if (of !== 'VARCHAR' && of !== 'JSON') return undefined;
  const path = quoteText(`$."${key.replaceAll('"', '\\"')}"`);
  return { name, sql: `json_extract_string(TRY_CAST(${quoteName(base)} AS JSON), ${path})`, type: 'VARCHAR' };
}

export function columnNamed(name: string, relation: Relation): Column {
  return findColumn(name, relation) ?? missingColumn(name, relation);
}

export function missingColumn(name: string, relation: Relation): never {
  const [best] = nearest(name, relation.columns.keys(), Math.max(1, Math.floor(name.length / 3)));
  const hint = best === undefined ? `it has ${columnList(relation)}` : `did you mean "${best}"?`;
  throw new SourceProblem(`there is no column "${name}"; ${hint}`);
}

/** The first columns of a file, for a message. */
export function columnList({ columns }: Relation): string {
  const names = [...columns.keys()];
  return names.length > 12 ? `${names.slice(0, 12).join(', ')}, …` : names.join(', ');
}

const WHOLE = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/;

/** As an exact number; null for a text that is none. Binary floats are rounded to twelve decimals, others to eighteen. */
export function numberSql({ sql, type, name }: Column): string {
  if (type === 'VARCHAR') return `TRY_CAST(trim(${sql}) AS DECIMAL(38, 18))`;
  if (type === 'BOOLEAN') return `CAST(${sql} AS INTEGER)`;
  if (type === 'DOUBLE' || type === 'FLOAT') return `TRY_CAST(${sql} AS DECIMAL(38, 12))`;
  if (WHOLE.test(type) || type.startsWith('DECIMAL')) return sql;
  throw new SourceProblem(`column "${name}" holds ${type.toLowerCase()}, which is no number`);
}

export function textSql({ sql, type }: Column): string {
  return type === 'VARCHAR' ? `trim(${sql})` : `CAST(${sql} AS VARCHAR)`;
}

/** True and false, or 1 and 0. */
export function booleanSql(column: Column): string {
  const { sql, type } = column;
  if (type === 'BOOLEAN') return sql;
  if (type !== 'VARCHAR') return `(${numberSql(column)} <> 0)`;
  return `CASE lower(trim(${sql})) WHEN 'true' THEN true WHEN 'false' THEN false WHEN '1' THEN true WHEN '0' THEN false END`;
}

/** How many were good: a number, or true and false for one. */
export function goodSql(column: Column): string {
  if (column.type !== 'VARCHAR') return numberSql(column);
  return `CASE lower(trim(${column.sql})) WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE ${numberSql(column)} END`;
}
