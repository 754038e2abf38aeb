import { domainElements } from './domain.ts';
import { type Element, referencesOf } from './element.ts';
import { FOUNDATION } from './foundation.ts';
import { layOut } from './layout.ts';

export interface WorkspaceOptions {
  /** How many services the workspace has. */
  readonly services: number;
  /** The most services in one file: 200 without it. */
  readonly perFile?: number;
  /** Other seeds give other figures and names in the same structure: 1 without it. */
  readonly seed?: number;
}

export interface SyntheticFile {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly namespace: string;
  readonly uses: readonly string[];
  readonly elements: readonly Element[];
}

/** How many domains back requirements reach. */
const REACH = 4;

/** The files of a synthetic workspace, one at a time: a large one is never in memory as a whole. */
export function* workspaceFiles({ services, perFile = 200, seed = 1 }: WorkspaceOptions): Generator<SyntheticFile> {
  yield* FOUNDATION;
  const files = layOut(services, perFile);
  const domains = files.flatMap((file) => file.domains);
  let before = '';
  for (const { name, domains: own } of files) {
    const namespace = `synth.${name}`;
    yield {
      path: `domains/${name}.btaas`,
      namespace,
      uses: ['synth', 'synth.catalogue', 'synth.suppliers', ...(before === '' ? [] : [before])],
      elements: own.flatMap((domain) => {
        const earlier = domains.slice(Math.max(0, domain.index - REACH), domain.index).reverse();
        return domainElements(domain, earlier, seed);
      }),
    };
    before = namespace;
  }
}

/** How a reference has to be written: as a simple name where it is in sight, else qualified. */
export class Names {
  readonly #namespaces = new Map<string, string>();

  /** Files only refer to themselves and to files before them. */
  add({ namespace, elements }: SyntheticFile): void {
    for (const { name } of elements) {
      if (this.#namespaces.has(name)) throw new Error(`Two elements are called ${name}.`);
      this.#namespaces.set(name, namespace);
    }
  }

  namespaceOf(name: string): string {
    const namespace = this.#namespaces.get(name);
    if (namespace === undefined) throw new Error(`Nothing is called ${name}.`);
    return namespace;
  }
}

export interface WorkspaceSize {
  readonly files: number;
  readonly bytes: number;
  /** Declarations of every kind. */
  readonly elements: number;
  /** References from declaration to declaration. */
  readonly references: number;
}

/** Adds a file and its text to the size of what was written so far. */
export function grown(size: WorkspaceSize, { elements }: SyntheticFile, text: string): WorkspaceSize {
  return {
    files: size.files + 1,
    bytes: size.bytes + Buffer.byteLength(text),
    elements: size.elements + elements.length,
    references: size.references + elements.reduce((sum, each) => sum + referencesOf(each).length, 0),
  };
}

export const NOTHING: WorkspaceSize = { files: 0, bytes: 0, elements: 0, references: 0 };
