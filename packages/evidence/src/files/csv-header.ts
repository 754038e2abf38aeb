import { closeSync, openSync, readSync } from 'node:fs';
import { SourceProblem } from '../finding.js';

/** How a CSV file begins: the names of its columns, and what stands between them. */
export interface CsvHeader {
  readonly columns: readonly string[];
  readonly delimiter: string;
}

const DELIMITERS = [',', ';', '\t', '|'];
const LONGEST = 1 << 20;

/** `undefined` for an empty file, which messages call by its name. The delimiter is the one that divides the first line into most columns. */
export function readCsvHeader(path: string, name: string): CsvHeader | undefined {
  const line = firstRecord(path);
  // Every other character is nothing in UTF-16, which spreadsheets call Unicode text.
  if (line.includes('\0')) throw new SourceProblem(`"${name}" is not in UTF-8; save it as "CSV UTF-8"`, name);
  if (line.trim() === '') return undefined;
  const readings = DELIMITERS.map((delimiter) => ({ delimiter, columns: splitRecord(line, delimiter) }));
  return readings.reduce((best, each) => (each.columns.length > best.columns.length ? each : best));
}

/** The text up to the first line break that is not within quotes, without a byte order mark. */
function firstRecord(path: string): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(64 * 1024);
    let text = '';
    let at = 0;
    while (at < LONGEST) {
      const read = readSync(file, buffer, 0, buffer.length, at);
      if (read === 0) break;
      at += read;
      text += buffer.toString('utf8', 0, read);
      const end = recordEnd(text);
      if (end !== -1) return text.slice(0, end).replace(/^\uFEFF/, '');
    }
    return text.replace(/^\uFEFF/, '');
  } finally {
    closeSync(file);
  }
}

function recordEnd(text: string): number {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) return i;
  }
  return -1;
}

function splitRecord(line: string, delimiter: string): readonly string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    if (char === '"' && quoted && line[i + 1] === '"') {
      field += '"';
      i++;
    } else if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) {
      fields.push(field);
      field = '';
    } else field += char;
  }
  return [...fields, field].map((each) => each.trim());
}
