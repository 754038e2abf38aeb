import type { Rule } from '../rule.js';

/** How long each rule has run. */
export class Stopwatch {
  readonly #milliseconds = new Map<Rule, number>();

  time(rule: Rule, run: () => void): void {
    const begun = performance.now();
    run();
    this.#milliseconds.set(rule, this.of(rule) + performance.now() - begun);
  }
  of(rule: Rule): number {
    return this.#milliseconds.get(rule) ?? 0;
  }
}
