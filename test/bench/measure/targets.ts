import { BTAAS, LANGIUM } from '../contenders/contenders.ts';
import type { Measurement, Outcome } from './measure.ts';
import { times } from './table.ts';

/** What one workload gave, by contender. */
export interface Result {
  readonly services: number;
  readonly inOneFile: boolean;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}
interface Target {
  readonly what: string;
  readonly atMost: number;
  /** Undefined when this run did not measure what is needed. */
  readonly ratio: number | undefined;
}

/** The targets of `btaas check`, as ratios within one run. */
export function targets(results: readonly Result[]): Target[] {
  const of = (services: number, contender: string, inOneFile = false): Measurement | undefined => {
    const outcome = results.find((r) => r.services === services && r.inOneFile === inOneFile)?.outcomes.get(contender);
    return outcome === undefined || 'failed' in outcome ? undefined : outcome;
  };
  const time = (measurement: Measurement | undefined) => measurement?.milliseconds;
  const memory = (measurement: Measurement | undefined) => measurement?.mebibytes;
  // What the process costs before it reads the first service is in both, and goes with the difference.
  const further = (few: number, many: number) => {
    const before = time(of(few, BTAAS));
    const after = time(of(many, BTAAS));
    return before === undefined || after === undefined ? undefined : (after - before) / (many - few);
  };
  return [
    {
      what: 'time of plain Langium, 10 000 services',
      atMost: 0.6,
      ratio: over(time(of(10_000, BTAAS)), time(of(10_000, LANGIUM))),
    },
    {
      what: 'time of plain Langium, 100 000 services',
      atMost: 0.5,
      ratio: over(time(of(100_000, BTAAS)), time(of(100_000, LANGIUM))),
    },
    {
      what: 'memory of plain Langium, 100 000 services',
      atMost: 0.5,
      ratio: over(memory(of(100_000, BTAAS)), memory(of(100_000, LANGIUM))),
    },
    {
      what: 'time of the same 10 000 services in files of 200, all in one file',
      atMost: 2,
      ratio: over(time(of(10_000, BTAAS, true)), time(of(10_000, BTAAS))),
    },
    {
      what: 'time for each further service up to 10 000, each further one up to 100 000',
      atMost: 1.1,
      ratio: over(further(10_000, 100_000), further(1_000, 10_000)),
    },
  ];
}

function over(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}

export function verdict({ what, atMost, ratio }: Target): string {
  if (ratio === undefined) return `  not measured  at most ${times(atMost)} of the ${what}`;
  return `  ${ratio <= atMost ? 'met' : 'MISSED'}: ${times(ratio)}  at most ${times(atMost)} of the ${what}`;
}
