import { DocumentState, type RawFinding } from '@btaas/workspace/engine';
import type { Diagnostic } from 'vscode-languageserver-types';
import { toDiagnostic } from './features/diagnostics.js';
import type { ProjectSession } from './project-session.js';
import { Schedule } from './schedule.js';

/** An editor shows so many findings of one file at most; the command line shows all. */
const MOST_OF_FILE = 1000;
/**
 * The whole project is analysed when nobody has typed for so long, in milliseconds; where the analysis takes long, for
 * longer, since some of its steps are long, too, and who goes on typing would have to wait for one.
 */
const QUIET = 100;
const LONGEST_QUIET = 1000;

export type Publish = (uri: string, diagnostics: readonly Diagnostic[]) => void;

/**
 * Tells the editor what is wrong: what a document shows by itself at once, and what the rules find in the whole project
 * a moment after the last change. What the rules found before stays shown until then.
 */
export class Publisher {
  readonly #publish: Publish;
  readonly #projects: () => Iterable<ProjectSession>;
  readonly #shown = new Map<string, string>();
  readonly #whole = new Schedule(
    () => Math.min(LONGEST_QUIET, Math.max(QUIET, this.#took / 4)),
    () => this.#publishAll().catch((error: unknown) => this.onFailure(error)),
  );
  /** How long the last analysis took, in milliseconds. */
  #took = 0;
  readonly onAnalysed: (project: ProjectSession, milliseconds: number) => void;
  /** What went wrong while a project was analysed; the next change tries again. */
  onFailure: (error: unknown) => void = () => {};
  /** Where the page of a rule is, for an editor that can open one. */
  pageOf: (rule: string) => string | undefined = () => undefined;
  /** For an editor that asks for findings: makes it ask again. Nothing is told then. */
  askInstead: (() => void) | undefined;

  constructor(
    publish: Publish,
    projects: () => Iterable<ProjectSession>,
    onAnalysed: (project: ProjectSession, milliseconds: number) => void,
  ) {
    this.#publish = publish;
    this.#projects = projects;
    this.onAnalysed = onAnalysed;
  }

  /** A document was changed. */
  changed(project: ProjectSession, uri: string): void {
    const name = project.nameOf(uri);
    if (name !== undefined) this.#show(project, name, project.findingsNow(name));
    this.#whole.ask();
  }
  /** Anything else was changed. */
  ask(): void {
    this.#whole.ask();
  }
  stop(): void {
    this.#whole.cancel();
  }
  /** What is known of a document right now, for an editor that asks. */
  diagnosticsOf(project: ProjectSession, name: string): readonly Diagnostic[] {
    return this.#diagnostics(project, name, project.findingsNow(name));
  }

  async #publishAll(): Promise<void> {
    const told = new Set<string>();
    for (const project of this.#projects()) {
      // Before all of its files are read, much would seem to be missing.
      if (!project.isComplete) return;
      const start = performance.now();
      // A change meanwhile asks anew.
      if ((await project.analyseInSteps()) === undefined) return;
      for (const [name, findings] of project.lastFindings ?? []) {
        this.#show(project, name, findings);
        told.add(project.uriOf(name));
      }
      this.#took = performance.now() - start;
      this.onAnalysed(project, this.#took);
    }
    this.askInstead?.();
    for (const uri of [...this.#shown.keys()]) {
      if (told.has(uri)) continue;
      this.#shown.delete(uri);
      this.#publish(uri, []);
    }
  }

  #show(project: ProjectSession, name: string, findings: readonly RawFinding[]): void {
    if (this.askInstead !== undefined) return;
    const uri = project.uriOf(name);
    const diagnostics = this.#diagnostics(project, name, findings);
    const key = JSON.stringify(diagnostics);
    if (this.#shown.get(uri) === key) return;
    this.#shown.set(uri, key);
    this.#publish(uri, diagnostics);
  }
  #diagnostics(project: ProjectSession, name: string, findings: readonly RawFinding[]): readonly Diagnostic[] {
    const document = project.documentOf(name) ?? new DocumentState(name, project.textOf(name) ?? '');
    const uriOf = (other: string) => project.uriOf(other);
    const shown = findings.slice(0, MOST_OF_FILE);
    return shown.map((finding) => toDiagnostic(finding, document, project.engine.documents, uriOf, this.pageOf));
  }
}
