import { type Element, type Kind, type PortfolioDocument, schemaOf } from '@btaas/portfolio';
import { type Build, type Compiling, compileFields, compileTemplate, type RowReading } from './build.js';
import { derive } from './derive.js';
import { isName, isQualifiedName } from './identifier.js';
import type { Derived, MappedDeclaration, Mapping } from './mapping.js';
import { Merged } from './merge.js';
import type { ImportProblem } from './problem.js';
import type { ReadMapping } from './read-mapping.js';
import type { Row, Table } from './rows.js';
import { fill, namesIn, type Template, templateOf } from './template.js';
import { wrapped } from './wrap.js';

export interface Imported {
  /** The documents by their file, from the folder of the mapping. */
  readonly documents: readonly PortfolioDocument[];
  readonly problems: readonly ImportProblem[];
}

interface CompiledDeclaration {
  readonly kind: Kind;
  readonly when: Template | undefined;
  readonly name: Template | undefined;
  readonly title: Template | undefined;
  readonly doc: Template | undefined;
  readonly fields: Build<Record<string, unknown>>;
}

/** The declarations that the rows of a table make; with any problem, nothing is to be written. */
export function importTable(
  tableFile: string,
  table: Table,
  mappingFile: string,
  { mapping, placeOf, problems: unread }: ReadMapping,
): Imported {
  const problems: ImportProblem[] = [...unread, ...table.problems];
  if (mapping === undefined || table.columns.length === 0) return { documents: [], problems };
  const known = new Set([...table.columns, ...Object.keys(mapping.values)]);
  const compiling: Compiling = {
    mistake: (message, path) => problems.push({ message, file: mappingFile, ...placeOf(path) }),
    isName: (name) => known.has(name),
    names: () => known,
  };
  for (const name of Object.keys(mapping.values)) {
    if (table.columns.includes(name)) compiling.mistake(`"${name}" is the name of a column already`, ['values', name]);
  }
  checkValues(mapping, table.columns, compiling);
  const file = compileTemplate(mapping.file, ['file'], compiling);
  const namespace =
    mapping.namespace === undefined ? undefined : compileTemplate(mapping.namespace, ['namespace'], compiling);
  const declarations = mapping.declarations.map((each, i) => compileDeclaration(each, i, compiling));
  if (problems.length > 0) return { documents: [], problems };

  const files = new Map<string, { readonly namespace: string; readonly elements: Map<string, Merged>[] }>();
  for (const row of table.rows) {
    const reading = readRow(row, mapping, (message, column) => {
      problems.push({ message, file: tableFile, line: row.line, column });
    });
    const path = fill(file, reading.cell);
    const space = namespace === undefined ? '' : fill(namespace, reading.cell);
    const mistake = placeMistake(path, space, files.get(path)?.namespace);
    if (mistake !== undefined) {
      reading.wrong(mistake, [...namesIn(file), ...(namespace === undefined ? [] : namesIn(namespace))]);
      continue;
    }
    let target = files.get(path);
    if (target === undefined) {
      target = { namespace: space, elements: declarations.map(() => new Map()) };
      files.set(path, target);
    }
    for (const [i, declaration] of declarations.entries()) {
      declare(declaration, target.elements[i]!, path, space, reading);
    }
  }
  const documents = [...files].map(([name, { namespace: space, elements }]): PortfolioDocument => {
    return {
      name,
      namespace: space,
      uses: mapping.uses,
      elements: elements.flatMap((each) => [...each.values()].map(({ element }) => element)),
    };
  });
  return { documents: documents.sort((a, b) => (a.name < b.name ? -1 : 1)), problems };
}

/** The templates inside of derived values; a value may use the columns and the values before it. */
function checkValues({ values }: Mapping, columns: readonly string[], { mistake }: Compiling): void {
  const known = new Set(columns);
  const compiling: Compiling = { mistake, isName: (name) => known.has(name), names: () => known };
  for (const [name, derived] of Object.entries(values)) {
    for (const text of templatesIn(derived)) compileTemplate(text, ['values', name], compiling);
    known.add(name);
  }
}
function templatesIn(derived: Derived): readonly string[] {
  if (typeof derived === 'string') return [derived];
  const otherwise = 'otherwise' in derived && derived.otherwise !== undefined ? [derived.otherwise] : [];
  if ('identifier' in derived) return [derived.identifier];
  if ('wrap' in derived) return [derived.wrap];
  if ('of' in derived) return [derived.of, ...otherwise];
  if ('map' in derived) return [derived.map, ...Object.values(derived.to), ...otherwise];
  if ('match' in derived) return [derived.match, ...derived.rules.map(({ is }) => is), ...otherwise];
  return ['number' in derived ? derived.number : derived.date];
}

function compileDeclaration(declaration: MappedDeclaration, index: number, compiling: Compiling): CompiledDeclaration {
  const { kind, properties } = declaration;
  const { named, header, body } = schemaOf(kind);
  const path = ['declarations', index] as const;
  if (named && declaration.name === undefined) compiling.mistake(`a ${kind} needs a "name"`, path);
  if (!named && declaration.name !== undefined) compiling.mistake(`a ${kind} has no name`, [...path, 'name']);
  const template = (key: 'when' | 'name' | 'title' | 'doc') => {
    const text = declaration[key];
    return text === undefined ? undefined : compileTemplate(text, [...path, key], compiling);
  };
  return {
    kind,
    when: template('when'),
    name: template('name'),
    title: template('title'),
    doc: template('doc'),
    fields: compileFields({ ...header, ...body }, properties, kind, [...path, 'properties'], compiling),
  };
}

/** A row with the values that are made from it, each when it is first asked for. */
function readRow(row: Row, { values }: Mapping, report: (message: string, column: number) => void): RowReading {
  const made = new Map<string, string>();
  const columnOf = (name: string): number => {
    if (row.cells.has(name)) return row.columnOf(name);
    const derived = values[name];
    const inner = derived === undefined ? [] : templatesIn(derived).flatMap((text) => namesIn(templateOf(text)!));
    return inner[0] === undefined ? 1 : columnOf(inner[0]);
  };
  const cell = (name: string): string => {
    const found = row.cells.get(name) ?? made.get(name);
    if (found !== undefined) return found;
    const derived = values[name];
    if (derived === undefined) return '';
    const text = derive(derived, (template) => fill(templateOf(template)!, cell));
    if (typeof text !== 'string') report(text.problem, columnOf(name));
    made.set(name, typeof text === 'string' ? text : '');
    return made.get(name)!;
  };
  return {
    cell,
    owner: '',
    wrong: (message, names) => report(message, names[0] === undefined ? 1 : columnOf(names[0])),
  };
}

/** Why a row's file or namespace cannot be written to. */
function placeMistake(path: string, namespace: string, before: string | undefined): string | undefined {
  if (path === '') return 'the file that this row goes to is empty';
  const leaves = path.startsWith('/') || /^[a-z]:|\\/i.test(path) || path.split('/').includes('..');
  if (leaves || !path.endsWith('.btaas')) return `"${path}" is not a .btaas file below the folder of the mapping`;
  if (namespace !== '' && !isQualifiedName(namespace)) return `"${namespace}" is no namespace`;
  if (before !== undefined && before !== namespace)
    return `"${path}" has the namespace "${before}" already, not "${namespace}"`;
  return undefined;
}

function declare(
  { kind, when, name, title, doc, fields }: CompiledDeclaration,
  elements: Map<string, Merged>,
  document: string,
  namespace: string,
  row: RowReading,
): void {
  const text = (template: Template | undefined) => (template === undefined ? '' : fill(template, row.cell));
  if (when !== undefined && text(when) === '') return;
  const own = text(name);
  if (name !== undefined && !isName(own)) {
    const hint = 'letters, digits and _ only; { "identifier": … } makes one';
    row.wrong(own === '' ? `the name of this ${kind} is empty` : `"${own}" is no name: ${hint}`, namesIn(name));
    return;
  }
  const qualified = (last: string) => (namespace === '' ? last : `${namespace}.${last}`);
  const id = qualified(own);
  const values = fields({ ...row, owner: id });
  const key = name === undefined ? String(elements.size) : own;
  const titled = text(title);
  const commented = text(doc);
  const nowhere = { start: 0, end: 0 };
  const element = {
    kind,
    id: name === undefined ? qualified(`${kind} ${elements.size + 1}`) : id,
    name: own,
    title: titled === '' ? undefined : { value: titled, ...nowhere },
    doc: commented === '' ? undefined : wrapped(commented),
    document,
    namespace,
    ...nowhere,
    nameStart: 0,
    nameEnd: 0,
    values,
  } as unknown as Element;
  const before = elements.get(key);
  if (before === undefined) {
    elements.set(key, new Merged(element));
    return;
  }
  const property = before.add(element);
  if (property === undefined) return;
  const message = `two rows declare ${kind} "${own}" with different values of "${property}"`;
  row.wrong(message, name === undefined ? [] : namesIn(name));
}
