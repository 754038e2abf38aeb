import { type Declared, Names } from '@btaas/language';
import {
  changedProperties,
  type Element,
  type Figures,
  type FiguresOptions,
  lastNameOf,
  meet,
  type Portfolio,
} from '@btaas/portfolio';
import type { PortfolioChange } from '@btaas/rules';
import { ALL, KeptPortfolio } from './kept-portfolio.js';
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
  /** Whether a portfolio must be declared; undefined where nobody counts them. */
  readonly needsPortfolio?: boolean;
}

/**
 * The documents of one project, kept up to date one at a time. Setting a document costs time in proportion to it; the
 * names in other documents are looked up again only where a name that they use has changed. Elements that stand in the
 * new text as in the old one stay the same objects, and portfolio and figures are brought up to date with the others.
 * A snapshot holds until the next change: portfolio, figures and names are changed in place.
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
  readonly #kept = new KeptPortfolio();
  /** By document, elements whose content is to become that of the ones that were there before, once their names are looked up. */
  readonly #succeeding = new Map<string, ReadonlyMap<Element, Element>>();
  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** What was measured, or the day, has changed. */
  setOptions(options: Partial<EngineOptions>): void {
    this.#options = { ...this.#options, ...options };
    this.#startOver();
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
    if (this.#succeeding.has(name)) this.#link();
    const predecessor = before?.isLibrary === library ? before : undefined;
    const after = new DocumentState(name, text, library, predecessor);
    if (predecessor !== undefined) this.#succeeding.set(name, after.successors(predecessor));
    this.#replace(name, before, after);
    this.#documents.set(name, after);
    this.#unlinked.add(name);
  }
  remove(name: string): void {
    const before = this.#documents.get(name);
    if (before === undefined) return;
    if (this.#succeeding.has(name)) this.#link();
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
    const predecessors = this.#succeeding.get(name) ?? NOBODY;
    const elements = after?.reading.document.elements.map((element) => predecessors.get(element) ?? element) ?? [];
    this.#kept.exchange(name, before?.reading.document.elements ?? [], elements);
    const isKnown = after === undefined || this.names.hasNamespace(after.names.namespace);
    if (before !== undefined) this.names.remove(name, before.names);
    if (after !== undefined) this.names.add(name, after.names);
    const isLeft = before === undefined || this.names.hasNamespace(before.names.namespace);
    // Names in expressions are looked up in namespaces whenever they are evaluated.
    if (!isKnown || !isLeft) this.#startOver();
  }

  /** An element that says something else now stays the same object for all who hold it. Its names are looked up already. */
  #succeed(name: string, predecessors: ReadonlyMap<Element, Element>): void {
    this.#kept.change([...predecessors].map(([element, old]) => [old, changedProperties(old, element)]));
    for (const [element, old] of predecessors) Object.assign(old, element);
    this.#documents.get(name)!.exchange(predecessors);
  }
  #startOver(): void {
    this.#snapshot = undefined;
    this.#kept.startOver();
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
    for (const each of this.#pointingAt(new Set(this.#unlinked))) this.#unlinked.add(each);
    for (const name of this.#unlinked) {
      const document = this.#documents.get(name)!;
      const predecessors = this.#succeeding.get(name) ?? NOBODY;
      if (this.#kept.isShown) {
        const others = [...elementsMeaningOthers(document, this.names)].filter((each) => !predecessors.has(each));
        this.#kept.change(others.map((element) => [element, ALL]));
      }
      this.#named.set(name, nameFindings(document, this.names));
      this.#succeed(name, predecessors);
    }
    this.#succeeding.clear();
    this.#unlinked.clear();
    this.#changed.clear();
    this.#namespacesChanged = false;
  }
  /** Documents some finding of which shows a place in one of these, which has moved. */
  *#pointingAt(moved: ReadonlySet<string>): Iterable<string> {
    if (moved.size === this.#documents.size) return;
    for (const [name, findings] of this.#named) {
      if (findings.some(({ related }) => related.some(({ at }) => moved.has(at.document)))) yield name;
    }
  }
  *#affected(): Iterable<string> {
    if (this.#unlinked.size === this.#documents.size) return;
    const last = new Set([...this.#changed].map(lastNameOf));
    const declaring = new Set(
      [...this.#changed].flatMap((id) => this.names.declarations(id).map((each) => each.document)),
    );
    for (const [name, document] of this.#documents) {
      if (this.#unlinked.has(name)) continue;
      const uses = this.#namespacesChanged && document.names.uses.length > 0;
      // What is unresolved names what is similar, which may have changed.
      const unresolved = this.#named.get(name)?.some(({ id }) => id === 'BT001') ?? false;
      if (uses || unresolved || declaring.has(name) || meet(last, document.linked)) yield name;
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
    const { portfolio, figures } = this.#kept.upToDate({ documents, unresolved, duplicates, libraries }, this.#options);
    const isNeeded = this.#options.needsPortfolio;
    // Of a file that could not be read nobody can say that it declares nothing.
    const isCounted = isNeeded === true || !findings.some(({ id }) => id === 'BT000');
    if (isNeeded !== undefined && isCounted) findings.push(...portfolioCount(portfolio, { isNeeded }));
    this.#snapshot = {
      documents: this.#documents,
      portfolio,
      figures,
      findings: findings.filter(({ at }) => !libraries.has(at.document)).sort(byPlace),
    };
    return this.#snapshot;
  }
  /** What has changed since this was asked last, as far as snapshots have shown it; undefined where that is everything. */
  takeChanges(): PortfolioChange | undefined {
    return this.#kept.takeChanges();
  }
  #textAt({ document, start, end }: { document: string; start: number; end: number }): string {
    return this.#documents.get(document)!.text.slice(start, end);
  }
}

/** The elements of a document some name of which stands for something else now than when it was looked up. */
function elementsMeaningOthers({ names: own, reading }: DocumentState, names: Names): ReadonlySet<Element> {
  const { elements } = reading.document;
  const found = new Set<Element>();
  let at = 0;
  // Elements are read one after the other, and so are their links.
  for (const link of own.links) {
    if (names.meaningOf(link, own) === link.meaning) continue;
    while (at < elements.length && elements[at]!.end < link.end) at++;
    if (at < elements.length) found.add(elements[at]!);
  }
  return found;
}

const NOBODY: ReadonlyMap<Element, Element> = new Map();

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
