import { Rational } from '../exact/index.js';
import { type Cycle, cyclesOf, stronglyConnected } from '../graph/index.js';
import type { ElementOf, Portfolio } from '../model/index.js';
import { claimsOf } from './claims.js';
import { type Destinations, destinationsOf } from './destinations.js';
import type { Claim } from './largest-remainder.js';

/** Where the cost of each service goes: a graph without cycles, in an order in which costs can be passed on. */
export interface AllocationGraph {
  readonly services: readonly ElementOf<'service'>[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Indexes of services, so that whoever passes on comes before who receives. */
  readonly order: readonly number[];
  readonly nodes: readonly AllocationNode[];
  /** Services that allocate to one another in a circle. */
  readonly cycles: readonly Cycle[];
}
export interface AllocationNode {
  readonly destinations: Destinations;
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
export function allocationGraphOf(portfolio: Portfolio): AllocationGraph {
  const services = portfolio.all('service');
  const indexOf = new Map(services.map(({ id }, index) => [id, index]));
  const destinations = services.map(destinationsOf);
  const next = (id: string) => destinations[indexOf.get(id)!]!.list.flatMap(({ to }) => (indexOf.has(to) ? [to] : []));
  // Most services pass on to units alone: they are in no circle, and come last.
  const passing = services.filter((_, index) => destinations[index]!.list.some(({ to }) => indexOf.has(to)));
  const passingIds = passing.map(({ id }) => id);
  // Tarjan's algorithm finds components in the reverse of the order in which costs flow.
  const components = stronglyConnected(passingIds, next);
  const componentOf = new Map(components.flatMap((members, number) => members.map((id) => [id, number] as const)));
  const nodes = services.map(({ id }, index) => {
    const mine = destinations[index]!;
    const own = componentOf.get(id);
    const isInCircle = (to: string) => own !== undefined && componentOf.get(to) === own;
    return nodeOf(mine, usableClaims(id, mine, isInCircle), indexOf);
  });
  return {
    services,
    indexOf,
    order: [
      ...components
        .flat()
        .reverse()
        .map((id) => indexOf.get(id)!),
      ...services.flatMap(({ id }, index) => (componentOf.has(id) ? [] : [index])),
    ],
    nodes,
    get cycles() {
      return cyclesOf(passingIds, next);
    },
  };
}

function nodeOf(
  destinations: Destinations,
  claims: readonly Claim[],
  indexOf: ReadonlyMap<string, number>,
): AllocationNode {
  const targets = claims.slice(0, -1).map(({ id }) => indexOf.get(id) ?? -1);
  const taking = claims.filter(({ weight }) => weight > 0n);
  const taker = taking.length === 1 ? claims.indexOf(taking[0]!) : undefined;
  return { destinations, claims, targets, taker };
}

function usableClaims(id: string, { list, sum }: Destinations, withinCycle: (to: string) => boolean): readonly Claim[] {
  const possible = sum.lessOrEqual(Rational.ONE) && list.every(({ share }) => share.sign() >= 0);
  const usable = possible ? list.filter(({ to }) => !withinCycle(to)) : [];
  return claimsOf(
    usable.map(({ to, share }) => ({ id: to, share })),
    id,
  );
}
