import type { Engine } from '../engine/duckdb.js';
import { quoteList, quoteText } from '../engine/sql.js';
import type { Group } from './pass.js';
import type { Relation } from './relation.js';
import { FILE_COLUMN, type TypedRows, verdictSql } from './rows.js';

/** A row that is not used, and why. */
export interface RejectedRow {
  /** The absolute path. */
  readonly file: string;
  /** The line of a CSV file; of other files the row, from 1. */
  readonly row: number;
  readonly reason: string;
}
export interface Rejections {
  readonly rows: ReadonlyMap<string, number>;
  readonly rejected: readonly RejectedRow[];
  readonly rejectedRows: ReadonlyMap<string, number>;
}

/** How many rejected rows are shown of each file. */
const SHOWN = 5;
const NOT_UTF8 = 'the row is not in UTF-8; save the file as "CSV UTF-8"';
/** How much of a bad value is shown. */
const LONGEST = 40;

/** Counts rows and rejected rows by file, and says of the first bad ones what is wrong. */
export async function rejectedRows(
  typed: TypedRows,
  source: Relation,
  groups: readonly Group[],
  engine: Engine,
): Promise<Rejections> {
  const rows = new Map<string, number>();
  const rejectedCount = new Map<string, number>();
  const add = (map: Map<string, number>, file: string, count: number) => map.set(file, (map.get(file) ?? 0) + count);
  const anyBad = groups.some(({ verdict }) => verdict !== undefined && verdict > 0);
  const { counted } = typed.relation;
  if (counted !== undefined) {
    for (const [file, count] of counted) add(rows, file, count);
    const bad = `SELECT ${FILE_COLUMN} AS f, count(*) AS b FROM (${typed.relation.sql}) WHERE (${verdictSql(typed)}) > 0 GROUP BY 1`;
    if (anyBad) for (const row of await engine.query(bad)) add(rejectedCount, String(row.f), Number(row.b));
  } else {
    for (const { file, rows: count, verdict } of groups) {
      add(rows, file!, count);
      if (verdict !== undefined && verdict > 0) add(rejectedCount, file!, count);
    }
  }
  const structural = typed.relation.rejects ? await structuralRejects(typed.relation.paths, engine) : [];
  for (const { file } of structural) {
    add(rows, file, 1);
    add(rejectedCount, file, 1);
  }
  const rejected: RejectedRow[] = [];
  for (const file of [...rejectedCount.keys()].sort()) {
    const own = structural.filter((each) => each.file === file).sort((a, b) => a.row - b.row);
    const bad = anyBad ? await firstBad(typed, source, file, engine) : [];
    const lined = bad.map(({ row, reason }) => ({
      file,
      reason,
      row: typed.relation.rejects ? lineOf(row, own) : row,
    }));
    rejected.push(...[...own, ...lined].sort((a, b) => a.row - b.row).slice(0, SHOWN));
  }
  return { rows, rejected, rejectedRows: rejectedCount };
}

/** Rows of another width, or with quotes that do not close: DuckDB puts them aside with their line. */
async function structuralRejects(paths: readonly string[], engine: Engine): Promise<readonly RejectedRow[]> {
  const found = await engine.query(
    `SELECT s.file_path AS f, e.line AS l, min(e.error_message) AS m FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) WHERE list_contains(${quoteList(paths)}, s.file_path) GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return found.map((row) => ({ file: String(row.f), row: Number(row.l), reason: sayWidth(String(row.m)) }));
}

function sayWidth(message: string): string {
  if (/not utf-8/i.test(message)) return NOT_UTF8;
  if (/unterminated quote/i.test(message)) return 'a quote is opened and not closed';
  const width = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  return width === null ? message.split('\n')[0]! : `the row has ${width[2]} fields instead of ${width[1]}`;
}

async function firstBad(typed: TypedRows, source: Relation, file: string, engine: Engine) {
  const reasons = typed.checks.map(({ found }, i) => `WHEN ${i + 1} THEN CAST(${found} AS VARCHAR)`);
  const numbered = `SELECT *, row_number() OVER () AS "btaas: row" FROM (${source.sql}) WHERE ${FILE_COLUMN} = ${quoteText(file)}`;
  const counts = typed.pushed === undefined ? '' : ` WHERE ${typed.pushed}`;
  const judged = `SELECT *, ${verdictSql(typed)} AS "btaas: v" FROM (${numbered})${counts}`;
  const rows = await engine.query(
    `SELECT "btaas: row" AS r, "btaas: v" AS v, CASE "btaas: v" ${reasons.join(' ')} END AS x FROM (${judged}) WHERE "btaas: v" > 0 ORDER BY 1 LIMIT ${SHOWN}`,
  );
  return rows.map((row) => {
    const { says } = typed.checks[Number(row.v) - 1]!;
    const text = String(row.x ?? '');
    const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    const reason = text === '' ? says : `${says}: ${JSON.stringify(shown)}`;
    return { row: Number(row.r), reason: `${reason}${numberHint(says, text)}` };
  });
}

/** Why a text that looks like a number is none. */
export function numberHint(says: string, text: string): string {
  if (!says.endsWith('is not a number')) return '';
  if (/^[-+]?\d[\d.\s]*,\d+$/.test(text)) return ', as decimals stand behind a point';
  return /^[-+]?\d+(\.\d+)?$/.test(text) ? ', as it has more than 20 digits before the point' : '';
}

/** The line of the n-th readable row: behind the line of names, and behind the rows that were put aside before it. */
function lineOf(row: number, aside: readonly RejectedRow[]): number {
  let line = row + 1;
  for (const each of aside) if (each.row <= line) line += 1;
  return line;
}
