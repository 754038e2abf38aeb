import { type Claim, Rational } from '../exact/index.js';
import { type Cycle, cyclesOf, stronglyConnected } from '../graph/index.js';
import type { Figures } from '../figures/figures.js';
import type { ElementOf } from '../model/index.js';
import { remembered } from '../relations/lookup.js';
import { claimsOf, takerOf } from './claims.js';
import { type Destinations, destinationsOf, soleDestinationOf } from './destinations.js';

/** Where the cost of each service goes: a graph without cycles, in an order in which costs can be passed on. */
export interface AllocationGraph {
  readonly services: readonly ElementOf<'service'>[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Indexes of services, so that whoever passes on comes before who receives. */
  readonly order: readonly number[];
  /** By service. Those that pass all on to the same one share a node: there are many of them. */
  readonly nodes: readonly AllocationNode[];
  /** Services that allocate to one another in a circle. */
  readonly cycles: readonly Cycle[];
}
export interface AllocationNode {
  /** Whom the cost is divided among; the last claim is the service itself, for what it keeps. */
  readonly claims: readonly Claim[];
  /** The index of the service behind each claim but the last; -1 for a unit. */
  readonly targets: readonly number[];
  /** The claim that takes all, where one does. */
  readonly taker: number | undefined;
}

/**
 * Shares over 100 % and shares within a circle cannot be carried out, and stay with the service, as not allocated: both
 * have their own finding, and no cost may be lost or counted twice meanwhile.
 */
export function allocationGraphOf(figures: Figures): AllocationGraph {
  const { portfolio } = figures;
  const services = portfolio.all('service');
  const indexOf = new Map<string, number>();
  for (let index = 0; index < services.length; index += 1) indexOf.set(services[index]!.id, index);
  const soles = figures.ofEach('sole destination of services', services, soleDestinationOf);
  const { nodes, passing } = nodesOf(services, indexOf, soles);
  const passingIds = passing.map((index) => services[index]!.id);
  const next = (id: string) =>
    destinationsOf(services[indexOf.get(id)!]!).list.flatMap(({ to }) => (indexOf.has(to) ? [to] : []));
  // Tarjan's algorithm finds components in the reverse of the order in which costs flow.
  const components = stronglyConnected(passingIds, next);
  for (const members of components) {
    const circle = new Set(members);
    for (const id of members) {
      const index = indexOf.get(id)!;
      const mine = destinationsOf(services[index]!);
      if (mine.list.some(({ to }) => circle.has(to)))
        nodes[index] = dividing(id, mine, indexOf, (to) => circle.has(to));
    }
  }
  return {
    services,
    indexOf,
    order: orderOf(services, components.flat().reverse(), indexOf),
    nodes,
    get cycles() {
      return cyclesOf(passingIds, next);
    },
  };
}

/** A node for each service, as if there were no circles, and the services that pass on to other services. */
function nodesOf(
  services: readonly ElementOf<'service'>[],
  indexOf: ReadonlyMap<string, number>,
  soles: readonly (string | undefined)[],
) {
  const passing: number[] = [];
  const toOne = remembered((to: string) => nodeOf([{ id: to, weight: 1n }, KEEPER], indexOf));
  const nodes = services.map((service, index) => {
    const sole = soles[index];
    if (sole === undefined) {
      const mine = destinationsOf(service);
      if (mine.list.some(({ to }) => indexOf.has(to))) passing.push(index);
      return dividing(service.id, mine, indexOf, () => false);
    }
    const node = toOne(sole);
    if (node.targets[0] !== -1) passing.push(index);
    return node;
  });
  return { nodes, passing };
}

/** Who keeps nothing has no name to be told apart by. */
const KEEPER: Claim = { id: '', weight: 0n };

function dividing(
  id: string,
  { list, sum }: Destinations,
  indexOf: ReadonlyMap<string, number>,
  isInCircle: (to: string) => boolean,
): AllocationNode {
  const possible = sum.lessOrEqual(Rational.ONE) && list.every(({ share }) => share.sign() >= 0);
  const usable = possible ? list.filter(({ to }) => !isInCircle(to)) : [];
  const claims = claimsOf(
    usable.map(({ to, share }) => ({ id: to, share })),
    id,
  );
  return nodeOf(claims, indexOf);
}

function nodeOf(claims: readonly Claim[], indexOf: ReadonlyMap<string, number>): AllocationNode {
  return {
    claims,
    targets: claims.slice(0, -1).map(({ id }) => indexOf.get(id) ?? -1),
    taker: takerOf(claims),
  };
}

/** Who passes on to services first; most services pass on to units alone, and come last. */
function orderOf(
  services: readonly ElementOf<'service'>[],
  first: readonly string[],
  indexOf: ReadonlyMap<string, number>,
): readonly number[] {
  const order = first.map((id) => indexOf.get(id)!);
  const isFirst = new Uint8Array(services.length);
  for (const index of order) isFirst[index] = 1;
  for (let index = 0; index < services.length; index += 1) if (isFirst[index] === 0) order.push(index);
  return order;
}
