import { unzipSync, zipSync, type Zippable } from 'fflate';
import type { SheetData } from 'write-excel-file/universal';
import type { Column, ReportDocument, Table } from '../document/blocks.js';
import { periodInWords } from '../document/show.js';
import { type PlainCell, plainCell, tablesOf } from '../document/tables.js';

/** A workbook with a sheet for each table: typed cells, units in the header or beside the number, a frozen header. */
export async function toXlsx(document: ReportDocument): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const tables = tablesOf(document).filter(({ rows }) => rows.length > 0);
  const names = sheetNames(tables.map(({ id }) => id));
  const sheets = tables.map((table, i) => ({
    data: dataOf(table),
    sheet: names[i]!,
    columns: table.columns.map((column, j) => ({ width: widthOf(table, column, j) })),
    stickyRowsCount: 1,
  }));
  const cover: SheetData = [
    [{ value: document.title, type: String, fontWeight: 'bold' }],
    [{ value: `${periodInWords(document.period)}, as of ${document.asOf}`, type: String }],
    ...tables.map(({ id, title }) => [
      { value: id, type: String },
      { value: title, type: String },
    ]),
  ];
  const workbook = await writeExcelFile([
    { data: cover, sheet: 'Contents', columns: [{ width: 28 }, { width: 70 }] },
    ...sheets,
  ]).toBlob();
  return withoutClock(new Uint8Array(await workbook.arrayBuffer()));
}

function dataOf({ columns, rows }: Table): SheetData {
  const header = columns.map(({ label }) => ({ value: label, type: String, fontWeight: 'bold' as const }));
  return [header, ...rows.map((row) => row.map((cell, i) => excelCell(plainCell(cell), columns[i]!)))];
}

function excelCell({ text, number, unit, isUnknown }: PlainCell, { type }: Column): SheetData[number][number] {
  if (isUnknown === true) return { value: 'unknown', type: String, textColor: '#777777' };
  if (type === 'date' && DAY.test(text)) return { value: serialOf(text), type: Number, format: 'yyyy-mm-dd' };
  if (number === undefined || type === 'text') return text === '' ? null : { value: text, type: String };
  const value = Number(number);
  if (type === 'percent') return { value: value / 100, type: Number, format: '0.0##%' };
  const suffix = unit === undefined ? '' : `" ${unit.replaceAll('"', '')}"`;
  return { value, type: Number, format: `#,##0.####${suffix}` };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The number by which spreadsheets know a day: days since 30 December 1899. */
function serialOf(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

const WIDEST = 60;
function widthOf({ rows }: Table, { label }: Column, at: number): number {
  const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, row[at]!.text.length), label.length);
  return Math.min(WIDEST, longest + 3);
}

/** Names of sheets have 31 characters at most, and no two are alike. */
function sheetNames(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>(['contents']);
  return ids.map((id) => {
    const plain = id.replace(/[[\]*?:/\\]/g, '-').slice(0, 31);
    let name = plain;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${plain.slice(0, 28)} ${i}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The day that the ZIP format counts from: the same workbook has the same bytes on every day. */
const EPOCH = new Date(1980, 0, 1, 0, 0, 0);

function withoutClock(workbook: Uint8Array): Uint8Array {
  const entries = unzipSync(workbook);
  const files: Zippable = {};
  for (const name of Object.keys(entries).sort())
    files[name] = [dateless(name, entries[name]!), { mtime: EPOCH, level: 6 }];
  return zipSync(files);
}
/** The workbook's properties say when it was made; that is taken out. */
function dateless(name: string, content: Uint8Array): Uint8Array {
  if (name !== 'docProps/core.xml') return content;
  const text = new TextDecoder().decode(content);
  return new TextEncoder().encode(
    text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g, '$11980-01-01T00:00:00Z$2'),
  );
}
