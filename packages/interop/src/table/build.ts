import {
  isName,
  nearest,
  type Properties,
  type Property,
  type RecordType,
  type Sourced,
  type ValueType,
} from '@btaas/portfolio';
import type { PropertySpec } from './mapping.js';
import { isSimple, simpleValue } from './simple-value.js';
import { fill, namesIn, type Template, templateOf } from './template.js';

export type Path = readonly (string | number)[];

/** What a mapping is compiled with: where its mistakes go, and the names that it may use in braces. */
export interface Compiling {
  readonly mistake: (message: string, path: Path) => void;
  readonly isName: (name: string) => boolean;
  readonly names: () => Iterable<string>;
}
/** A row while it is read. */
export interface RowReading {
  readonly cell: (name: string) => string;
  /** A mistake in the row, with the names whose cells it is about. */
  readonly wrong: (message: string, names: readonly string[]) => void;
  /** The qualified name of the element, of which named parts are a part. */
  readonly owner: string;
}
/** A value of a row; undefined where the row has none. */
export type Build<T> = (row: RowReading) => T | undefined;

const nowhere = { start: 0, end: 0 };

export function compileTemplate(text: string, path: Path, compiling: Compiling): Template {
  const template = templateOf(text);
  if (template === undefined) {
    compiling.mistake(`"${text}" has a brace that is not closed; a brace itself is written twice`, path);
    return { pieces: [] };
  }
  for (const name of namesIn(template)) {
    if (compiling.isName(name)) continue;
    const near = nearest(name, [...compiling.names()], Math.max(2, Math.floor(name.length / 3)))[0];
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    compiling.mistake(`there is no column or value called "${name}"${hint}`, path);
  }
  return template;
}

/** More names than this are no help. */
const MOST_LISTED = 8;

/** The clauses and properties of an element or a record. */
export function compileFields(
  properties: Properties,
  specs: Readonly<Record<string, PropertySpec | readonly PropertySpec[]>>,
  owner: string,
  path: Path,
  compiling: Compiling,
): Build<Record<string, unknown>> {
  for (const name of Object.keys(specs)) {
    if (Object.hasOwn(properties, name)) continue;
    const names = Object.keys(properties);
    const near = nearest(name, names, 3)[0];
    const all = names.length > MOST_LISTED ? '' : `; it has ${names.join(', ')}`;
    const hint = near === undefined ? all : `; did you mean "${near}"?`;
    compiling.mistake(`a ${owner} has no property "${name}"${hint}`, [...path, name]);
  }
  const fields = Object.entries(properties).map(([name, property]) => ({
    name,
    property,
    build: Object.hasOwn(specs, name) ? compileProperty(property, specs[name]!, [...path, name], compiling) : () => [],
  }));
  return (row) =>
    Object.fromEntries(
      fields.map(({ name, property: { many }, build }): [string, unknown] => {
        const values = build(row) ?? [];
        return [name, many ? values : values[0]];
      }),
    );
}

function compileProperty(
  { of, many }: Property,
  spec: PropertySpec | readonly PropertySpec[],
  path: Path,
  compiling: Compiling,
): Build<readonly Sourced<unknown>[]> {
  const specs = isList(spec) ? spec : [spec];
  if (specs.length > 1 && !many) compiling.mistake(`"${path.at(-1)}" is one value, not a list`, path);
  const builds = specs.map((each, i) => compileEach(of, each, isList(spec) ? [...path, i] : path, compiling));
  return (row) => builds.flatMap((build) => build(row) ?? []).map((value) => ({ value, ...nowhere }));
}
function isList(spec: PropertySpec | readonly PropertySpec[]): spec is readonly PropertySpec[] {
  return Array.isArray(spec);
}
function isEach(spec: PropertySpec): spec is { each: string; by: string; is: PropertySpec } {
  return typeof spec === 'object' && 'each' in spec && 'by' in spec && 'is' in spec;
}

/** A value, or one for each part of a cell. */
function compileEach(of: ValueType, spec: PropertySpec, path: Path, compiling: Compiling): Build<readonly unknown[]> {
  if (!isEach(spec)) {
    const build = compileValue(of, spec, path, compiling);
    return (row) => {
      const value = build(row);
      return value === undefined ? [] : [value];
    };
  }
  const whole = compileTemplate(spec.each, [...path, 'each'], compiling);
  const inner: Compiling = { ...compiling, isName: (name) => name === 'item' || compiling.isName(name) };
  const build = compileValue(of, spec.is, [...path, 'is'], inner);
  return (row) =>
    fill(whole, row.cell)
      .split(spec.by)
      .map((item) => item.trim())
      .filter((item) => item !== '')
      .map((item) => build({ ...row, cell: (name) => (name === 'item' ? item : row.cell(name)) }))
      .filter((value) => value !== undefined);
}

function compileValue(of: ValueType, spec: PropertySpec, path: Path, compiling: Compiling): Build<unknown> {
  if (of.type === 'record') return compileRecord(of, spec, path, compiling);
  if (of.type === 'choice') {
    const record = chosen(of.of, spec);
    if (record !== undefined) return compileRecord(record, spec, path, compiling);
    compiling.mistake(`"${path.at(-1)}" is one of ${of.of.map(({ record: name }) => name).join(', ')}`, path);
    return () => undefined;
  }
  if (!isSimple(of)) {
    compiling.mistake(`"${path.at(-1)}" cannot come from a table; write it by hand`, path);
    return () => undefined;
  }
  if (typeof spec !== 'string') {
    compiling.mistake(`"${path.at(-1)}" is a text, not an object`, path);
    return () => undefined;
  }
  const template = compileTemplate(spec, path, compiling);
  const read = simpleValue(of);
  const names = namesIn(template);
  return (row) => {
    const text = fill(template, row.cell);
    if (text === '') return undefined;
    const reading = read(text);
    if (reading.ok) return reading.value;
    row.wrong(`${String(path.at(-1))}: ${reading.message}`, names);
    return undefined;
  };
}

/** Of several records the one that is named, the one that has all of the keys, or the first that is a single text. */
function chosen(records: readonly RecordType[], spec: PropertySpec): RecordType | undefined {
  if (typeof spec === 'string') return records.find((record) => mainField(record) !== undefined);
  if ('record' in spec) return records.find(({ record }) => record === spec.record);
  const keys = Object.keys(spec);
  return records.find(({ header, body }) =>
    keys.every((key) => Object.hasOwn(header, key) || Object.hasOwn(body, key)),
  );
}

/** The field that a record's text alone gives: the only one that is required. */
function mainField({ header }: RecordType): string | undefined {
  const required = Object.entries(header).filter(([, property]) => property.required);
  const [only] = required;
  return required.length === 1 && only !== undefined && isSimple(only[1].of) ? only[0] : undefined;
}

function compileRecord(type: RecordType, spec: PropertySpec, path: Path, compiling: Compiling): Build<unknown> {
  const { record, named, header, body } = type;
  const main = mainField(type);
  if (typeof spec === 'string' && main === undefined) {
    compiling.mistake(`"${path.at(-1)}" has several parts: ${Object.keys({ ...header, ...body }).join(', ')}`, path);
    return () => undefined;
  }
  const {
    record: _,
    name,
    title,
    ...parts
  } = typeof spec === 'string' ? { [main!]: spec } : (spec as Readonly<Record<string, PropertySpec>>);
  const own = named ? {} : { ...(name === undefined ? {} : { name }), ...(title === undefined ? {} : { title }) };
  const fields = compileFields({ ...header, ...body }, { ...parts, ...own }, String(path.at(-1)), path, compiling);
  const required = Object.entries(header).filter(([, property]) => property.required);
  const head = named ? compileName(name, title, path, compiling) : undefined;
  return (row) => {
    const naming = head?.(row);
    if (head !== undefined && naming === undefined) return undefined;
    const values = fields(row) ?? {};
    if (
      required.some(([key, { many }]) => (many ? (values[key] as unknown[]).length === 0 : values[key] === undefined))
    )
      return undefined;
    // A block of which every property is empty is none; a name alone is something.
    const given = Object.values(values).some((value) =>
      Array.isArray(value) ? value.length > 0 : value !== undefined,
    );
    return given || named || Object.keys(own).length + Object.keys(parts).length === 0
      ? { record, ...naming, ...values }
      : undefined;
  };
}

function compileName(
  name: PropertySpec | undefined,
  title: PropertySpec | undefined,
  path: Path,
  compiling: Compiling,
): Build<{ id: string; name: Sourced<string>; title: Sourced<string> | undefined }> {
  if (typeof name !== 'string') {
    compiling.mistake(`"${path.at(-1)}" needs a "name"`, path);
    return () => undefined;
  }
  const nameTemplate = compileTemplate(name, [...path, 'name'], compiling);
  const titleTemplate = typeof title === 'string' ? compileTemplate(title, [...path, 'title'], compiling) : undefined;
  return (row) => {
    const text = fill(nameTemplate, row.cell);
    if (text === '') return undefined;
    if (!isName(text)) {
      row.wrong(
        `"${text}" is no name: letters, digits and _ only; { "identifier": … } makes one`,
        namesIn(nameTemplate),
      );
      return undefined;
    }
    const titleText = titleTemplate === undefined ? '' : fill(titleTemplate, row.cell);
    return {
      id: `${row.owner}.${text}`,
      name: { value: text, ...nowhere },
      title: titleText === '' ? undefined : { value: titleText, ...nowhere },
    };
  };
}
