import { compareTexts } from '../model/order.js';
import type { Figures } from '../figures/figures.js';
import type { ElementOf } from '../model/index.js';
import { mergeable } from './candidates.js';

/** Several processes that bring about one outcome. */
export interface ParallelProcesses {
  readonly outcome: string;
  /** Two or more, by qualified name. */
  readonly processes: readonly ElementOf<'process'>[];
  /** The units for which more than one of them works, by qualified name; a process that names none works for all. */
  readonly sharedUnits: readonly string[];
}

/** The outcomes that more than one process brings about, but for those that a consolidation absorbs. */
export function parallelProcesses(figures: Figures): readonly ParallelProcesses[] {
  const byOutcome = new Map<string, ElementOf<'process'>[]>();
  for (const process of mergeable(figures, 'process') as readonly ElementOf<'process'>[]) {
    const outcome = process.values.outcome?.value;
    if (outcome?.found !== true) continue;
    const others = byOutcome.get(outcome.to);
    if (others === undefined) byOutcome.set(outcome.to, [process]);
    else others.push(process);
  }
  return [...byOutcome]
    .filter(([, processes]) => processes.length > 1)
    .map(([outcome, processes]) => ({ outcome, processes, sharedUnits: sharedUnits(processes) }))
    .sort((a, b) => compareTexts(a.outcome, b.outcome));
}

function sharedUnits(processes: readonly ElementOf<'process'>[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { values } of processes) {
    const units = new Set(values.for.flatMap(({ value }) => (value.found ? [value.to] : [])));
    for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const forAll = processes.filter(({ values }) => values.for.length === 0).length;
  return [...counts].flatMap(([unit, count]) => (count + forAll > 1 ? [unit] : [])).sort();
}
