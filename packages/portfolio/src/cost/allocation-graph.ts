import { Rational } from '../exact/index.js';
import type { ElementOf, Portfolio } from '../model/index.js';
import { claimsOf } from './claims.js';
import { type Destinations, destinationsOf } from './destinations.js';
import type { Claim } from './largest-remainder.js';
import { componentsOf } from './strong-components.js';

/** Where the cost of each service goes: a graph without cycles, in an order in which costs can be passed on. */
export interface AllocationGraph {
  readonly services: readonly ElementOf<'service'>[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Indexes of services, so that whoever passes on comes before who receives. */
  readonly order: readonly number[];
  readonly nodes: readonly AllocationNode[];
  /** Services that allocate to one another in a circle, each circle sorted by qualified name. */
  readonly cycles: readonly (readonly string[])[];
}
export interface AllocationNode {
  readonly destinations: Destinations;
  /** Whom the cost is divided among; the last claim is the service itself, for what it keeps. */
  readonly claims: readonly Claim[];
}

/**
 * Shares over 100 % and shares within a circle cannot be carried out, and stay with the service, as not allocated: both
 * have their own finding, and no cost may be lost or counted twice meanwhile.
 */
export function allocationGraphOf(portfolio: Portfolio): AllocationGraph {
  const services = portfolio.all('service');
  const indexOf = new Map(services.map(({ id }, index) => [id, index]));
  const destinations = services.map(destinationsOf);
  const successors = destinations.map(({ list }) => list.flatMap(({ to }) => indexOf.get(to) ?? []));
  const { component, components } = componentsOf(successors);
  const nodes = services.map(({ id }, index) => {
    const mine = destinations[index]!;
    const withinCycle = (to: string) => {
      const target = indexOf.get(to);
      return target !== undefined && component[target] === component[index];
    };
    return { destinations: mine, claims: usableClaims(id, mine, withinCycle) };
  });
  const circular = components.filter((members) => members.length > 1 || successors[members[0]!]!.includes(members[0]!));
  const cycles = circular.map((members) => members.map((index) => services[index]!.id).sort());
  return {
    services,
    indexOf,
    // Tarjan's algorithm finds components in the reverse of the order in which costs flow.
    order: components.flat().reverse(),
    nodes,
    cycles: cycles.sort((a, b) => (a[0]! < b[0]! ? -1 : 1)),
  };
}

function usableClaims(id: string, { list, sum }: Destinations, withinCycle: (to: string) => boolean): readonly Claim[] {
  const possible = sum.lessOrEqual(Rational.ONE) && list.every(({ share }) => share.sign() >= 0);
  const usable = possible ? list.filter(({ to }) => !withinCycle(to)) : [];
  return claimsOf(
    usable.map(({ to, share }) => ({ id: to, share })),
    id,
  );
}
