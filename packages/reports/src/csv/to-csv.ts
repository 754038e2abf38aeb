import { stringify } from 'csv-stringify/sync';
import type { ReportDocument, Table } from '../document/blocks.js';
import { plainCell, tablesOf } from '../document/tables.js';

const NUMERIC = new Set(['number', 'money', 'percent', 'duration']);

/** A file a table, by file name: comma separated, lines ended by CRLF (RFC 4180), a header row, UTF-8. */
export function toCsv(document: ReportDocument): ReadonlyMap<string, string> {
  return new Map(tablesOf(document).map((table) => [`${table.id}.csv`, csvOf(table)]));
}

/** Numbers stand as exact decimals, with their unit in a column of its own; what is unknown is empty. */
function csvOf({ columns, rows }: Table): string {
  const header = columns.flatMap(({ id, type }) => (NUMERIC.has(type) ? [id, `${id}-unit`] : [id]));
  const records = rows.map((row) =>
    row.flatMap((cell, i) => {
      const { text, number, unit, isUnknown } = plainCell(cell);
      if (!NUMERIC.has(columns[i]!.type)) return [harmless(number === undefined ? text : `${text}`)];
      return [number ?? (isUnknown === true ? '' : harmless(text)), unit ?? ''];
    }),
  );
  return stringify([header, ...records], { record_delimiter: '\r\n' });
}

/** A text that a spreadsheet would take for a formula gets an apostrophe, which spreadsheets read as "this is text". */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n|]/.test(text) ? `'${text}` : text;
}
