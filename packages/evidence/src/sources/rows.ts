import { SourceProblem } from '../finding.js';
import { compileRow, type RowScope } from '../expressions/compile.js';
import {
  booleanSql,
  type Column,
  type ColumnUse,
  columnNamed,
  findColumn,
  goodSql,
  numberSql,
  textSql,
} from './column.js';
import { FILE, type Relation } from './relation.js';
import { BILLED, EFFECTIVE, type Role, type SourceSpec, SUBJECTS, type Subject } from './spec.js';
import { quoteList, quoteName, quoteText } from '../engine/sql.js';
import { CURRENCIES } from '@btaas/portfolio';
import { timeSql } from './time.js';

/** A check of a row: SQL that is true where the row is bad, and what to say of it. */
export interface Check {
  readonly bad: string;
  /** The text that was found, as SQL. */
  readonly found: string;
  readonly says: string;
}

/** The rows of a source with their columns typed and checked. */
export interface TypedRows {
  readonly relation: Relation;
  readonly scope: RowScope;
  /** The moment that decides the period, as SQL. */
  readonly moment: string;
  /** SQL of each role that is read. */
  readonly roles: ReadonlyMap<Role | typeof BILLED | typeof EFFECTIVE, string>;
  /** SQL of the names of what a row is about, the ones to try first before the others. */
  readonly subjects: readonly { readonly subject: Subject; readonly sql: string }[];
  /** Complete only after all expressions over the rows are compiled. */
  readonly checks: readonly Check[];
  /** What a row must be to count, where that is judged row by row. */
  readonly where: string | undefined;
  /** The same, where it is part of the relation already, so that whole stretches of a file need not be read. */
  readonly pushed: string | undefined;
}

const NUMBERS = ['total', 'latency', 'demand', 'amount', 'cost'] as const;

export function typedRows(spec: SourceSpec, relation: Relation): TypedRows {
  const checks: Check[] = [];
  const checked = new Set<string>();
  const time = (column: Column) => timeSql(column, datesOf(spec), spec.zone);
  const uses = (column: Column, as: ColumnUse) => {
    const key = `${as} ${column.sql}`;
    if (as === 'text' || checked.has(key)) return;
    checked.add(key);
    const typed = as === 'number' ? numberSql(column) : as === 'boolean' ? booleanSql(column) : time(column);
    checks.push(...checksOf(column, typed, nounOf(as)));
  };
  const roles = new Map<Role | typeof BILLED | typeof EFFECTIVE, string>();
  const columnOf = (role: Role): Column | undefined => {
    const names = spec.columns[role] ?? [];
    if (spec.declared.has(role)) return columnNamed(names[0]!, relation);
    return names.map((name) => findColumn(name, relation)).find((column) => column !== undefined);
  };
  const isIncident = spec.format === 'incidents';
  for (const role of ['at', 'start'] as const) {
    const column = columnOf(role);
    if (column === undefined) continue;
    // When somebody responded to an incident may still be open.
    if (isIncident && role === 'at') checks.push(mayBeOpen(column, time(column)));
    else uses(column, 'time');
    roles.set(role, time(column));
  }
  const moment = isIncident ? roles.get('start') : (roles.get('at') ?? roles.get('start'));
  if (moment === undefined) {
    const role = isIncident ? '"start"' : '"at" (or "start")';
    throw new SourceProblem(`nothing says when a row was observed; name the column with ${role}`);
  }
  const end = columnOf('end');
  if (end !== undefined) {
    // An incident that is not over has no end.
    const sql = time(end);
    checks.push(mayBeOpen(end, sql));
    roles.set('end', sql);
    const start = roles.get('start');
    if (start !== undefined) {
      checks.push({ bad: `${sql} < ${start}`, found: end.sql, says: `"${end.name}" lies before the start` });
    }
  }
  const good = columnOf('good');
  if (good !== undefined) {
    checks.push(...checksOf(good, goodSql(good), 'a number'));
    roles.set('good', goodSql(good));
  }
  for (const role of NUMBERS) {
    const column = columnOf(role);
    if (column === undefined) continue;
    uses(column, 'number');
    roles.set(role, numberSql(column));
  }
  const [goodOnes, total] = [roles.get('good'), roles.get('total')];
  if (goodOnes !== undefined) {
    const most = total ?? '1';
    checks.push({
      bad: `${goodOnes} < 0 OR ${goodOnes} > ${most}`,
      found: good!.sql,
      says: `"${good!.name}" is below zero or above ${total === undefined ? 'one' : 'the total'}`,
    });
  }
  if (spec.format === 'focus') {
    for (const name of [BILLED, EFFECTIVE] as const) {
      const column = columnNamed(name, relation);
      uses(column, 'number');
      roles.set(name, numberSql(column));
    }
  }
  for (const role of ['currency', 'severity', 'priority'] as const) {
    const column = columnOf(role);
    if (column === undefined) continue;
    roles.set(role, textSql(column));
    if (role === 'currency') checks.push(...currencyChecks(column));
  }
  const scope: RowScope = { relation, time, uses, members: membersOf(spec, roles) };
  const where = spec.where === undefined ? undefined : compileRow(spec.where, 'boolean', scope);
  if (where !== undefined && where.type !== 'boolean') throw new SourceProblem('"where" needs a condition');
  const typed = { scope, moment, roles, subjects: subjectsOf(spec, relation), checks };
  // Files that know how many rows they have do not have to be read for those that are left out.
  if (where === undefined || relation.counted === undefined) {
    return { ...typed, relation, where: where?.sql, pushed: undefined };
  }
  const sql = `SELECT * FROM (${relation.sql}) WHERE ${where.sql}`;
  return { ...typed, relation: { ...relation, sql }, where: undefined, pushed: where.sql };
}

function mayBeOpen({ sql, name }: Column, typed: string): Check {
  return { bad: `${sql} IS NOT NULL AND ${typed} IS NULL`, found: sql, says: `"${name}" is no time` };
}

/** Money is in a currency that exists, or nobody can say what it is worth. */
function currencyChecks(column: Column): readonly Check[] {
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

/** What incidents are called in gates, whatever their columns are called. */
function membersOf(spec: SourceSpec, roles: TypedRows['roles']): RowScope['members'] {
  if (spec.format !== 'incidents') return undefined;
  const members = new Map<string, { readonly sql: string; readonly type: ColumnUse | 'duration' }>();
  for (const role of ['severity', 'priority'] as const) {
    const sql = roles.get(role);
    if (sql !== undefined) members.set(role, { sql, type: 'text' });
  }
  const [start, end] = [roles.get('start'), roles.get('end')];
  if (start !== undefined) members.set('start', { sql: start, type: 'time' });
  if (end !== undefined) members.set('end', { sql: end, type: 'time' });
  if (start !== undefined && end !== undefined) {
    members.set('duration', {
      sql: `(${instantSql(end, spec.zone)} - ${instantSql(start, spec.zone)})`,
      type: 'duration',
    });
  }
  return members;
}

/** Milliseconds since 1970 of a wall clock in the zone of the source. */
export function instantSql(local: string, zone: string): string {
  return `epoch_ms(timezone(${quoteText(zone)}, ${local}))`;
}

function datesOf(spec: SourceSpec): string | undefined {
  return spec.dates ?? (spec.format === 'prometheus' ? 'unix' : undefined);
}

function subjectsOf(spec: SourceSpec, relation: Relation): TypedRows['subjects'] {
  return SUBJECTS.flatMap((subject) => {
    const names = spec.columns[subject] ?? [];
    const columns = spec.declared.has(subject)
      ? [columnNamed(names[0]!, relation)]
      : names.map((name) => findColumn(name, relation)).filter((column) => column !== undefined);
    return columns.map((column) => ({ subject, sql: textSql(column) }));
  });
}

function checksOf(column: Column, typed: string, noun: string): readonly Check[] {
  const empty = { bad: `${column.sql} IS NULL`, found: "''", says: `"${column.name}" is empty` };
  if (typed === column.sql) return [empty];
  return [empty, { bad: `${typed} IS NULL`, found: column.sql, says: `"${column.name}" is not ${noun}` }];
}

function nounOf(as: ColumnUse): string {
  if (as === 'number') return 'a number';
  return as === 'boolean' ? 'true or false' : 'a time that is written as declared';
}

/** What is wrong with a row, as SQL: nothing (null) for a good one, −1 for one that `where` leaves out, else the number of the check. */
export function verdictSql({ checks, where }: TypedRows): string {
  const cases = checks.map(({ bad }, i) => `WHEN ${bad} THEN ${i + 1}`);
  if (where !== undefined) cases.push(`WHEN ${where} IS NOT TRUE THEN -1`);
  return cases.length === 0 ? 'NULL' : `CASE ${cases.join(' ')} END`;
}

export const FILE_COLUMN = quoteName(FILE);
