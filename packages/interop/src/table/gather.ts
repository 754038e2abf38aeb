import { compareTexts } from '@btaas/portfolio';
import type { Element, PortfolioDocument } from '@btaas/portfolio';
import { isQualifiedName } from './identifier.js';
import { Merged } from './merge.js';

interface File {
  readonly namespace: string;
  /** By the place of their declaration in the mapping, and then in the order of the rows. */
  readonly elements: readonly Merged[][];
}

/** The files of an import while its rows are read. A name is declared once, where the first row says it. */
export class Gathering {
  readonly #declarations: number;
  readonly #files = new Map<string, File>();
  readonly #named = new Map<string, Merged>();

  constructor(declarations: number) {
    this.#declarations = declarations;
  }

  /** Adds what a row declares; returns what is wrong with that, if anything is. */
  add(element: Element, declaration: number): string | undefined {
    const { document: path, namespace, id, kind, name } = element;
    const before = name === '' ? undefined : this.#named.get(id);
    if (before !== undefined) {
      if (before.kind !== kind) return `"${id}" is declared as ${before.kind} already, by this row or one before it`;
      const property = before.add(element);
      return property && `two rows declare ${kind} "${name}" with different values of "${property}"`;
    }
    const file = this.#files.get(path);
    const mistake = placeMistake(path, namespace, file?.namespace);
    if (mistake !== undefined) return mistake;
    const target = file ?? { namespace, elements: Array.from({ length: this.#declarations }, () => []) };
    if (file === undefined) this.#files.set(path, target);
    const merged = new Merged(element);
    target.elements[declaration]!.push(merged);
    if (name !== '') this.#named.set(id, merged);
    return undefined;
  }

  /** By name. */
  documents(uses: readonly string[]): readonly PortfolioDocument[] {
    return [...this.#files]
      .map(([name, { namespace, elements }]) => ({
        name,
        namespace,
        uses,
        elements: elements.flatMap((each) => each.map(({ element }) => element)),
      }))
      .sort((a, b) => compareTexts(a.name, b.name));
  }
}

/** Why nothing can be written to a file or declared in a namespace. */
function placeMistake(path: string, namespace: string, before: string | undefined): string | undefined {
  if (path === '') return 'the file that this row goes to is empty';
  const leaves = path.startsWith('/') || /^[a-z]:|\\/i.test(path) || path.split('/').includes('..');
  if (leaves || !path.endsWith('.btaas')) return `"${path}" is not a .btaas file below the folder of the mapping`;
  if (namespace !== '' && !isQualifiedName(namespace)) return `"${namespace}" is no namespace`;
  return before === undefined || before === namespace
    ? undefined
    : `"${path}" has the namespace "${before}" already, not "${namespace}"`;
}
