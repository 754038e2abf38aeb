/** A mistake in the text: a syntax error (BT000). Offsets are in UTF-16 units, `end` is exclusive. */
export interface SyntaxProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
