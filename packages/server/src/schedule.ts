/** Runs a task once it has not been asked for again for a while; a task under way is not started twice. */
export class Schedule {
  readonly #task: () => void | Promise<void>;
  readonly #delay: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;

  /** `delay` in milliseconds, or what says it whenever the task is asked for. */
  constructor(delay: number | (() => number), task: () => void | Promise<void>) {
    this.#delay = typeof delay === 'number' ? () => delay : delay;
    this.#task = task;
  }
  ask(): void {
    this.cancel();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#run();
    }, this.#delay());
  }
  async #run(): Promise<void> {
    // What is under way may have seen only a part of what it is asked for again.
    if (this.#isRunning) return this.ask();
    this.#isRunning = true;
    try {
      await this.#task();
    } finally {
      this.#isRunning = false;
    }
  }
  cancel(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
