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
import { capitalised, type Said, said } from './neutral.ts';

/**
 * The same portfolio for TypeSpec: each declaration a model with its facts as literals, each reference the type of a
 * property (several of one role: a tuple), each namespace a namespace.
 */
export function generateTypespec(folder: string, options: WorkspaceOptions): WorkspaceSize {
  const names = new Names();
  const paths: string[] = [];
  let size = NOTHING;
  for (const file of workspaceFiles(options)) {
    names.add(file);
    const text = models(file, names);
    const path = file.path.replace(/btaas$/, 'tsp');
    write(folder, path, text);
    paths.push(path);
    size = grown(size, file, text);
  }
  write(folder, 'main.tsp', paths.map((path) => `import "./${path}";\n`).join(''));
  return size;
}

function models(file: SyntheticFile, names: Names): string {
  const inSight = new Set([file.namespace, ...file.uses]);
  const target = (name: string) => {
    const namespace = names.namespaceOf(name);
    return inSight.has(namespace) ? name : `${capitalisedPath(namespace)}.${name}`;
  };
  const header = [
    `namespace ${capitalisedPath(file.namespace)};`,
    ...file.uses.map((use) => `using ${capitalisedPath(use)};`),
  ];
  return `${header.join('\n')}\n\n${file.elements.map((each) => printed(said(each), target)).join('\n')}`;
}

function capitalisedPath(namespace: string): string {
  return namespace.split('.').map(capitalised).join('.');
}

function printed({ kind, name, title, references, facts }: Said, target: (name: string) => string): string {
  const properties = new Map<string, string[]>();
  const add = (key: string, value: string) => properties.set(key, [...(properties.get(key) ?? []), value]);
  for (const reference of references) add(reference.role, target(reference.target));
  for (const { key, value } of facts) add(properties.has(key) ? `${key}Said` : key, JSON.stringify(value));
  const lines = [...properties].map(
    ([key, values]) => `  \`${key}\`: ${values.length === 1 ? values[0]! : `[${values.join(', ')}]`};\n`,
  );
  return `/** ${title} */\nmodel ${name} {\n  \`kind\`: "${kind}";\n${lines.join('')}}\n`;
}
