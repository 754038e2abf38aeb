import type { ImportProblem } from './problem.js';
import type { Row } from './rows.js';

/** What is wrong with rows. What several have in one column in the same words is told once, at the first of them. */
export class RowProblems {
  readonly #found = new Map<string, { readonly problem: ImportProblem; readonly rows: Set<Row> }>();

  constructor(private readonly file: string) {}

  /** Without a column, the problem is told at the first. */
  add(message: string, row: Row, column: string | undefined): void {
    const key = `${column}\n${message}`;
    const known = this.#found.get(key);
    if (known !== undefined) {
      known.rows.add(row);
      return;
    }
    const at = { line: row.line, column: column === undefined ? 1 : row.columnOf(column) };
    this.#found.set(key, { problem: { message, file: this.file, ...at }, rows: new Set([row]) });
  }

  get all(): readonly ImportProblem[] {
    return [...this.#found.values()].map(({ problem, rows }) =>
      rows.size === 1 ? problem : { ...problem, message: `${problem.message} (${rows.size} rows)` },
    );
  }
}
