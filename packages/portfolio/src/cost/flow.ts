import type { AllocationGraph } from './allocation-graph.js';
import { type Amounts, CATEGORIES, type Category, NOTHING } from './amounts.js';
import { divideWhole } from './largest-remainder.js';

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

/** One category of cost, carried through the graph. */
interface CategoryFlow {
  readonly through: readonly bigint[];
  readonly passed: readonly (readonly bigint[])[];
}

/**
 * Passes the cost of each service on to whom it is allocated. Each service divides what it has in whole minor units by
 * the largest remainder, so that at each service, and in total, not a cent is lost.
 */
export function flowOf(graph: AllocationGraph, own: readonly Amounts[]): Flow {
  const flows = Object.fromEntries(
    CATEGORIES.map((category) => [category, categoryFlow(graph, (service) => own[service]![category])]),
  ) as Record<Category, CategoryFlow | undefined>;
  const amounts = (pick: (flow: CategoryFlow) => bigint | undefined): Amounts => {
    const of = (flow: CategoryFlow | undefined) => (flow && pick(flow)) ?? 0n;
    return { run: of(flows.run), grow: of(flows.grow), transform: of(flows.transform) };
  };
  const passed = (service: number) =>
    graph.nodes[service]!.claims.map((_, claim) => amounts((flow) => flow.passed[service]?.[claim]));
  return {
    through: (service) => amounts((flow) => flow.through[service]),
    passed,
    kept: (service) => amounts((flow) => flow.passed[service]?.at(-1)),
    units: unitsOf(graph, flows),
  };
}

function categoryFlow(graph: AllocationGraph, own: (service: number) => bigint): CategoryFlow | undefined {
  const through = graph.services.map((_, service) => own(service));
  if (through.every((amount) => amount === 0n)) return undefined;
  const passed: (readonly bigint[])[] = new Array(through.length).fill(EMPTY);
  for (const service of graph.order) {
    const amount = through[service]!;
    if (amount === 0n) continue;
    const { claims } = graph.nodes[service]!;
    const parts = divideWhole(amount, claims);
    passed[service] = parts;
    for (let claim = 0; claim < parts.length - 1; claim += 1) {
      const target = graph.indexOf.get(claims[claim]!.id);
      if (target !== undefined) through[target]! += parts[claim]!;
    }
  }
  return { through, passed };
}

const EMPTY: readonly bigint[] = [];

function unitsOf(
  graph: AllocationGraph,
  flows: Record<Category, CategoryFlow | undefined>,
): ReadonlyMap<string, Amounts> {
  const units = new Map<string, Record<Category, bigint>>();
  for (const category of CATEGORIES) {
    const passed = flows[category]?.passed ?? EMPTY_LIST;
    passed.forEach((parts, service) => {
      const { claims } = graph.nodes[service]!;
      for (let claim = 0; claim < parts.length - 1; claim += 1) {
        const { id } = claims[claim]!;
        if (graph.indexOf.has(id)) continue;
        const unit = units.get(id) ?? { ...NOTHING };
        unit[category] += parts[claim]!;
        units.set(id, unit);
      }
    });
  }
  return units;
}
const EMPTY_LIST: readonly (readonly bigint[])[] = [];
