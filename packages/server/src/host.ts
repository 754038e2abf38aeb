import type { Config, LockEvidence, RawFinding } from '@btaas/workspace/engine';

/** A project as a host found it. Documents are named by their path from the project's folder, with `/`. */
export interface HostProject {
  readonly root: string;
  readonly config: Config;
  /** That the folder has a configuration of its own. */
  readonly configured: boolean;
  /** About the configuration and the folder. Files that they are about need not be in `files`. */
  readonly findings: readonly RawFinding[];
  readonly files: readonly HostFile[];
  /** The configuration's own text; empty without one. */
  readonly configText: string;
  /** What was measured, by the evidence lock beside the configuration. */
  readonly evidence: LockEvidence;
  /** Texts of files that are no documents, such as the configuration, to show where a finding in them is. */
  readonly texts: ReadonlyMap<string, string>;
  fileExists(file: string, document: string): boolean | undefined;
}
export interface HostFile {
  readonly name: string;
  readonly uri: string;
  readonly library: boolean;
  /** Whether it may be changed: what is installed may not. */
  readonly ours: boolean;
  /** Its text as it is now, or why it has none. A project may have thousands of files: they are read one at a time. */
  read(): { readonly text: string } | { readonly problem: string };
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
