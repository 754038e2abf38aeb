import { type Declared, Names } from '@btaas/language';
import { createPortfolio, figures, type Figures, type FiguresOptions, type Portfolio } from '@btaas/portfolio';
import { DocumentState } from './document.js';
import { byPlace, type RawFinding } from './finding.js';
import { nameFindings, textFindings } from './own-findings.js';
import { portfolioCount } from './portfolio-count.js';

/** Everything that is known of one project at one moment. All faces read it, and nothing else. */
export interface Snapshot {
  readonly documents: ReadonlyMap<string, DocumentState>;
  readonly portfolio: Portfolio;
  readonly figures: Figures;
  /** Findings of the text, types and names, by place. What the rules find is added by `analyse`. */
  readonly findings: readonly RawFinding[];
}

export interface EngineOptions extends FiguresOptions {
  /** That the project must declare exactly one portfolio. */
  readonly needsPortfolio?: boolean;
}

/**
 * The documents of one project, kept up to date one at a time. Setting a document costs time in proportion to it; the
 * names in other documents are looked up again only where a name that they use has changed. A snapshot holds until the
 * next change: names are resolved in place.
 */
export class Engine {
  readonly names = new Names();
  #options: EngineOptions;
  readonly #documents = new Map<string, DocumentState>();
  readonly #named = new Map<string, readonly RawFinding[]>();
  readonly #unlinked = new Set<string>();
  /** Qualified names that were declared or withdrawn since names were last looked up. */
  readonly #changed = new Set<string>();
  #namespacesChanged = false;
  #snapshot: Snapshot | undefined;
  #revision = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** What was measured, or the day, has changed. */
  setOptions(options: Partial<EngineOptions>): void {
    this.#options = { ...this.#options, ...options };
    this.#snapshot = undefined;
    this.#revision++;
  }
  get options(): EngineOptions {
    return this.#options;
  }
  /** Another number after each change. */
  get revision(): number {
    return this.#revision;
  }
  get documents(): ReadonlyMap<string, DocumentState> {
    return this.#documents;
  }
  /** Adds a document, or gives it another text. A `library`'s names are visible; what is wrong in it is not reported. */
  set(name: string, text: string, { library = false }: { readonly library?: boolean } = {}): void {
    const before = this.#documents.get(name);
    if (before?.text === text && before.isLibrary === library) return;
    const after = new DocumentState(name, text, library);
    this.#replace(name, before, after);
    this.#documents.set(name, after);
    this.#unlinked.add(name);
  }
  remove(name: string): void {
    const before = this.#documents.get(name);
    if (before === undefined) return;
    this.#replace(name, before, undefined);
    this.#documents.delete(name);
    this.#unlinked.delete(name);
    this.#named.delete(name);
  }
  #replace(name: string, before: DocumentState | undefined, after: DocumentState | undefined): void {
    this.#snapshot = undefined;
    this.#revision++;
    for (const id of changedNames(before?.names.declared ?? [], after?.names.declared ?? [])) this.#changed.add(id);
    if (before?.names.namespace !== after?.names.namespace) this.#namespacesChanged = true;
    if (before !== undefined) this.names.remove(name, before.names);
    if (after !== undefined) this.names.add(name, after.names);
  }

  /** What is wrong in one document by itself and with its names. */
  findingsOf(name: string): readonly RawFinding[] {
    const document = this.#documents.get(name);
    if (document === undefined) return [];
    this.#link();
    return [...textFindings(document), ...(this.#named.get(name) ?? [])].sort(byPlace);
  }

  /** Looks names up where they may have changed. */
  #link(): void {
    if (this.#changed.size > 0 || this.#namespacesChanged)
      for (const each of this.#affected()) this.#unlinked.add(each);
    for (const name of this.#unlinked) this.#named.set(name, nameFindings(this.#documents.get(name)!, this.names));
    this.#unlinked.clear();
    this.#changed.clear();
    this.#namespacesChanged = false;
  }
  *#affected(): Iterable<string> {
    if (this.#unlinked.size === this.#documents.size) return;
    const last = new Set([...this.#changed].map((id) => id.slice(id.lastIndexOf('.') + 1)));
    const declaring = new Set(
      [...this.#changed].flatMap((id) => this.names.declarations(id).map((each) => each.document)),
    );
    for (const [name, document] of this.#documents) {
      if (this.#unlinked.has(name)) continue;
      const uses = this.#namespacesChanged && document.names.uses.length > 0;
      // What is unresolved names what is similar, which may have changed.
      const unresolved = this.#named.get(name)?.some(({ id }) => id === 'BT001') ?? false;
      if (uses || unresolved || declaring.has(name) || intersects(last, document.linked)) yield name;
    }
  }

  snapshot(): Snapshot {
    if (this.#snapshot !== undefined) return this.#snapshot;
    this.#link();
    const names = [...this.#documents.keys()].sort();
    const libraries = new Set(names.filter((name) => this.#documents.get(name)!.isLibrary));
    const findings = names.flatMap((name) => [
      ...textFindings(this.#documents.get(name)!),
      ...(this.#named.get(name) ?? []),
    ]);
    const unresolved = findings.filter(({ id }) => id === 'BT001').map(({ at }) => ({ ...at, text: this.#textAt(at) }));
    const duplicates = findings
      .filter(({ id }) => id === 'BT002')
      .map(({ at, related }) => ({ id: this.#textAt(at), first: related[0]!.at, second: at }));
    const documents = names.map((name) => this.#documents.get(name)!.reading.document);
    const portfolio = createPortfolio({ documents, unresolved, duplicates, libraries });
    if (this.#options.needsPortfolio) findings.push(...portfolioCount(portfolio));
    this.#snapshot = {
      documents: this.#documents,
      portfolio,
      figures: figures(portfolio, this.#options),
      findings: findings.filter(({ at }) => !libraries.has(at.document)).sort(byPlace),
    };
    return this.#snapshot;
  }
  #textAt({ document, start, end }: { document: string; start: number; end: number }): string {
    return this.#documents.get(document)!.text.slice(start, end);
  }
}

/** Names that only one of two versions of a document declares, or that name another kind in each. */
function changedNames(before: readonly Declared[], after: readonly Declared[]): readonly string[] {
  // A document that is new, or gone, has nothing to compare.
  if (before.length === 0 || after.length === 0) return [...before, ...after].map(({ id }) => id);
  const key = ({ id, kind }: Declared) => `${kind} ${id}`;
  const old = new Set(before.map(key));
  const fresh = new Set(after.map(key));
  const changed = [...before.filter((each) => !fresh.has(key(each))), ...after.filter((each) => !old.has(key(each)))];
  return changed.map(({ id }) => id);
}

function intersects(small: ReadonlySet<string>, large: ReadonlySet<string>): boolean {
  const [fewer, more] = small.size < large.size ? [small, large] : [large, small];
  for (const each of fewer) if (more.has(each)) return true;
  return false;
}
