import type { Host } from './host.js';
import { ProjectSession } from './project-session.js';

/** All projects of an editor's folders, and the documents that are open in it. */
export class Sessions {
  readonly #host: Host;
  readonly #projects = new Map<string, ProjectSession>();
  /** Texts of documents that are open, which count more than what is on disk. */
  readonly #open = new Map<string, string>();
  #folders: readonly string[] = [];

  constructor(host: Host) {
    this.#host = host;
  }
  get all(): Iterable<ProjectSession> {
    return this.#projects.values();
  }
  get open(): ReadonlyMap<string, string> {
    return this.#open;
  }

  /** Looks for projects again, in these folders. */
  async load(folders: readonly string[] = this.#folders): Promise<void> {
    this.#folders = folders;
    const found = (await Promise.all(folders.map((folder) => this.#host.projects(folder, this.#host.today())))).flat();
    const roots = new Set(found.map(({ root }) => root));
    for (const root of this.#projects.keys()) if (!roots.has(root)) this.#projects.delete(root);
    for (const project of found) {
      const known = this.#projects.get(project.root);
      if (known === undefined) this.#projects.set(project.root, new ProjectSession(project, this.#host));
      this.#projects.get(project.root)!.update(project, this.#open);
    }
    for (const [uri, text] of this.#open) this.change(uri, text);
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
    if (text === undefined) for (const project of holding) project.remove(uri);
    else this.#set(uri, text);
    return holding;
  }
  /** Files that were made, changed or deleted outside of the editor. */
  async filesChanged(
    changes: readonly { readonly uri: string; readonly deleted: boolean }[],
  ): Promise<readonly ProjectSession[]> {
    const touched = new Set<ProjectSession>();
    for (const { uri, deleted } of changes) {
      if (this.#open.has(uri)) continue;
      const text = deleted ? undefined : await this.#host.read(uri);
      for (const project of this.having(uri)) {
        touched.add(project);
        if (text === undefined) project.remove(uri);
      }
      if (text !== undefined) for (const project of this.#set(uri, text)) touched.add(project);
    }
    return [...touched];
  }

  /** The project that a new document falls into: that of the nearest folder above it, or one of its own folder. */
  #homeOf(uri: string): ProjectSession {
    const roots = [...this.#projects.keys()].filter((root) => uri.startsWith(root.endsWith('/') ? root : `${root}/`));
    const nearest = roots.sort((a, b) => b.length - a.length)[0];
    if (nearest !== undefined) return this.#projects.get(nearest)!;
    const root = uri.slice(0, uri.lastIndexOf('/'));
    const project = new ProjectSession(looseProject(root, this.#host), this.#host);
    this.#projects.set(root, project);
    return project;
  }
}

function looseProject(root: string, host: Host) {
  return { root, ...host.emptyProject() };
}
function nameFrom(root: string, uri: string): string {
  const path = uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
