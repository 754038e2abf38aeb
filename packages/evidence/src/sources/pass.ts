import { Rational, type Period } from '@btaas/portfolio';
import type { Engine, Row } from '../engine/duckdb.js';
import { quoteName, quoteText } from '../engine/sql.js';
import type { Aggregate } from '../expressions/aggregates.js';
import type { Timeline } from '../metrics/timeline.js';
import { FILE_COLUMN, type TypedRows, verdictSql } from './rows.js';

/** Rows that are alike in file, subject, stretch of time and verdict, and what was aggregated of them. */
export interface Group {
  readonly file: string | undefined;
  /** The names of what the rows are about, in the order of `TypedRows.subjects`. */
  readonly subjects: readonly (string | undefined)[];
  readonly currency: string | undefined;
  /** `undefined` where the time of a row cannot be read. */
  readonly month: number | undefined;
  readonly cut: number;
  /** Undefined for good rows, −1 for those left out, else the number of the check that failed. */
  readonly verdict: number | undefined;
  readonly rows: number;
  readonly values: readonly (Rational | undefined)[];
}
/** The same of one whole month (`period` undefined) or declared period, for what cannot be put together from stretches. */
export interface WholeGroup {
  readonly subjects: readonly (string | undefined)[];
  readonly month: number | undefined;
  readonly period: Period | undefined;
  readonly rows: number;
  readonly values: readonly (Rational | undefined)[];
}
export interface PassResult {
  readonly groups: readonly Group[];
  readonly wholes: readonly WholeGroup[];
}

/**
 * Reads the rows of a source once, and groups them by all that any metric needs. Percentiles come from grouping sets of
 * the same query.
 */
export async function passOver(
  typed: TypedRows,
  aggregates: readonly Aggregate[],
  timeline: Timeline,
  engine: Engine,
): Promise<PassResult> {
  const together = aggregates.filter(({ merge }) => merge !== 'apart');
  const apart = aggregates.filter(({ merge }) => merge === 'apart');
  const { byFile, names, flags, from } = preparedRows(typed, timeline, apart.length > 0);
  const hasCurrency = typed.roles.has('currency');
  const keys = [...(byFile ? ['f'] : []), ...names, ...(hasCurrency ? ['c'] : []), 'm', 'k', 'v'];
  const selected = [
    ...[...keys, ...flags].map((key) => `${own(key)} AS ${key}`),
    'count(*) AS n',
    ...together.map(({ sql }, i) => `${sql} AS a${i}`),
    ...apart.map(({ sql }, i) => `${sql} AS w${i}`),
  ];
  if (apart.length === 0) {
    const rows = await engine.query(`SELECT ${selected.join(', ')} ${from} GROUP BY ${list(keys).slice(1, -1)}`);
    return { groups: rows.map((row) => groupOf(row, names, together)), wholes: [] };
  }
  const sets = [list(keys), list([...names, 'm', 'v']), ...flags.map((flag) => list([...names, flag, 'v']))];
  const rows = await engine.query(`SELECT ${selected.join(', ')} ${from} GROUP BY GROUPING SETS (${sets.join(', ')})`);
  const groups: Group[] = [];
  const wholes: WholeGroup[] = [];
  for (const row of rows) {
    // A column that is not part of a set is null in it; the cut never is in its own.
    if (numberOf(row.k) !== undefined) groups.push(groupOf(row, names, together));
    else if (row.v === null) wholes.push(...wholeIn(row, names, flags, apart, timeline));
  }
  return { groups, wholes };
}

/** A row of the set of months, or of that of a period, if it lies in it. */
function wholeIn(
  row: Row,
  names: readonly string[],
  flags: readonly string[],
  apart: readonly Aggregate[],
  { periods }: Timeline,
): readonly WholeGroup[] {
  const flag = flags.findIndex((each) => row[each] !== null);
  if (flag === -1) return [wholeOf(row, names, apart, numberOf(row.m), undefined)];
  return row[flags[flag]!] === true ? [wholeOf(row, names, apart, undefined, periods[flag])] : [];
}

/** A column of ours: the source's own columns may be called like it, so it stands behind a name that nobody has. */
function own(key: string): string {
  return quoteName(`btaas: ${key}`);
}
function list(keys: readonly string[]): string {
  return `(${keys.map(own).join(', ')})`;
}

/** The rows of a source with what they are grouped by. */
function preparedRows(typed: TypedRows, timeline: Timeline, withPeriods: boolean) {
  const { relation, subjects, moment, roles } = typed;
  const byFile = relation.counted === undefined;
  const flags = withPeriods ? timeline.periods.map((_, i) => `p${i}`) : [];
  const columns = [
    '*',
    ...(byFile ? [`${FILE_COLUMN} AS ${own('f')}`] : []),
    ...subjects.map(({ sql }, i) => `${sql} AS ${own(`s${i}`)}`),
    ...(roles.has('currency') ? [`${roles.get('currency')} AS ${own('c')}`] : []),
    `${timeline.monthSql(moment)} AS ${own('m')}`,
    `${timeline.cutSql(moment)} AS ${own('k')}`,
    `${verdictSql(typed)} AS ${own('v')}`,
    ...flags.map((flag, i) => `coalesce(${inPeriodSql(timeline.periods[i]!, moment)}, false) AS ${own(flag)}`),
  ];
  const names = subjects.map((_, i) => `s${i}`);
  return { byFile, names, flags, from: `FROM (SELECT ${columns.join(', ')} FROM (${relation.sql}))` };
}

/**
 * What cannot be put together from parts, by month and period, of all rows that go by one of some names; of all rows
 * without names.
 */
export async function wholesOf(
  typed: TypedRows,
  aggregates: readonly Aggregate[],
  timeline: Timeline,
  engine: Engine,
  among: readonly (readonly (string | undefined)[])[] | undefined,
): Promise<readonly WholeGroup[]> {
  const apart = aggregates.filter(({ merge }) => merge === 'apart');
  const { flags, from } = preparedRows(typed, timeline, true);
  const isOne = (tuple: readonly (string | undefined)[]) =>
    tuple.map((name, i) => `${own(`s${i}`)} IS NOT DISTINCT FROM ${name === undefined ? 'NULL' : quoteText(name)}`);
  const names =
    among === undefined ? '' : ` AND (${among.map((tuple) => `(${isOne(tuple).join(' AND ')})`).join(' OR ')})`;
  const columns = [
    ...['m', ...flags].map((key) => `${own(key)} AS ${key}`),
    'count(*) AS n',
    ...apart.map(({ sql }, i) => `${sql} AS w${i}`),
  ];
  const sets = ['m', ...flags].map((key) => list([key]));
  const rows = await engine.query(
    `SELECT ${columns.join(', ')} ${from} WHERE ${own('v')} IS NULL${names} GROUP BY GROUPING SETS (${sets.join(', ')})`,
  );
  return rows.flatMap((row) => wholeIn(row, [], flags, apart, timeline));
}

function inPeriodSql({ from, to }: Period, moment: string): string {
  const parts = [
    from === undefined ? undefined : `${moment} >= TIMESTAMP ${quoteText(from)}`,
    to === undefined ? undefined : `${moment} < TIMESTAMP ${quoteText(to)} + INTERVAL 1 DAY`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`;
}

function groupOf(row: Row, names: readonly string[], aggregates: readonly Aggregate[]): Group {
  return {
    file: textOf(row.f),
    subjects: names.map((name) => textOf(row[name])),
    currency: textOf(row.c),
    month: numberOf(row.m),
    cut: numberOf(row.k) ?? 0,
    verdict: numberOf(row.v),
    rows: Number(row.n),
    values: aggregates.map((_, i) => exactOf(row[`a${i}`])),
  };
}

function wholeOf(
  row: Row,
  names: readonly string[],
  aggregates: readonly Aggregate[],
  month: number | undefined,
  period: Period | undefined,
): WholeGroup {
  return {
    subjects: names.map((name) => textOf(row[name])),
    month,
    period,
    rows: Number(row.n),
    values: aggregates.map((_, i) => exactOf(row[`w${i}`])),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
function numberOf(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
/** Decimals and whole numbers come as texts or as small integers; a binary float is taken by its shortest decimal. */
function exactOf(value: unknown): Rational | undefined {
  if (value === null || value === undefined) return undefined;
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? Rational.parse(text) : undefined;
}
