export type Severity = 'error' | 'warning' | 'information';

/** What is wrong, where. Lines and columns are 1-based, columns in UTF-16 units; the end is exclusive. */
export interface Finding extends Place {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly Related[];
}
export interface Related extends Place {
  readonly message: string;
}
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
