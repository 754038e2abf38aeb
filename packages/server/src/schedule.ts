/** Runs a task once it has not been asked for again for a while; a task under way is not started twice. */
export class Schedule {
  readonly #task: () => void | Promise<void>;
  readonly #delay: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(delay: number, task: () => void | Promise<void>) {
    this.#delay = delay;
    this.#task = task;
  }
  ask(): void {
    this.cancel();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#task();
    }, this.#delay);
  }
  cancel(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
  }
  get isPending(): boolean {
    return this.#timer !== undefined;
  }
}
