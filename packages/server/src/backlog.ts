/** What takes longer, one after the other; a failure is told, and ends nothing. */
export class Backlog {
  readonly #onFailure: (error: unknown) => void;
  #pending: Promise<void> = Promise.resolve();

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }
  add(step: () => void | Promise<void>): Promise<void> {
    this.#pending = this.#pending.then(step).catch(this.#onFailure);
    return this.#pending;
  }
  /** Resolves once everything is done that was added so far. */
  ready(): Promise<void> {
    return this.#pending;
  }
}
