import {
  type BinaryOperator,
  type Duration,
  type Expression,
  fraction,
  printExpression,
  type Quantity,
  type Rational,
  toMilliseconds,
} from '@btaas/portfolio';
import { quoteText } from '../engine/sql.js';
import { SourceProblem } from '../finding.js';
import {
  booleanSql,
  type Column,
  type ColumnUse,
  findColumn,
  missingColumn,
  numberSql,
  textSql,
} from '../sources/column.js';
import type { Relation } from '../sources/relation.js';

/** SQL for a part of an expression over rows, and what it yields. */
export interface Compiled {
  readonly sql: string;
  readonly type: ColumnUse | 'duration';
}
/** Where names of an expression over rows come from. */
export interface RowScope {
  readonly relation: Relation;
  /** Names that mean something else than the column of that name, such as `duration` of an incident. */
  readonly members?: ReadonlyMap<string, Compiled>;
  time(column: Column): string;
  /** Told of every column that an expression reads, and as what: a row in which it is something else is rejected. */
  uses(column: Column, as: ColumnUse): void;
}

/** Compiles a condition or a value over one row. Throws SourceProblem where a column is missing or types do not fit. */
export function compileRow(e: Expression, wanted: ColumnUse | undefined, scope: RowScope): Compiled {
  switch (e.type) {
    case 'quantity':
      return literal(e.value, e);
    case 'text':
      return { sql: quoteText(e.value), type: 'text' };
    case 'boolean':
      return { sql: String(e.value), type: 'boolean' };
    case 'period':
      if (e.value.from === undefined) return refuse('an open period cannot be compared with a column');
      return { sql: `TIMESTAMP ${quoteText(e.value.from)}`, type: 'time' };
    case 'name':
      return column(e.name, wanted, scope) ?? missingColumn(e.name, scope.relation);
    case 'member':
      return column(pathOf(e), wanted, scope) ?? missingColumn(pathOf(e), scope.relation);
    case 'unary': {
      const of = e.operator === 'not' ? 'boolean' : 'number';
      const operand = needed(e.operand, of, scope);
      return { sql: e.operator === 'not' ? `(NOT ${operand})` : `(-${operand})`, type: of };
    }
    case 'binary':
      return binary(e.operator, e.left, e.right, e, scope);
    case 'conditional': {
      const condition = needed(e.condition, 'boolean', scope);
      const [yes, no] = [compileRow(e.then, wanted, scope), compileRow(e.otherwise, wanted, scope)];
      if (yes.type !== no.type) return refuse(`${show(e.then)} and ${show(e.otherwise)} are of two types`);
      return { sql: `CASE WHEN ${condition} THEN ${yes.sql} ELSE ${no.sql} END`, type: yes.type };
    }
    default:
      return refuse(`${show(e)} cannot be computed from one row`);
  }
}

export function needed(e: Expression, type: ColumnUse, scope: RowScope): string {
  const compiled = compileRow(e, type, scope);
  // A duration is a number of milliseconds.
  if (compiled.type === type || (compiled.type === 'duration' && type === 'number')) return compiled.sql;
  return refuse(`${show(e)} is a ${compiled.type}, where a ${type} is needed`);
}

function column(name: string, wanted: ColumnUse | undefined, scope: RowScope): Compiled | undefined {
  const member = scope.members?.get(name);
  if (member !== undefined) return member;
  const found = findColumn(name, scope.relation);
  if (found === undefined) return undefined;
  const as = wanted ?? usualType(found.type);
  scope.uses(found, as);
  if (as === 'time') return { sql: scope.time(found), type: 'time' };
  const sql = as === 'number' ? numberSql(found) : as === 'boolean' ? booleanSql(found) : textSql(found);
  return { sql, type: as };
}

function usualType(type: string): ColumnUse {
  if (type === 'BOOLEAN') return 'boolean';
  if (type.startsWith('TIMESTAMP') || type === 'DATE') return 'time';
  return type === 'VARCHAR' ? 'text' : 'number';
}

const LOGICAL: Readonly<Record<string, string>> = { and: 'AND', or: 'OR' };
const COMPARES: Readonly<Record<string, string>> = { '=': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

function binary(
  operator: BinaryOperator,
  left: Expression,
  right: Expression,
  e: Expression,
  scope: RowScope,
): Compiled {
  const logical = LOGICAL[operator];
  if (logical !== undefined) {
    return {
      sql: `(${needed(left, 'boolean', scope)} ${logical} ${needed(right, 'boolean', scope)})`,
      type: 'boolean',
    };
  }
  if (operator === 'in') return within(left, right, e, scope);
  const compares = COMPARES[operator];
  if (compares === undefined) {
    const [a, b] = [needed(left, 'number', scope), needed(right, 'number', scope)];
    return { sql: arithmetic(operator, a, b), type: 'number' };
  }
  const type =
    sideType(left, scope) ?? sideType(right, scope) ?? (operator === '=' || operator === '!=' ? 'text' : 'number');
  if (type === 'duration') {
    const [a, b] = [compileRow(left, undefined, scope), compileRow(right, undefined, scope)];
    if (a.type !== 'duration' || b.type !== 'duration')
      return refuse(`${show(e)} compares a duration with something else`);
    return { sql: `(${a.sql} ${compares} ${b.sql})`, type: 'boolean' };
  }
  if (type === 'time' && (operator === '=' || operator === '!='))
    return within(left, right, e, scope, operator === '!=');
  const [a, b] = [side(left, type, scope), side(right, type, scope)];
  if (a.word && b.word) return missingColumn(left.type === 'name' ? left.name : show(left), scope.relation);
  return { sql: `(${a.sql} ${compares} ${b.sql})`, type: 'boolean' };
}

/** Products and quotients within a row keep nine and twelve decimals; sums are exact. Nothing is divided by zero: the row has no value then. */
function arithmetic(operator: BinaryOperator, a: string, b: string): string {
  if (operator === '*') return `(CAST(${a} AS DECIMAL(38, 9)) * CAST(${b} AS DECIMAL(38, 9)))`;
  if (operator === '/') return `TRY_CAST(CAST(${a} AS DOUBLE) / nullif(CAST(${b} AS DOUBLE), 0) AS DECIMAL(38, 12))`;
  return `(${a} ${operator} ${b})`;
}

/** What a side of a comparison is for certain: a column of text takes the type of what it is compared with. */
function sideType(e: Expression, scope: RowScope): ColumnUse | 'duration' | undefined {
  if (e.type === 'name' || e.type === 'member') {
    const name = e.type === 'name' ? e.name : pathOf(e);
    const member = scope.members?.get(name);
    if (member !== undefined) return member.type;
    const found = findColumn(name, scope.relation);
    return found === undefined || found.type === 'VARCHAR' ? undefined : usualType(found.type);
  }
  if (e.type === 'binary' && COMPARES[e.operator] === undefined && LOGICAL[e.operator] === undefined) return 'number';
  if (e.type === 'quantity') return e.value.type === 'duration' ? 'duration' : 'number';
  if (e.type === 'period') return 'time';
  return e.type === 'text' || e.type === 'boolean' ? e.type : undefined;
}

/** A word that is no column stands for itself, as in `severity = P1`. */
function side(e: Expression, type: ColumnUse, scope: RowScope): { readonly sql: string; readonly word: boolean } {
  if (type === 'text' && e.type === 'name' && column(e.name, type, scope) === undefined) {
    return { sql: quoteText(e.name), word: true };
  }
  return { sql: needed(e, type, scope), word: false };
}

function within(left: Expression, right: Expression, e: Expression, scope: RowScope, outside = false): Compiled {
  const [moment, days] = right.type === 'period' ? [left, right] : [right, left];
  if (days.type !== 'period') return refuse(`${show(e)} needs a period, such as 2026-07, on its right`);
  const time = needed(moment, 'time', scope);
  const { from, to } = days.value;
  const parts = [
    from === undefined ? undefined : `${time} >= TIMESTAMP ${quoteText(from)}`,
    to === undefined ? undefined : `${time} < TIMESTAMP ${quoteText(to)} + INTERVAL 1 DAY`,
  ].filter((part) => part !== undefined);
  const sql = `(${parts.length === 0 ? 'true' : parts.join(' AND ')})`;
  return { sql: outside ? `(NOT ${sql})` : sql, type: 'boolean' };
}

function literal(value: Quantity, e: Expression): Compiled {
  switch (value.type) {
    case 'number':
      return { sql: decimal(value.value, e), type: 'number' };
    case 'percent':
      return { sql: decimal(fraction(value), e), type: 'number' };
    case 'money':
      return { sql: decimal(value.amount, e), type: 'number' };
    case 'duration':
      return { sql: decimal(milliseconds(value, e), e), type: 'duration' };
    default:
      return refuse(`${show(e)} cannot be compared with a column; columns hold numbers, texts and times`);
  }
}

function milliseconds(value: Duration, e: Expression): Rational {
  return toMilliseconds(value) ?? refuse(`${show(e)} has no fixed length; write it in days`);
}

function decimal(value: Rational, e: Expression): string {
  const text = value.toDecimalString();
  return text === undefined
    ? refuse(`${show(e)} has no finite decimal`)
    : `CAST(${quoteText(text)} AS DECIMAL(38, 18))`;
}

function pathOf(e: Expression): string {
  return e.type === 'member' ? `${pathOf(e.receiver)}.${e.member}` : e.type === 'name' ? e.name : show(e);
}

function refuse(message: string): never {
  throw new SourceProblem(message);
}

function show(e: Expression): string {
  return `"${printExpression(e)}"`;
}
