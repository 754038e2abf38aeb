import { extname, resolve } from 'node:path';
import type { Engine } from '../engine/duckdb.js';
import { quoteList, quoteName, quoteText } from '../engine/sql.js';
import { type CsvHeader, readCsvHeader } from '../files/csv-header.js';
import { SourceProblem } from '../finding.js';
import type { Format } from './spec.js';

/** The name of the column that says which file a row is from; nobody's own column is called so. */
export const FILE = 'btaas: file';

/** The rows of a source's files, as something that SQL can select from. */
export interface Relation {
  readonly sql: string;
  /** The type of each column as DuckDB has it; texts in CSV and JSON files are `VARCHAR`, and typed when they are read. */
  readonly columns: ReadonlyMap<string, string>;
  readonly kind: FileKind;
  /** The absolute paths of the files. */
  readonly paths: readonly string[];
  /** Rows by absolute path, where the files themselves say so. */
  readonly counted?: ReadonlyMap<string, number>;
  /** Whether rows of a wrong width are put aside by DuckDB, in `reject_errors`. */
  readonly rejects: boolean;
}
export type FileKind = 'csv' | 'json' | 'parquet' | 'prometheus';

const KINDS: Readonly<Record<string, FileKind>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.json': 'json',
  '.jsonl': 'json',
  '.ndjson': 'json',
  '.parquet': 'parquet',
};

export async function relationOf(
  files: readonly string[],
  format: Format,
  root: string,
  engine: Engine,
): Promise<Relation> {
  const kinds = new Set(files.map((file) => kindOf(file)));
  if (kinds.size > 1) throw new SourceProblem('the files of a source are all CSV, all JSON or all Parquet; divide it');
  const [kind] = kinds as Set<FileKind>;
  const paths = files.map((file) => resolve(root, file));
  if (format === 'prometheus') return prometheus(files, paths, engine);
  if (kind === 'csv') return csv(files, paths, format === 'focus');
  return kind === 'json' ? json(files, paths, engine) : parquet(files, paths, engine);
}

function kindOf(file: string): FileKind {
  const kind = KINDS[extname(file).toLowerCase()];
  if (kind === undefined) {
    throw new SourceProblem(`"${file}" is neither CSV, JSON nor Parquet by its name; save a spreadsheet as CSV`, file);
  }
  return kind;
}

/** Every column is read as text, so that nothing is guessed. Files may have their columns in another order. */
function csv(files: readonly string[], paths: readonly string[], literalNull: boolean): Relation {
  const byHeader = new Map<string, { readonly header: CsvHeader; readonly paths: string[] }>();
  let first: ReadonlySet<string> | undefined;
  for (const [i, path] of paths.entries()) {
    const header = readCsvHeader(path, files[i]!);
    if (header === undefined)
      throw new SourceProblem(`"${files[i]}" is empty: it has not even a line of column names`, files[i], 1);
    const names = new Set(header.columns);
    if (names.size < header.columns.length) {
      const twice = header.columns.find((name, at) => header.columns.indexOf(name) !== at);
      throw new SourceProblem(`"${files[i]}" has two columns called "${twice}"`, files[i], 1);
    }
    if (first !== undefined && (names.size !== first.size || [...names].some((name) => !first!.has(name)))) {
      throw new SourceProblem(`"${files[i]}" has other columns than "${files[0]}"`, files[i], 1);
    }
    first ??= names;
    const key = JSON.stringify(header);
    const group = byHeader.get(key);
    if (group === undefined) byHeader.set(key, { header, paths: [path] });
    else group.paths.push(path);
  }
  const nulls = literalNull ? quoteList(['', 'NULL']) : quoteText('');
  const parts = [...byHeader.values()].map(({ header, paths: list }) => {
    const columns = header.columns.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(', ');
    const options = `auto_detect = false, header = true, delim = ${quoteText(header.delimiter)}, quote = '"', escape = '"', nullstr = ${nulls}`;
    return `SELECT * FROM read_csv(${quoteList(list)}, ${options}, columns = {${columns}}, store_rejects = true, filename = ${quoteText(FILE)})`;
  });
  return {
    sql: parts.join(' UNION ALL BY NAME '),
    columns: new Map([...first!].map((name) => [name, 'VARCHAR'])),
    kind: 'csv',
    paths,
    rejects: true,
  };
}

/** Objects are read as they are; a line that is no object is a row of nothing, which is then rejected. */
async function json(files: readonly string[], paths: readonly string[], engine: Engine): Promise<Relation> {
  const lines = (file: string) => !file.toLowerCase().endsWith('.json');
  const groups = [paths.filter(lines), paths.filter((path) => !lines(path))];
  const options = ["format = 'newline_delimited', ignore_errors = true", "format = 'auto'"];
  const raw = groups
    .flatMap((list, i) =>
      list.length === 0
        ? []
        : [
            `SELECT json, ${quoteName(FILE)} FROM read_json_objects(${quoteList(list)}, ${options[i]}, filename = ${quoteText(FILE)})`,
          ],
    )
    .join(' UNION ALL ');
  const keys = await asked(
    engine,
    files,
    `SELECT DISTINCT unnest(json_keys(json)) AS key FROM (${raw}) WHERE json_type(json) = 'OBJECT'`,
  );
  const names = keys.map(({ key }) => String(key)).sort();
  const columns = names.map((name) => `json ->> ${quoteText(jsonPath(name))} AS ${quoteName(name)}`);
  return {
    sql: `SELECT ${[...columns, quoteName(FILE)].join(', ')} FROM (${raw})`,
    columns: new Map(names.map((name) => [name, 'VARCHAR'])),
    kind: 'json',
    paths,
    rejects: false,
  };
}

function jsonPath(name: string): string {
  return `$."${name.replaceAll('"', '\\"')}"`;
}

async function parquet(files: readonly string[], paths: readonly string[], engine: Engine): Promise<Relation> {
  // One by one, so that a broken file is named.
  const counted = new Map<string, number>();
  for (const [i, path] of paths.entries()) {
    const [row] = await asked(
      engine,
      [files[i]!],
      `SELECT num_rows AS n FROM parquet_file_metadata(${quoteText(path)})`,
    );
    counted.set(path, Number(row?.n ?? 0));
  }
  const sql = `SELECT * FROM read_parquet(${quoteList(paths)}, filename = ${quoteText(FILE)})`;
  const described = await asked(engine, files, `DESCRIBE ${sql}`);
  const columns = new Map(
    described
      .map((row) => [String(row.column_name), String(row.column_type)] as const)
      .filter(([name]) => name !== FILE),
  );
  return { sql, columns, kind: 'parquet', paths, counted, rejects: false };
}

/** The matrix that the HTTP API answers a range query with: a row for each sample, its labels as columns. */
async function prometheus(files: readonly string[], paths: readonly string[], engine: Engine): Promise<Relation> {
  const raw = `SELECT json, ${quoteName(FILE)} FROM read_json_objects(${quoteList(paths)}, format = 'unstructured', filename = ${quoteText(FILE)}, maximum_object_size = 1073741824)`;
  const shapes = await asked(
    engine,
    files,
    `SELECT ${quoteName(FILE)} AS file, json ->> '$.status' AS status, json ->> '$.data.resultType' AS type FROM (${raw})`,
  );
  for (const { file, status, type } of shapes) {
    if (status !== 'success' || type !== 'matrix') {
      const name = files[paths.indexOf(String(file))] ?? String(file);
      throw new SourceProblem(`"${name}" is not the answer to a range query (a matrix) of Prometheus' HTTP API`, name);
    }
  }
  const series = `SELECT unnest(json_extract(json, '$.data.result[*]')) AS series, ${quoteName(FILE)} FROM (${raw})`;
  const keys = await asked(
    engine,
    files,
    `SELECT DISTINCT unnest(json_keys(series, '$.metric')) AS key FROM (${series})`,
  );
  const labels = keys
    .map(({ key }) => String(key))
    .filter((key) => key !== 'timestamp' && key !== 'value')
    .sort();
  const picked = labels.map(
    (name) => `json_extract_string(series, ${quoteText(`$.metric${jsonPath(name).slice(1)}`)}) AS ${quoteName(name)}`,
  );
  const samples = `SELECT ${[...picked, `unnest(json_extract(series, '$.values[*]')) AS sample`, quoteName(FILE)].join(', ')} FROM (${series})`;
  const columns = [...labels.map(quoteName), `sample ->> 0 AS timestamp`, `sample ->> 1 AS value`, quoteName(FILE)];
  return {
    sql: `SELECT ${columns.join(', ')} FROM (${samples})`,
    columns: new Map([...labels, 'timestamp', 'value'].map((name) => [name, 'VARCHAR'])),
    kind: 'prometheus',
    paths,
    rejects: false,
  };
}

/** A file that cannot be read is said so in a sentence, with DuckDB's own words behind it. */
async function asked(engine: Engine, files: readonly string[], sql: string) {
  try {
    return await engine.query(sql);
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'Cancelled') throw error;
    const [first = ''] = error.message.split('\n');
    const file = files.find((name) => error.message.includes(name)) ?? files[0]!;
    throw new SourceProblem(`"${file}" cannot be read; it may be truncated or of another format (${first})`, file);
  }
}
