import type { Expression } from './expression.js';

/** Why an expression cannot be evaluated, and the part of it that is the reason. */
export interface EvaluationError {
  readonly type: 'error';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Carries an error from deep within an expression to `evaluate`, which returns it as a value; it goes no further. Where it
 * happened is looked up when it is asked for: the text around an expression may have moved since.
 */
export class Stop extends Error {
  constructor(
    readonly at: Expression,
    message: string,
  ) {
    super(message);
  }
  get error(): EvaluationError {
    const { start, end } = this.at;
    return { type: 'error', message: this.message, start, end };
  }
}

export function stop(at: Expression, message: string): never {
  throw new Stop(at, message);
}
