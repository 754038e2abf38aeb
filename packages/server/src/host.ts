import type { Config, RawFinding } from '@btaas/workspace/engine';

/** A project as a host found it. Documents are named by their path from the project's folder, with `/`. */
export interface HostProject {
  readonly root: string;
  readonly config: Config;
  /** That the folder has a configuration of its own. */
  readonly configured: boolean;
  /** About the configuration and about files that could not be read. Those of the configuration are not in `documents`. */
  readonly findings: readonly RawFinding[];
  readonly documents: readonly HostDocument[];
  /** Texts of files that are no documents, such as the configuration, to show where a finding in them is. */
  readonly texts: ReadonlyMap<string, string>;
  fileExists(file: string, document: string): boolean | undefined;
}
export interface HostDocument {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
  readonly library: boolean;
  /** Whether it may be changed: what is installed may not. */
  readonly ours: boolean;
}

/** Where the server gets files from: a disk, or an editor that has none. */
export interface Host {
  /** The projects in a folder of the editor. Never throws: what is wrong with a file is a finding. */
  projects(folder: string, asOf: string): Promise<readonly HostProject[]>;
  /** The text of a file, or undefined if there is none. */
  read(uri: string): Promise<string | undefined>;
  /** The URI of a document of a project. */
  uriOf(root: string, name: string): string;
  today(): string;
  /** What is known of a folder that nothing was found in. */
  emptyProject(): Omit<HostProject, 'root'>;
}
