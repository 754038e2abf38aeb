import type { AllocationGraph } from './allocation-graph.js';
import { type Amounts, CATEGORIES, type Category, NOTHING, plus } from './amounts.js';
import { divideByClaims } from './claims.js';

/** How a cost runs through the services to the units. Services are indexes of the graph. */
export interface Flow {
  /** What a service has to pass on: its own cost, and what others passed on to it. */
  through(service: number): Amounts;
  /** What a service passes on to each of its claims, in their order; the last is what it keeps, as not allocated. */
  passed(service: number): readonly Amounts[];
  /** What a service keeps, as not allocated. */
  kept(service: number): Amounts;
  /** By unit, in whole minor units. */
  readonly units: ReadonlyMap<string, Amounts>;
}

/**
 * Passes the cost of each service on to whom it is allocated. Each service divides what it has in whole minor units by
 * the largest remainder, so that at each service, and in total, not a cent is lost.
 */
export function flowOf(graph: AllocationGraph, own: readonly Amounts[]): Flow {
  const through = [...own];
  const units = new Map<string, Record<Category, bigint>>();
  const pass = (amounts: Amounts, target: number, id: string) => {
    if (target >= 0) {
      through[target] = through[target] === NOTHING ? amounts : plus(through[target]!, amounts);
      return;
    }
    const unit = units.get(id) ?? { ...NOTHING };
    for (const category of CATEGORIES) unit[category] += amounts[category];
    units.set(id, unit);
  };
  // What is divided follows from what goes through, so that it need not be kept.
  const passed = (service: number) => divideByClaims(through[service]!, graph.nodes[service]!.claims);
  const kept = (service: number): Amounts => {
    const amounts = through[service]!;
    if (amounts === NOTHING) return NOTHING;
    const { claims, taker } = graph.nodes[service]!;
    if (taker === undefined) return passed(service).at(-1)!;
    return taker === claims.length - 1 ? amounts : NOTHING;
  };
  for (const service of graph.order) {
    const amounts = through[service]!;
    if (amounts === NOTHING) continue;
    const { claims, targets, taker } = graph.nodes[service]!;
    if (taker !== undefined) {
      if (taker < targets.length) pass(amounts, targets[taker]!, claims[taker]!.id);
      continue;
    }
    const parts = divideByClaims(amounts, claims);
    for (let claim = 0; claim < targets.length; claim += 1) pass(parts[claim]!, targets[claim]!, claims[claim]!.id);
  }
  return { through: (service) => through[service]!, passed, kept, units };
}
