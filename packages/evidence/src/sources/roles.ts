import type { RowScope } from '../expressions/compile.js';
import { SourceProblem } from '../finding.js';
import { type Check, checksOf, currencyChecks, mayBeOpen } from './checks.js';
import { type Column, columnList, columnNamed, findColumn, goodSql, numberSql, textSql } from './column.js';
import type { Relation } from './relation.js';
import { BILLED, EFFECTIVE, type Role, type SourceSpec } from './spec.js';

/** SQL of each role that is read. */
export type Roles = ReadonlyMap<Role | typeof BILLED | typeof EFFECTIVE, string>;
type RolesSoFar = Map<Role | typeof BILLED | typeof EFFECTIVE, string>;

/** How the columns of a source are read, and the checks that come of it. */
export interface Typing extends Pick<RowScope, 'time' | 'uses'> {
  readonly spec: SourceSpec;
  readonly relation: Relation;
  readonly checks: Check[];
}

const NUMBERS = ['total', 'latency', 'demand', 'amount', 'cost'] as const;

/** Types the columns of the roles, and checks them: a bad row is rejected for the first of the checks that it fails. */
export function rolesOf(typing: Typing): { readonly roles: Roles; readonly moment: string } {
  const roles: RolesSoFar = new Map();
  const moment = readMoment(typing, roles);
  readEnd(typing, roles);
  readNumbers(typing, roles);
  readBills(typing, roles);
  readTexts(typing, roles);
  return { roles, moment };
}

function columnOf(role: Role, { spec, relation }: Typing): Column | undefined {
  const names = spec.columns[role] ?? [];
  if (spec.declared.has(role)) return columnNamed(names[0]!, relation);
  return names.map((name) => findColumn(name, relation)).find((column) => column !== undefined);
}

/** The moment that decides the period: of an incident its start, of anything else when it was observed. */
function readMoment(typing: Typing, roles: RolesSoFar): string {
  const { checks, time, uses } = typing;
  const isIncident = typing.spec.format === 'incidents';
  for (const role of ['at', 'start'] as const) {
    const column = columnOf(role, typing);
    if (column === undefined) continue;
    // When somebody responded to an incident may still be open.
    if (isIncident && role === 'at') checks.push(mayBeOpen(column, time(column)));
    else uses(column, 'time');
    roles.set(role, time(column));
  }
  const moment = isIncident ? roles.get('start') : (roles.get('at') ?? roles.get('start'));
  if (moment !== undefined) return moment;
  const usual = isIncident ? typing.spec.columns.start : typing.spec.columns.at;
  const how = `name the column that does with "${isIncident ? 'start' : 'at'}"`;
  const missing = usual?.[0] === undefined ? '' : `, as there is no column "${usual[0]}"`;
  throw new SourceProblem(
    `nothing says when a row was observed${missing}; ${how}: it has ${columnList(typing.relation)}`,
  );
}

/** An incident that is not over has no end. */
function readEnd(typing: Typing, roles: RolesSoFar): void {
  const end = columnOf('end', typing);
  if (end === undefined) return;
  const sql = typing.time(end);
  typing.checks.push(mayBeOpen(end, sql));
  roles.set('end', sql);
  const start = roles.get('start');
  if (start === undefined) return;
  typing.checks.push({ bad: `${sql} < ${start}`, found: end.sql, says: `"${end.name}" lies before the start` });
}

function readNumbers(typing: Typing, roles: RolesSoFar): void {
  const { checks, uses } = typing;
  const good = columnOf('good', typing);
  if (good !== undefined) {
    checks.push(...checksOf(good, goodSql(good), 'a number'));
    roles.set('good', goodSql(good));
  }
  for (const role of NUMBERS) {
    const column = columnOf(role, typing);
    if (column === undefined) continue;
    uses(column, 'number');
    roles.set(role, numberSql(column));
  }
  if (good !== undefined) checks.push(isPartOf(good, roles.get('total')));
}

/** The good ones are some of all; without a total a row is one of them, and its good ones a share of it. */
function isPartOf(good: Column, total: string | undefined): Check {
  return {
    bad: `${goodSql(good)} < 0 OR ${goodSql(good)} > ${total ?? '1'}`,
    found: good.sql,
    says: `"${good.name}" is below zero or above ${total === undefined ? 'one' : 'the total'}`,
  };
}

function readBills({ spec, relation, uses }: Typing, roles: RolesSoFar): void {
  if (spec.format !== 'focus') return;
  for (const name of [BILLED, EFFECTIVE] as const) {
    const column = columnNamed(name, relation);
    uses(column, 'number');
    roles.set(name, numberSql(column));
  }
}

function readTexts(typing: Typing, roles: RolesSoFar): void {
  for (const role of ['currency', 'severity', 'priority'] as const) {
    const column = columnOf(role, typing);
    if (column === undefined) continue;
    roles.set(role, textSql(column));
    if (role === 'currency') typing.checks.push(...currencyChecks(column));
  }
}
