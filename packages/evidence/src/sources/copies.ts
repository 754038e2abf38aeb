import { statSync } from 'node:fs';
import type { Engine } from '../engine/duckdb.js';
import { quoteName } from '../engine/sql.js';
import type { Relation } from './relation.js';
import { FILE_COLUMN } from './rows.js';

/** Rows that are the same as another row to the letter. */
export interface CopiedRows {
  /** How many there are besides the first of each. */
  readonly rows: number;
  /** The absolute path of a file with some of them. */
  readonly file: string;
  /** One of them, as its fields. */
  readonly example: string;
}

/** Larger files are not looked through again: that would take as long as measuring them. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Looks for equal rows within and across text files: an export that overlaps with the one before. They count all the
 * same, as two charges or two calls may well be alike; but somebody should know.
 */
export async function copiedRows(
  { kind, paths, sql, columns }: Relation,
  engine: Engine,
): Promise<CopiedRows | undefined> {
  if (kind !== 'csv' && kind !== 'json') return undefined;
  if (paths.reduce((sum, path) => sum + statSync(path).size, 0) > LARGEST) return undefined;
  const keys = [...columns.keys()].map(quoteName);
  if (keys.length === 0) return undefined;
  const groups = `SELECT ${keys.join(', ')}, count(*) AS "btaas: n", max(${FILE_COLUMN}) AS "btaas: f" FROM (${sql}) GROUP BY ${keys.join(', ')} HAVING count(*) > 1`;
  const [row] = await engine.query(
    `SELECT sum("btaas: n" - 1) AS n, min_by("btaas: f", (${keys.join(', ')})) AS f, min(concat_ws(', ', ${keys.join(', ')})) AS x FROM (${groups})`,
  );
  const rows = Number(row?.n ?? 0);
  return rows === 0 ? undefined : { rows, file: String(row!.f), example: String(row!.x) };
}
