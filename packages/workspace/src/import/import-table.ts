import { csvTable, type ImportProblem, importTable, jsonTable, marked, readMapping } from '@btaas/interop';
import { createPrinter } from '@btaas/language';

export type { ImportProblem } from '@btaas/interop';

/** A table and its mapping, by their names as messages and the written files call them. */
export interface TableSource {
  readonly format: 'csv' | 'json';
  readonly table: { readonly file: string; readonly text: string };
  readonly mapping: {
    readonly file: string;
    readonly text: string;
    /** From the folder that is written to, with `/`: an import knows by it which files it wrote. */
    readonly path: string;
  };
}
export interface ImportedFile {
  /** From the folder that is written to, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly elements: number;
}
/** With problems there are no files: a table is imported as a whole or not at all. */
export interface TableImport {
  readonly files: readonly ImportedFile[];
  readonly rows: number;
  readonly problems: readonly ImportProblem[];
}

/** The text that the rows of a table become by a mapping. */
export function importFromTable(source: TableSource): TableImport {
  const { format, table, mapping } = source;
  const read = readMapping(mapping.file, mapping.text);
  const delimiter = read.mapping?.delimiter ?? ',';
  const rows = format === 'csv' ? csvTable(table.file, table.text, delimiter) : jsonTable(table.file, table.text);
  const { documents, problems } = importTable(table.file, rows, mapping.file, read);
  // Names stand in the text as the mapping says them: what they mean is looked up when the text is read.
  const printer = createPrinter(() => false);
  const files = documents.map((document) => ({
    path: document.name,
    text: marked(printer.document(document), originOf(document.name, source), read.mapping?.comment ?? []),
    elements: document.elements.length,
  }));
  return { files: problems.length > 0 ? [] : files, rows: rows.rows.length, problems };
}

/** What a file is written from, as its first line says it: the table by its name, the mapping by its path from there. */
export function originOf(path: string, { table, mapping }: Pick<TableSource, 'table' | 'mapping'>): string {
  return `${baseName(table.file)} by ${'../'.repeat(path.split('/').length - 1)}${mapping.path}`;
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
