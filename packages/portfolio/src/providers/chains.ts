import type { Figures } from '../figures/figures.js';
import { stronglyConnected } from '../graph/index.js';
import type { ElementOf } from '../model/index.js';
import { commissionHolds, requiredServices } from '../relations/index.js';

/** Who delivers a service, and everything that it stands on. */
export interface ProviderChains {
  /** The providers that a service itself is commissioned to on the day of the figures, by qualified name. */
  directOf(service: string): readonly string[];
  /** Those, and the providers of everything that it requires, members of `anyOf` included. */
  providersOf(service: string): readonly string[];
}

/**
 * Each service is looked at when its chain, or one that it is part of, is first asked for, and once: in time linear in
 * services and requirements, however many services share a chain. Circles share their providers.
 */
export function providerChains({ portfolio, relations, asOf }: Figures): ProviderChains {
  const union = sharedUnions();
  const known = new Map<string, readonly string[]>();
  const directOf = (service: string): readonly string[] => {
    let direct: readonly string[] = NONE;
    for (const commission of relations.commissionsOf(service)) {
      const provider = providerOf(commission, asOf);
      if (provider !== undefined) direct = union.join(direct, union.one(provider));
    }
    return direct;
  };
  const requiredBy = (id: string) => {
    const service = portfolio.get('service', id);
    return service === undefined ? NONE : requiredServices(service);
  };
  /** Joins to a chain the providers of a service, and of those that it requires, as far as these are known. */
  const joined = (chain: readonly string[], service: string, required: readonly string[]) =>
    required.reduce((all, other) => union.join(all, known.get(other) ?? NONE), union.join(chain, directOf(service)));
  /** What a component requires comes before it, so that its chain is known. */
  const lookBehind = (service: string) => {
    const unknown = (id: string) => requiredBy(id).filter((other) => !known.has(other));
    for (const component of stronglyConnected([service], unknown)) {
      const found = component.reduce<readonly string[]>((chain, id) => joined(chain, id, requiredBy(id)), NONE);
      for (const member of component) known.set(member, found);
    }
    return known.get(service)!;
  };
  const providersOf = (id: string): readonly string[] => {
    const chain = known.get(id);
    if (chain !== undefined) return chain;
    const service = portfolio.get('service', id);
    if (service === undefined) return NONE;
    const required = requiredServices(service);
    // Most services stand on known ones alone.
    if (!required.every((other) => known.has(other))) return lookBehind(id);
    const found = joined(NONE, id, required);
    known.set(id, found);
    return found;
  };
  return { directOf, providersOf };
}
const NONE: readonly string[] = [];

function providerOf(commission: ElementOf<'commission'>, day: string): string | undefined {
  const to = commission.values.to?.value;
  return to?.found === true && commissionHolds(commission, day) ? to.to : undefined;
}

/** Sorted lists that are equal are one list, so that joining two that were joined before costs a look-up. */
function sharedUnions() {
  const lists = new Map<string, readonly string[]>();
  const joined = new Map<readonly string[], Map<readonly string[], readonly string[]>>();
  const shared = (sorted: readonly string[]): readonly string[] => {
    const key = sorted.length === 1 ? sorted[0]! : sorted.join('\n');
    const known = lists.get(key);
    if (known !== undefined) return known;
    lists.set(key, sorted);
    return sorted;
  };
  return {
    one: (name: string): readonly string[] => lists.get(name) ?? shared([name]),
    join: (a: readonly string[], b: readonly string[]): readonly string[] => {
      if (a === b || b.length === 0) return a;
      if (a.length === 0) return b;
      let others = joined.get(a);
      if (others === undefined) {
        others = new Map();
        joined.set(a, others);
      }
      let list = others.get(b);
      if (list === undefined) {
        list = shared(merged(a, b));
        others.set(b, list);
      }
      return list;
    },
  };
}

/** The union of two sorted lists, each name once. */
function merged(a: readonly string[], b: readonly string[]): readonly string[] {
  const union: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [mine, theirs] = [a[i], b[j]];
    const takesMine = theirs === undefined || (mine !== undefined && mine <= theirs);
    union.push(takesMine ? mine! : theirs);
    if (takesMine) i++;
    if (!takesMine || mine === theirs) j++;
  }
  return union;
}
