import {
  type Analysis,
  analyse,
  type DocumentState,
  Engine,
  type RawFinding,
  type Snapshot,
} from '@btaas/workspace/engine';
import type { Context } from './context.js';
import type { Host, HostDocument, HostProject } from './host.js';

/** One project that is open in the editor: its engine, and which document has which URI. */
export class ProjectSession {
  readonly root: string;
  readonly engine: Engine;
  #project: HostProject;
  readonly #host: Host;
  readonly #nameByUri = new Map<string, string>();
  readonly #documents = new Map<string, HostDocument>();
  #analysis: { readonly snapshot: Snapshot; readonly analysis: Analysis } | undefined;

  constructor(project: HostProject, host: Host) {
    this.#project = project;
    this.#host = host;
    this.root = project.root;
    this.engine = new Engine({ asOf: host.today(), needsPortfolio: project.configured });
    for (const document of project.documents) this.#add(document);
  }

  #add(document: HostDocument): void {
    this.#nameByUri.set(document.uri, document.name);
    this.#documents.set(document.name, document);
    this.engine.set(document.name, document.text, { library: document.library });
  }
  /** Takes over what a host has found anew; documents that are gone go. */
  update(project: HostProject, unsaved: ReadonlyMap<string, string>): void {
    this.#project = project;
    this.#analysis = undefined;
    const names = new Set(project.documents.map(({ name }) => name));
    for (const [uri, name] of [...this.#nameByUri]) if (!names.has(name) && !unsaved.has(uri)) this.remove(uri);
    for (const document of project.documents) {
      this.#add({ ...document, text: unsaved.get(document.uri) ?? document.text });
    }
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
    this.#add({ ...(known ?? { name, uri, library: false, ours: true }), text });
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
      snapshot: () => this.engine.snapshot(),
      uriOf: (other) => this.uriOf(other),
      isOurs: (other) => this.#documents.get(other)?.ours ?? true,
    };
  }

  /** What is wrong in one document by itself and with its names: cheap enough for every keystroke. */
  ownFindings(name: string): readonly RawFinding[] {
    const hidden = this.engine.documents.get(name)?.isLibrary;
    return hidden ? [] : this.engine.findingsOf(name);
  }
  /** All findings of the project; computed once for a state of it. */
  analysis(): Analysis {
    const snapshot = this.engine.snapshot();
    if (this.#analysis?.snapshot === snapshot) return this.#analysis.analysis;
    const { config, findings, fileExists } = this.#project;
    const analysis = analyse(snapshot, { config, also: findings, fileExists });
    this.#analysis = { snapshot, analysis };
    return analysis;
  }
  /** Whether the last analysis still tells the truth. */
  get isAnalysed(): boolean {
    return this.#analysis !== undefined && this.#analysis.snapshot === this.engine.snapshot();
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
