import type { RuleTiming } from '@btaas/workspace';

/** Adds up how long each phase of a command took, and each rule. */
export class Stopwatch {
  readonly #phases = new Map<string, number>();
  readonly #rules = new Map<string, { milliseconds: number; findings: number }>();

  time<T>(phase: string, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.#phases.set(phase, (this.#phases.get(phase) ?? 0) + performance.now() - start);
    }
  }
  rules(timings: readonly RuleTiming[]): void {
    for (const { id, milliseconds, findings } of timings) {
      const before = this.#rules.get(id) ?? { milliseconds: 0, findings: 0 };
      this.#rules.set(id, {
        milliseconds: before.milliseconds + milliseconds,
        findings: before.findings + findings,
      });
    }
  }
  /** A table of the phases in their order, and of the rules, the slowest first. */
  table(): string {
    const milliseconds = (time: number) => `${time.toFixed(1).padStart(9)} ms`;
    const phases = [...this.#phases].map(([phase, time]) => `${milliseconds(time)}  ${phase}`);
    const rules = [...this.#rules]
      .sort(([a, x], [b, y]) => y.milliseconds - x.milliseconds || (a < b ? -1 : 1))
      .map(([id, { milliseconds: time, findings }]) => `${milliseconds(time)}  ${id}  (found ${findings})`);
    return [...phases, ...(rules.length === 0 ? [] : ['', 'of which rules:', ...rules]), ''].join('\n');
  }
}
