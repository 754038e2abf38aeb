import type { PortfolioDocument } from '@btaas/portfolio';
import type { RowReading } from './build.js';
import { compileMapping, elementOf, placeNames, templatesIn } from './compile.js';
import { derive } from './derive.js';
import { Gathering } from './gather.js';
import type { Mapping } from './mapping.js';
import type { ImportProblem } from './problem.js';
import type { ReadMapping } from './read-mapping.js';
import { RowProblems } from './row-problems.js';
import type { Row, Table } from './rows.js';
import { fill, namesIn, templateOf } from './template.js';

export interface Imported {
  /** The documents by their file, from the folder of the mapping. */
  readonly documents: readonly PortfolioDocument[];
  readonly problems: readonly ImportProblem[];
}

/** The declarations that the rows of a table make; with any problem, nothing is to be written. */
export function importTable(
  tableFile: string,
  table: Table,
  mappingFile: string,
  { mapping, placeOf, problems: unread }: ReadMapping,
): Imported {
  // The mapping says how the table is read: without it, nothing can be said of the table.
  if (mapping === undefined) return { documents: [], problems: unread };
  const problems: ImportProblem[] = [...unread, ...table.problems];
  if (table.columns.length === 0) return { documents: [], problems };
  const declarations = compileMapping(mapping, table.columns, (message, path) =>
    problems.push({ message, file: mappingFile, ...placeOf(path) }),
  );
  if (problems.length > 0) return { documents: [], problems };

  const wrong = new RowProblems(tableFile);
  const gathering = new Gathering(declarations.length);
  for (const row of table.rows) {
    const reading = readRow(row, mapping, wrong);
    for (const [i, declaration] of declarations.entries()) {
      const element = elementOf(declaration, reading);
      const mistake = element && gathering.add(element, i);
      if (mistake !== undefined) reading.wrong(mistake, placeNames(declaration));
    }
  }
  return { documents: gathering.documents(mapping.uses), problems: wrong.all };
}

/** A row with the values that are made from it, each when it is first asked for. */
function readRow(row: Row, { values }: Mapping, wrong: RowProblems): RowReading {
  const made = new Map<string, string>();
  /** The first column that a column or a value is read from. */
  const columnOf = (name: string | undefined): string | undefined => {
    if (name === undefined || row.cells.has(name)) return name;
    const derived = values[name];
    const inner = derived === undefined ? [] : templatesIn(derived).flatMap((text) => namesIn(templateOf(text)!));
    return columnOf(inner[0]);
  };
  const cell = (name: string): string => {
    const found = row.cells.get(name) ?? made.get(name);
    if (found !== undefined) return found;
    const derived = values[name];
    if (derived === undefined) return '';
    const text = derive(derived, (template) => fill(templateOf(template)!, cell));
    if (typeof text !== 'string') wrong.add(text.problem, row, columnOf(name));
    made.set(name, typeof text === 'string' ? text : '');
    return made.get(name)!;
  };
  return { cell, owner: '', wrong: (message, names) => wrong.add(message, row, columnOf(names[0])) };
}
