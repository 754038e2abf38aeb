import type { Connection } from 'vscode-languageserver';
import type { Backlog } from './backlog.js';
import type { Publisher } from './publisher.js';
import type { Sessions } from './sessions.js';

/** What all requests and notifications work on. */
export interface Parts {
  readonly connection: Connection;
  readonly sessions: Sessions;
  readonly publisher: Publisher;
  readonly backlog: Backlog;
}

/** Tells of a failure where the editor shows such things. */
export function logTo({ console }: Connection): (error: unknown) => void {
  return (error) => console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
