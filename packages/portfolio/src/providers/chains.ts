import type { Figures } from '../figures/figures.js';
import { stronglyConnected } from '../graph/index.js';
import type { ElementOf } from '../model/index.js';
import { commissionHolds, requiredServices } from '../relations/index.js';
import { later } from '../relations/lookup.js';

/** Who delivers a service, and everything that it stands on. */
export interface ProviderChains {
  /** The providers that a service itself is commissioned to on the day of the figures, by qualified name. */
  directOf(service: string): readonly string[];
  /** Those, and the providers of everything that it requires, members of `anyOf` included. */
  providersOf(service: string): readonly string[];
}

/** In time linear in services and requirements, however many services share a chain; circles share their providers. */
export function providerChains({ portfolio, relations, asOf }: Figures): ProviderChains {
  const directOf = (service: string) => {
    const to = relations.commissionsOf(service).flatMap((commission) => providerOf(commission, asOf));
    return [...new Set(to)].sort();
  };
  const chains = later(() => {
    const union = sharedUnions();
    const chainOf = new Map<string, readonly string[]>();
    const required = (id: string) => {
      const service = portfolio.get('service', id);
      return service === undefined ? [] : requiredServices(service);
    };
    const services = portfolio.all('service').map(({ id }) => id);
    // What a component requires comes before it, so that its chain is known.
    for (const component of stronglyConnected(services, required)) {
      let chain: readonly string[] = union.of(component.flatMap(directOf));
      for (const service of component) {
        for (const other of required(service)) chain = union.join(chain, chainOf.get(other) ?? []);
      }
      for (const service of component) chainOf.set(service, chain);
    }
    return chainOf;
  });
  return { directOf, providersOf: (service) => chains().get(service) ?? [] };
}

function providerOf(commission: ElementOf<'commission'>, day: string): readonly string[] {
  const to = commission.values.to?.value;
  return to?.found === true && commissionHolds(commission, day) ? [to.to] : [];
}

/** Sorted lists that are equal are one list, so that joining two that were joined before costs a look-up. */
function sharedUnions() {
  const lists = new Map<string, readonly string[]>();
  const joined = new Map<readonly string[], Map<readonly string[], readonly string[]>>();
  const of = (names: readonly string[]): readonly string[] => {
    const sorted = [...new Set(names)].sort();
    const key = sorted.join('\n');
    const known = lists.get(key);
    if (known !== undefined) return known;
    lists.set(key, sorted);
    return sorted;
  };
  return {
    of,
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
        list = of([...a, ...b]);
        others.set(b, list);
      }
      return list;
    },
  };
}
