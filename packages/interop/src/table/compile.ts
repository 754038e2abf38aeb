import { type Element, isName, type Kind, schemaOf } from '@btaas/portfolio';
import { type Build, type Compiling, compileFields, compileTemplate, type RowReading } from './build.js';
import type { Derived, MappedDeclaration, Mapping } from './mapping.js';
import { fill, namesIn, type Template } from './template.js';
import { wrapped } from './wrap.js';

/** A declaration of the mapping, ready for rows. */
export interface CompiledDeclaration {
  readonly kind: Kind;
  readonly file: Template;
  readonly namespace: Template;
  readonly when: Template | undefined;
  readonly name: Template | undefined;
  readonly title: Template | undefined;
  readonly doc: Template | undefined;
  readonly fields: Build<Record<string, unknown>>;
}

/** Holds a mapping against the columns of the table and the schema of the language. */
export function compileMapping(
  mapping: Mapping,
  columns: readonly string[],
  mistake: Compiling['mistake'],
): readonly CompiledDeclaration[] {
  checkValues(mapping, columns, mistake);
  const known = new Set([...columns, ...Object.keys(mapping.values)]);
  const compiling: Compiling = { mistake, isName: (name) => known.has(name), names: () => known };
  const file = compileTemplate(mapping.file, ['file'], compiling);
  const namespace = compileTemplate(mapping.namespace ?? '', ['namespace'], compiling);
  return mapping.declarations.map((each, i) => compileDeclaration(each, i, { file, namespace }, compiling));
}

/** The templates inside of derived values; a value may use the columns and the values before it. */
function checkValues({ values }: Mapping, columns: readonly string[], mistake: Compiling['mistake']): void {
  const known = new Set(columns);
  const compiling: Compiling = { mistake, isName: (name) => known.has(name), names: () => known };
  for (const [name, derived] of Object.entries(values)) {
    if (columns.includes(name)) mistake(`"${name}" is the name of a column already`, ['values', name]);
    for (const text of templatesIn(derived)) compileTemplate(text, ['values', name], compiling);
    known.add(name);
  }
}
export function templatesIn(derived: Derived): readonly string[] {
  if (typeof derived === 'string') return [derived];
  const otherwise = 'otherwise' in derived && derived.otherwise !== undefined ? [derived.otherwise] : [];
  if ('identifier' in derived) return [derived.identifier];
  if ('wrap' in derived) return [derived.wrap];
  if ('of' in derived) return [derived.of, ...otherwise];
  if ('map' in derived) return [derived.map, ...Object.values(derived.to), ...otherwise];
  if ('match' in derived) return [derived.match, ...derived.rules.map(({ is }) => is), ...otherwise];
  return ['number' in derived ? derived.number : derived.date];
}

function compileDeclaration(
  declaration: MappedDeclaration,
  index: number,
  whole: { readonly file: Template; readonly namespace: Template },
  compiling: Compiling,
): CompiledDeclaration {
  const { kind, properties } = declaration;
  const { named, header, body } = schemaOf(kind);
  const path = ['declarations', index] as const;
  if (named && declaration.name === undefined) compiling.mistake(`a ${kind} needs a "name"`, path);
  if (!named && declaration.name !== undefined) compiling.mistake(`a ${kind} has no name`, [...path, 'name']);
  const template = (key: 'file' | 'when' | 'name' | 'title' | 'doc') => {
    const text = declaration[key];
    return text === undefined ? undefined : compileTemplate(text, [...path, key], compiling);
  };
  return {
    kind,
    namespace: whole.namespace,
    file: template('file') ?? whole.file,
    when: template('when'),
    name: template('name'),
    title: template('title'),
    doc: template('doc'),
    fields: compileFields({ ...header, ...body }, properties, kind, [...path, 'properties'], compiling),
  };
}

/** The element that a row declares; undefined where it declares none, or has a mistake, which is reported. */
export function elementOf(declaration: CompiledDeclaration, row: RowReading): Element | undefined {
  const { kind, name, fields } = declaration;
  const text = (template: Template | undefined) => (template === undefined ? '' : fill(template, row.cell));
  if (declaration.when !== undefined && text(declaration.when) === '') return undefined;
  const own = text(name);
  if (name !== undefined && !isName(own)) {
    const hint = 'letters, digits and _ only; { "identifier": … } makes one';
    row.wrong(own === '' ? `the name of this ${kind} is empty` : `"${own}" is no name: ${hint}`, namesIn(name));
    return undefined;
  }
  const namespace = text(declaration.namespace);
  // What has no name is called by its words when the text is read.
  const id = namespace === '' ? own : `${namespace}.${own}`;
  const title = text(declaration.title);
  const doc = text(declaration.doc);
  const nowhere = { start: 0, end: 0 };
  return {
    kind,
    id,
    name: own,
    title: title === '' ? undefined : { value: title, ...nowhere },
    doc: doc === '' ? undefined : wrapped(doc),
    document: text(declaration.file),
    namespace,
    ...nowhere,
    nameStart: 0,
    nameEnd: 0,
    values: fields({ ...row, owner: id }),
  } as unknown as Element;
}

/** The names that say where an element goes and how it is called, for messages about that. */
export function placeNames({ file, namespace, name }: CompiledDeclaration): readonly string[] {
  return [...(name === undefined ? [] : namesIn(name)), ...namesIn(file), ...namesIn(namespace)];
}
