import { BTAAS, LANGIUM } from '../contenders/contenders.ts';
import type { Measurement, Outcome } from './measure.ts';
import type { Time } from './phases.ts';
import { times } from './table.ts';

/** What one workload gave, by contender. */
export interface Result {
  readonly services: number;
  readonly inOneFile: boolean;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** All figures and rules, by themselves. */
  readonly rules?: Time | undefined;
  /** The same text, parsed by plain Langium. */
  readonly parse?: Time | undefined;
}
interface Target {
  readonly what: string;
  readonly atMost: number;
  /** Of times, that on the processors. Undefined when this run did not measure what is needed. */
  readonly ratio: number | undefined;
  /** The same by the clock, which other work on the machine stretches. */
  readonly byTheClock?: number | undefined;
}

/** The targets of `btaas check`, as ratios within one run. */
export function targets(results: readonly Result[]): Target[] {
  const of = (services: number, contender: string, inOneFile = false): Measurement | undefined => {
    const outcome = results.find((r) => r.services === services && r.inOneFile === inOneFile)?.outcomes.get(contender);
    return outcome === undefined || 'failed' in outcome ? undefined : outcome;
  };
  const memory = (services: number, contender: string) => of(services, contender)?.mebibytes;
  type Clock = 'milliseconds' | 'processorMilliseconds';
  // What the process costs before it reads the first service is in both, and goes with the difference.
  const further = (few: number, many: number, clock: Clock) => {
    const before = of(few, BTAAS)?.[clock];
    const after = of(many, BTAAS)?.[clock];
    return before === undefined || after === undefined ? undefined : (after - before) / (many - few);
  };
  const ofTime = (what: string, atMost: number, ratio: (clock: Clock) => number | undefined): Target => ({
    what,
    atMost,
    ratio: ratio('processorMilliseconds'),
    byTheClock: ratio('milliseconds'),
  });
  const ofLangium = (services: number) => (clock: Clock) =>
    over(of(services, BTAAS)?.[clock], of(services, LANGIUM)?.[clock]);
  const ofParse = (services: number) => (clock: Clock) => {
    const found = results.find((result) => result.services === services && !result.inOneFile);
    return over(found?.rules?.[clock], found?.parse?.[clock]);
  };
  const ofRun = (services: number) => (clock: Clock) => {
    const rules = results.find((result) => result.services === services && !result.inOneFile)?.rules;
    return over(rules?.[clock], of(services, LANGIUM)?.[clock]);
  };
  return [
    ofTime('time of plain Langium, 10 000 services', 0.6, ofLangium(10_000)),
    ofTime('time of plain Langium, 100 000 services', 0.5, ofLangium(100_000)),
    {
      what: 'memory of plain Langium, 100 000 services',
      atMost: 0.5,
      ratio: over(memory(100_000, BTAAS), memory(100_000, LANGIUM)),
    },
    ofTime('time of the same 10 000 services in files of 200, all in one file', 2, (clock) =>
      over(of(10_000, BTAAS, true)?.[clock], of(10_000, BTAAS)?.[clock]),
    ),
    ofTime('time in which plain Langium parses 10 000 services, for all figures and rules', 0.1, ofParse(10_000)),
    ofTime('time in which plain Langium parses 100 000 services, for all figures and rules', 0.1, ofParse(100_000)),
    // 30 µs a service, where plain Langium takes 4.0 s for all it does with 10 000, and 37 s with 100 000.
    ofTime('time of plain Langium, 10 000 services, for all figures and rules', 0.075, ofRun(10_000)),
    ofTime('time of plain Langium, 100 000 services, for all figures and rules', 0.081, ofRun(100_000)),
    ofTime('time for each further service up to 10 000, each further one up to 100 000', 1.1, (clock) =>
      over(further(10_000, 100_000, clock), further(1_000, 10_000, clock)),
    ),
  ];
}

function over(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}

export function verdict({ what, atMost, ratio, byTheClock }: Target): string {
  if (ratio === undefined) return `  not measured  at most ${times(atMost)} of the ${what}`;
  const clock = byTheClock === undefined ? '' : ` (by the clock ${times(byTheClock)})`;
  return `  ${ratio <= atMost ? 'met' : 'MISSED'}: ${times(ratio)}${clock}  at most ${times(atMost)} of the ${what}`;
}
