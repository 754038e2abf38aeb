/** Where a command writes to. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly coloured: boolean;
  /** The width of the terminal in characters; undefined where there is none. */
  readonly columns: number | undefined;
}

/** All that a command sees of the world it runs in, so that tests can be one. */
export interface Face {
  /** The folder that paths are relative to. */
  readonly folder: string;
  /** Data: findings, what was asked for. */
  readonly out: Output;
  /** Everything else: progress, notes, trouble. */
  readonly err: Output;
  /** The whole of standard input, as bytes. */
  readInput(): Promise<Uint8Array>;
  /** Today, ISO. Read here and nowhere else. */
  today(): string;
  /** Calls back when the user wants to stop (SIGINT, SIGTERM). Returns what takes it back. */
  onInterrupt(stop: () => void): () => void;
}

/** Exit codes, as a pipeline reads them. */
export const CLEAN = 0 as const;
/** Findings at or above the level that fails. */
export const FOUND = 1 as const;
/** The tool could not do what it was asked to. */
export const FAILED = 2 as const;
export type ExitCode = typeof CLEAN | typeof FOUND | typeof FAILED;

/** A mistake of the user's, said in one sentence; the tool ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
