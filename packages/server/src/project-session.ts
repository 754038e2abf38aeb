import {
  type Analysis,
  Analyst,
  atFile,
  CONFIG_FILE,
  type DocumentState,
  Engine,
  type RawFinding,
  type Snapshot,
  textFindings,
  unknownPolicyFindings,
} from '@btaas/workspace/engine';
import { PromptFigures } from '@btaas/portfolio';
import type { Context } from './context.js';
import { movedAlong } from './moved-along.js';
import type { Host, HostFile, HostProject } from './host.js';

/** So long, in milliseconds, the rules run before a request that came meanwhile is answered. */
const BUDGET = 10;
/** What a document shows by itself, without rules. */
const OWN = new Set(['BT000', 'BT001', 'BT002', 'BT011']);

interface Analysed {
  readonly revision: number;
  readonly analysis: Analysis;
  readonly byDocument: ReadonlyMap<string, readonly RawFinding[]>;
  /** The texts of the documents that something was found in, as they were. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A document of a project, as far as it is known beside its text. */
type Known = Omit<HostFile, 'read'>;

/** A snapshot for who cannot wait for figures about the whole portfolio. */
function prompt(snapshot: Snapshot): Snapshot {
  return { ...snapshot, figures: new PromptFigures(snapshot.figures) };
}

/** One project that is open in the editor: its engine, and which document has which URI. */
export class ProjectSession {
  readonly root: string;
  readonly engine: Engine;
  #project: HostProject;
  readonly #host: Host;
  readonly #nameByUri = new Map<string, string>();
  readonly #documents = new Map<string, Known>();
  /** Files that could not be read, by URI. */
  readonly #unreadable = new Map<string, RawFinding>();
  #analysis: Analysed | undefined;
  #analyst: Analyst;
  #isComplete = false;

  constructor(project: HostProject, host: Host) {
    this.#project = project;
    this.#host = host;
    this.root = project.root;
    this.engine = new Engine({ asOf: host.today() });
    this.#analyst = new Analyst(project.config);
  }
  /** Whether all of its files are read: before that nobody can say that a name is missing. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /**
   * Takes over what a host has found, one file at a time: first those that are open, by `unsaved`, then the others. Documents
   * that are gone go. Whoever runs the steps may do something else in between.
   */
  *load(project: HostProject, unsaved: ReadonlyMap<string, string>): Generator<void> {
    this.#project = project;
    this.#unreadable.clear();
    this.#analyst = new Analyst(project.config);
    this.engine.setOptions({ needsPortfolio: project.configured, evidence: project.evidence.options.evidence });
    const uris = new Set(project.files.map(({ uri }) => uri));
    for (const uri of [...this.#nameByUri.keys()]) if (!uris.has(uri) && !unsaved.has(uri)) this.remove(uri);
    const isOpen = ({ uri }: HostFile) => unsaved.has(uri);
    for (const file of project.files.filter(isOpen)) this.#add(file, unsaved.get(file.uri)!);
    yield;
    for (const file of project.files) {
      // Somebody may have opened it meanwhile.
      if (isOpen(file)) {
        if (!this.has(file.uri)) this.#add(file, unsaved.get(file.uri)!);
        continue;
      }
      const read = file.read();
      if ('text' in read) this.#add(file, read.text);
      else this.#cannotRead(file, read.problem);
      yield;
    }
    this.completed();
  }
  completed(): void {
    this.#isComplete = true;
  }

  #add({ name, uri, library, ours }: Known, text: string): void {
    const before = this.#nameByUri.get(uri);
    if (before !== undefined && before !== name) this.remove(uri);
    this.#nameByUri.set(uri, name);
    this.#documents.set(name, { name, uri, library, ours });
    this.engine.set(name, text, { library });
  }
  #cannotRead({ name, uri, library }: Known, problem: string): void {
    if (this.has(uri)) this.remove(uri);
    if (library) return;
    this.#unreadable.set(uri, atFile(name, problem));
  }
  get uris(): Iterable<string> {
    return this.#nameByUri.keys();
  }
  has(uri: string): boolean {
    return this.#nameByUri.has(uri);
  }
  nameOf(uri: string): string | undefined {
    return this.#nameByUri.get(uri);
  }
  uriOf(name: string): string {
    return this.#documents.get(name)?.uri ?? this.#host.uriOf(this.root, name);
  }
  /** The text of a document, as the editor or the disk has it now. */
  set(uri: string, name: string, text: string): void {
    const known = this.#documents.get(this.#nameByUri.get(uri) ?? name);
    this.#add(known ?? { name, uri, library: false, ours: true }, text);
  }
  remove(uri: string): void {
    const name = this.#nameByUri.get(uri);
    if (name === undefined) return;
    this.#nameByUri.delete(uri);
    this.#documents.delete(name);
    this.engine.remove(name);
  }

  contextOf(uri: string): Context | undefined {
    const name = this.#nameByUri.get(uri);
    const document = name === undefined ? undefined : this.engine.documents.get(name);
    if (document === undefined) return undefined;
    return {
      engine: this.engine,
      document,
      snapshot: () => prompt(this.engine.snapshot()),
      uriOf: (other) => this.uriOf(other),
      isOurs: (other) => this.#documents.get(other)?.ours ?? true,
    };
  }

  /** What is wrong in one document by itself and with its names: cheap enough for every keystroke. */
  ownFindings(name: string): readonly RawFinding[] {
    const document = this.engine.documents.get(name);
    if (document === undefined || document.isLibrary) return [];
    return this.#isComplete ? this.engine.findingsOf(name) : textFindings(document);
  }
  /**
   * What is known to be wrong in a document right now: what it shows by itself, and what the rules found when the project was
   * last analysed, at the places where that stands by now.
   */
  findingsNow(name: string): readonly RawFinding[] {
    const last = this.#analysis;
    if (last === undefined) return this.ownFindings(name);
    const found = last.byDocument.get(name) ?? [];
    if (this.isAnalysed) return found;
    const [before, after] = [last.texts.get(name), this.textOf(name)];
    const ofRules = found.filter(({ id }) => !OWN.has(id));
    if (before === undefined || after === undefined) return this.ownFindings(name);
    return [...this.ownFindings(name), ...movedAlong(ofRules, before, after)];
  }

  /** All findings of the project as of now; waits for the rules. */
  analysis(): Analysis {
    if (this.#analysis !== undefined && this.isAnalysed) return this.#analysis.analysis;
    const steps = this.#steps();
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }
  /** The same without keeping anybody waiting: gives up, and is undefined, when the project changes meanwhile. */
  async analyseInSteps(): Promise<Analysis | undefined> {
    if (this.#analysis !== undefined && this.isAnalysed) return this.#analysis.analysis;
    const { revision } = this.engine;
    const steps = this.#steps();
    let since = performance.now();
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      if (performance.now() - since < BUDGET) continue;
      await new Promise((resume) => setTimeout(resume, 0));
      if (this.engine.revision !== revision) return undefined;
      since = performance.now();
    }
  }
  *#steps(): Generator<void, Analysis> {
    const snapshot = this.engine.snapshot();
    const { revision } = this.engine;
    yield;
    const { configured, configText, fileExists, findings, evidence } = this.#project;
    const also = [
      ...findings,
      ...this.#unreadable.values(),
      ...(configured ? unknownPolicyFindings(configText, snapshot.portfolio, CONFIG_FILE) : []),
      ...evidence.findings(snapshot),
    ];
    const analysis = yield* this.#analyst.steps(snapshot, this.engine.takeChanges(), { also, fileExists });
    const byDocument = new Map<string, RawFinding[]>();
    for (const finding of analysis.findings) {
      const list = byDocument.get(finding.at.document);
      if (list === undefined) byDocument.set(finding.at.document, [finding]);
      else list.push(finding);
    }
    const texts = new Map([...byDocument.keys()].map((name) => [name, this.textOf(name) ?? '']));
    this.#analysis = { revision, analysis, byDocument, texts };
    return analysis;
  }
  /** Whether the last analysis still tells the truth. */
  get isAnalysed(): boolean {
    return this.#analysis?.revision === this.engine.revision;
  }
  /** The last analysis, by document; undefined before the first. */
  get lastFindings(): ReadonlyMap<string, readonly RawFinding[]> | undefined {
    return this.#analysis?.byDocument;
  }
  /** The path from the project's folder of a file that a document names, if it is there. */
  fileNamed(file: string, document: string): string | undefined {
    const beside = document.includes('/') ? `${document.slice(0, document.lastIndexOf('/'))}/${file}` : file;
    return [file, beside].find((path) => this.#project.fileExists(path, '') === true);
  }
  textOf(name: string): string | undefined {
    return this.engine.documents.get(name)?.text ?? this.#project.texts.get(name);
  }
  documentOf(name: string): DocumentState | undefined {
    return this.engine.documents.get(name);
  }
}
