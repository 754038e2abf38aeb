import type { Host, HostProject } from './host.js';
import { ProjectSession } from './project-session.js';

/** So long, in milliseconds, files are read before something else has its turn. */
const BUDGET = 10;

/** All projects of an editor's folders, and the documents that are open in it. */
export class Sessions {
  readonly #host: Host;
  readonly #projects = new Map<string, ProjectSession>();
  /** Texts of documents that are open, which count more than what is on disk. */
  readonly #open = new Map<string, string>();
  #isLoaded = false;
  /** The folders of the projects that were found when files were last looked for. */
  #found: ReadonlySet<string> = new Set();

  constructor(host: Host) {
    this.#host = host;
  }
  get all(): Iterable<ProjectSession> {
    return this.#projects.values();
  }
  get open(): ReadonlyMap<string, string> {
    return this.#open;
  }

  /**
   * Looks for projects again, in these folders, and reads their files. Every few milliseconds it pauses, so that what the
   * editor tells meanwhile is taken in.
   */
  async load(folders: readonly string[], pause: (read: number, all: number) => Promise<void>): Promise<void> {
    const found = (await Promise.all(folders.map((folder) => this.#host.projects(folder, this.#host.today())))).flat();
    this.#found = new Set(found.map(({ root }) => root));
    for (const root of this.#projects.keys()) if (!this.#found.has(root)) this.#projects.delete(root);
    const all = found.reduce((sum, { files }) => sum + files.length, 0);
    let read = 0;
    const steps = found.map((project) => {
      if (!this.#projects.has(project.root)) this.#projects.set(project.root, new ProjectSession(project, this.#host));
      return this.#projects.get(project.root)!.load(project, this.#open);
    });
    // The documents that are open come first, in all projects.
    for (const each of steps) each.next();
    let since = performance.now();
    for (const each of steps) {
      while (!each.next().done) {
        read++;
        if (performance.now() - since < BUDGET) continue;
        await pause(read, all);
        since = performance.now();
      }
    }
    this.#isLoaded = true;
    this.#settleOpen(found);
    for (const project of this.#projects.values()) project.completed();
  }

  /** Documents that are open go where they belong now: to the projects that have their files, else to the nearest one. */
  #settleOpen(found: readonly HostProject[]): void {
    const roots = new Map<string, string[]>([...this.#open.keys()].map((uri) => [uri, []]));
    for (const { root, files } of found) for (const { uri } of files) roots.get(uri)?.push(root);
    for (const [uri, text] of this.#open) {
      const homes = roots.get(uri)!;
      if (homes.length === 0) homes.push(this.#homeOf(uri).root);
      for (const project of this.having(uri)) if (!homes.includes(project.root)) project.remove(uri);
      this.#set(uri, text);
    }
    for (const [root, { engine }] of this.#projects)
      if (engine.documents.size === 0 && !this.#found.has(root)) this.#projects.delete(root);
  }

  /** The project that a document belongs to: not the ones for which it is a library. */
  projectOf(uri: string): ProjectSession | undefined {
    const holding = [...this.#projects.values()].filter((project) => project.has(uri));
    return holding.find((project) => !project.documentOf(project.nameOf(uri)!)?.isLibrary) ?? holding[0];
  }
  /** The projects that have a document. */
  having(uri: string): readonly ProjectSession[] {
    return [...this.#projects.values()].filter((project) => project.has(uri));
  }

  /** The editor has opened a document, or changed its text. */
  change(uri: string, text: string): readonly ProjectSession[] {
    this.#open.set(uri, text);
    return this.#set(uri, text);
  }
  #set(uri: string, text: string): readonly ProjectSession[] {
    const holding = this.having(uri);
    for (const project of holding) project.set(uri, project.nameOf(uri)!, text);
    if (holding.length > 0) return holding;
    const home = this.#homeOf(uri);
    home.set(uri, nameFrom(home.root, uri), text);
    return [home];
  }
  /** The editor has closed a document: what is on disk counts again. */
  async close(uri: string): Promise<readonly ProjectSession[]> {
    this.#open.delete(uri);
    const text = await this.#host.read(uri);
    const holding = this.having(uri);
    // It may have been opened again meanwhile.
    if (this.#open.has(uri)) return holding;
    if (text === undefined) for (const project of holding) project.remove(uri);
    else this.#set(uri, text);
    return holding;
  }
  /** Files of projects that were changed or deleted outside of the editor. */
  async filesChanged(changes: readonly { readonly uri: string; readonly deleted: boolean }[]): Promise<void> {
    for (const { uri, deleted } of changes) {
      const text = deleted || this.#open.has(uri) ? undefined : await this.#host.read(uri);
      // What is open counts more than what is on disk.
      if (this.#open.has(uri)) continue;
      if (text !== undefined) this.#set(uri, text);
      else for (const project of this.having(uri)) project.remove(uri);
    }
  }

  /** The project that a new document falls into: that of the nearest folder above it, or one of its own folder. */
  #homeOf(uri: string): ProjectSession {
    const roots = [...this.#projects.keys()].filter((root) => uri.startsWith(root.endsWith('/') ? root : `${root}/`));
    const nearest = roots.sort((a, b) => b.length - a.length)[0];
    if (nearest !== undefined) return this.#projects.get(nearest)!;
    const root = uri.slice(0, uri.lastIndexOf('/'));
    const project = new ProjectSession({ root, ...this.#host.emptyProject() }, this.#host);
    if (this.#isLoaded) project.completed();
    this.#projects.set(root, project);
    return project;
  }
}

function nameFrom(root: string, uri: string): string {
  const path = uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
