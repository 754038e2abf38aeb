import { write } from '../generate.ts';
import {
  grown,
  Names,
  NOTHING,
  type SyntheticFile,
  type WorkspaceOptions,
  type WorkspaceSize,
  workspaceFiles,
} from '../synthetic/workspace.ts';
import { capitalised, type Said, said, shortName } from './neutral.ts';

/**
 * The same portfolio for LikeC4: each declaration an element of its kind with its facts as metadata, each reference a
 * relationship, each namespace the container of what it declares.
 */
export function generateLikec4(folder: string, options: WorkspaceOptions): WorkspaceSize {
  const names = new Names();
  const kinds = new Set<string>();
  let size = NOTHING;
  for (const file of workspaceFiles(options)) {
    names.add(file);
    for (const { kind } of file.elements) kinds.add(capitalised(kind));
    const text = model(file, names);
    write(folder, file.path.replace(/btaas$/, 'c4'), text);
    size = grown(size, file, text);
  }
  const specification = ['Namespace', ...kinds].map((kind) => `  element ${kind}\n`).join('');
  write(folder, 'specification.c4', `specification {\n${specification}}\n`);
  return size;
}

function model(file: SyntheticFile, names: Names): string {
  const target = (name: string) => {
    const namespace = names.namespaceOf(name);
    return namespace === file.namespace ? name : `${shortName(namespace)}.${name}`;
  };
  const elements = file.elements.map((each) => printed(said(each), target)).join('\n');
  return `model {\n${shortName(file.namespace)} = Namespace {\n${elements}}\n}\n`;
}

function printed({ kind, name, title, references, facts }: Said, target: (name: string) => string): string {
  const metadata = unique(facts).map(([key, value]) => `${capitalised(key)} '${value}' `);
  return [
    `${name} = ${capitalised(kind)} '${title}' {\n`,
    ...(metadata.length === 0 ? [] : ['  metadata { ', ...metadata, '}\n']),
    ...references.map((reference) => `  -> ${target(reference.target)} '${reference.role}'\n`),
    '}\n',
  ].join('');
}

/** Metadata has one value for a key; a property that repeats is numbered. */
function unique(facts: Said['facts']): [string, string][] {
  const seen = new Map<string, number>();
  return facts.map(({ key, value }) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return [count === 1 ? key : `${key}${count}`, value];
  });
}
