import type { DocumentState, Engine, Snapshot } from '@btaas/workspace/engine';

/** What a feature works on: one document of one project. */
export interface Context {
  readonly engine: Engine;
  readonly document: DocumentState;
  /** Everything about the project; made when it is first asked for. */
  snapshot(): Snapshot;
  uriOf(document: string): string;
  /** Whether the document is ours to change: libraries that are installed are not. */
  isOurs(document: string): boolean;
}
