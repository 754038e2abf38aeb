import { SourceProblem } from '../finding.js';
import { compileRow, type RowScope } from '../expressions/compile.js';
import { type Check, checkedUses } from './checks.js';
import { type Column, columnList, type ColumnUse, columnNamed, findColumn, textSql } from './column.js';
import { outsideCheck } from './coverage.js';
import { FILE, type Relation } from './relation.js';
import { type Roles, rolesOf } from './roles.js';
import { type SourceSpec, SUBJECTS, type Subject } from './spec.js';
import { quoteName, quoteText } from '../engine/sql.js';
import { timeSql } from './time.js';

/** The rows of a source with their columns typed and checked. */
export interface TypedRows {
  readonly relation: Relation;
  readonly scope: RowScope;
  /** The moment that decides the period, as SQL. */
  readonly moment: string;
  readonly roles: Roles;
  /** SQL of the names of what a row is about, the ones to try first before the others. */
  readonly subjects: readonly { readonly subject: Subject; readonly sql: string }[];
  /** Complete only after all expressions over the rows are compiled. */
  readonly checks: readonly Check[];
  /** The check that a row lies within the days that the source covers, if it says so. */
  readonly outside: Check | undefined;
  /** What a row must be to count, where that is judged row by row. */
  readonly where: string | undefined;
  /** The same, where it is part of the relation already, so that whole stretches of a file need not be read. */
  readonly pushed: string | undefined;
}

export function typedRows(spec: SourceSpec, relation: Relation): TypedRows {
  const checks: Check[] = [];
  const time = (column: Column) => timeSql(column, datesOf(spec), spec.zone);
  const uses = checkedUses(checks, time);
  const { roles, moment } = rolesOf({ spec, relation, checks, time, uses });
  const scope: RowScope = { relation, time, uses, members: membersOf(spec, roles) };
  const where = spec.where === undefined ? undefined : compileRow(spec.where, 'boolean', scope);
  if (where !== undefined && where.type !== 'boolean') throw new SourceProblem('"where" needs a condition');
  const subjects = subjectsOf(spec, relation);
  if (subjects.length === 0) refuseNameless(spec, relation);
  const pushed = pushedDown(relation, where?.sql);
  const { covers } = spec;
  const outside = covers && outsideCheck(covers, { moment, end: roles.get('end'), where: pushed.where });
  if (outside !== undefined) checks.push(outside);
  return { scope, moment, roles, subjects, checks, outside, ...pushed };
}

/** Files that know how many rows they have do not have to be read for those that are left out. */
function pushedDown(relation: Relation, where: string | undefined): Pick<TypedRows, 'relation' | 'where' | 'pushed'> {
  if (where === undefined || relation.counted === undefined) return { relation, where, pushed: undefined };
  const sql = `SELECT * FROM (${relation.sql}) WHERE ${where}`;
  return { relation: { ...relation, sql }, where: undefined, pushed: where };
}

/** What incidents are called in gates, whatever their columns are called. */
function membersOf(spec: SourceSpec, roles: Roles): RowScope['members'] {
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

/** Incidents and charges of nobody would be lost without a word. */
function refuseNameless({ format, columns }: SourceSpec, relation: Relation): void {
  if (format !== 'incidents' && format !== 'focus') return;
  const usual = columns.service!.map((name) => `"${name}"`).join(', ');
  throw new SourceProblem(
    `nothing says which service a row is about, as there is no column ${usual}; name the column that does with "service": it has ${columnList(relation)}`,
  );
}

/** What is wrong with a row, as SQL: nothing (null) for a good one, −1 for one that `where` leaves out, else the number of the check. */
export function verdictSql({ checks, where }: TypedRows): string {
  const cases = checks.map(({ bad }, i) => `WHEN ${bad} THEN ${i + 1}`);
  if (where !== undefined) cases.push(`WHEN ${where} IS NOT TRUE THEN -1`);
  return cases.length === 0 ? 'NULL' : `CASE ${cases.join(' ')} END`;
}

export const FILE_COLUMN = quoteName(FILE);
