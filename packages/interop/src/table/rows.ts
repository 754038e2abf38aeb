import { CsvError, parse } from 'csv-parse/sync';
import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { type ImportProblem, positionOf } from './problem.js';

/** A row of a table: its cells by column, and where it stands. */
export interface Row {
  readonly cells: ReadonlyMap<string, string>;
  readonly line: number;
  /** The column of a cell, from 1: of CSV the number of the cell, of JSON the place in the line. */
  readonly columnOf: (name: string) => number;
}
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly problems: readonly ImportProblem[];
}

/** The rows of a CSV file with a header. Empty lines do not count; a row with too many or too few cells is a problem. */
export function csvTable(file: string, text: string, delimiter: string): Table {
  const other = otherDelimiter(text, delimiter);
  if (other !== undefined) {
    const message = `the cells are separated by ${other}, not by ${JSON.stringify(delimiter)}; add "delimiter": ${other} to the mapping`;
    return { columns: [], rows: [], problems: [{ message, file, line: 1, column: 1 }] };
  }
  const problems: ImportProblem[] = [];
  const records: { readonly record: readonly string[]; readonly line: number }[] = [];
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    let line = 1;
    for (const { record, info } of parsed) {
      // A record ends at the line that it is reported at; one with line breaks in a cell began above it.
      records.push({ record, line: Math.max(line, info.lines - lineBreaksIn(record)) });
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { columns: [], rows: [], problems: [{ message: csvMessage(error), file, line, column: 1 }] };
  }
  const [head, ...body] = records;
  if (head === undefined) {
    return {
      columns: [],
      rows: [],
      problems: [{ message: 'the table is empty: its first line names the columns', file, line: 1, column: 1 }],
    };
  }
  const columns = head.record.map((name) => name.trim());
  columns.forEach((name, i) => {
    if (name === '') problems.push({ message: `column ${i + 1} has no name`, file, line: 1, column: i + 1 });
    if (columns.indexOf(name) !== i)
      problems.push({ message: `two columns are called "${name}"`, file, line: 1, column: i + 1 });
  });
  const rows = body.flatMap(({ record, line }): Row[] => {
    if (record.length !== columns.length) {
      const message = `this row has ${record.length} cells, the header has ${columns.length}`;
      problems.push({ message, file, line, column: Math.min(record.length, columns.length) });
      return [];
    }
    const cells = new Map(columns.map((name, i) => [name, record[i]!.trim()]));
    return [{ cells, line, columnOf: (name) => columns.indexOf(name) + 1 }];
  });
  return { columns, rows, problems };
}

/** The sign, in quotes, that stands between the names of columns in place of the one that was said. */
function otherDelimiter(text: string, delimiter: string): string | undefined {
  const head = /^[^\r\n]*/.exec(text)![0].replace(/"[^"]*"/g, '');
  if (head.includes(delimiter)) return undefined;
  const other = [',', ';', '\t', '|'].find((sign) => head.includes(sign));
  return other && JSON.stringify(other);
}

function lineBreaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

function csvMessage(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened and not closed';
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE') return 'a quote inside of a quoted cell is written twice: ""';
  if (error.code === 'INVALID_OPENING_QUOTE') return 'a cell with a quote in it stands in quotes, with the quote twice';
  return `this is not CSV: ${error.message}`;
}

/** The rows of a JSON file: a list of objects, whose texts, numbers and truth values are the cells. */
export function jsonTable(file: string, text: string): Table {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors);
  const problem = (message: string, offset: number): Table => ({
    columns: [],
    rows: [],
    problems: [{ message, file, ...positionOf(text, offset) }],
  });
  if (errors[0] !== undefined || root === undefined) return problem('this is not JSON', errors[0]?.offset ?? 0);
  if (root.type !== 'array') return problem('a list of objects is expected here', root.offset);
  const columns = new Set<string>();
  const problems: ImportProblem[] = [];
  const lines = lineStarts(text);
  const rows = (root.children ?? []).flatMap((item): Row[] => {
    const { line } = at(lines, item.offset);
    if (item.type !== 'object') {
      problems.push({ message: 'an object is expected here', file, ...at(lines, item.offset) });
      return [];
    }
    const cells = new Map<string, string>();
    const places = new Map<string, number>();
    for (const { children } of item.children ?? []) {
      const [key, value] = children as [Node, Node];
      const name = key.value as string;
      columns.add(name);
      places.set(name, at(lines, value.offset).column);
      cells.set(name, cellOf(value, text));
    }
    return [{ cells, line, columnOf: (name) => places.get(name) ?? 1 }];
  });
  return { columns: [...columns], rows, problems };
}

/** Numbers as they are written, so that none loses a digit; null is an empty cell. */
function cellOf(value: Node, text: string): string {
  if (value.type === 'null') return '';
  if (value.type === 'string') return (getNodeValue(value) as string).trim();
  return text.slice(value.offset, value.offset + value.length);
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
}
function at(lines: readonly number[], offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - lines[low]! + 1 };
}
