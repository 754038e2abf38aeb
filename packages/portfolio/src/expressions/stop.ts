import type { Expression } from './expression.js';

/** Why an expression cannot be evaluated, and the part of it that is the reason. */
export interface EvaluationError {
  readonly type: 'error';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Carries an error from deep within an expression to `evaluate`, which returns it as a value; it goes no further. */
export class Stop extends Error {
  constructor(readonly error: EvaluationError) {
    super(error.message);
  }
}

export function stop(place: Expression, message: string): never {
  throw new Stop({ type: 'error', message, start: place.start, end: place.end });
}
