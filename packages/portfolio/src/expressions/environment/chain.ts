import type { Figures } from '../../figures/figures.js';
import { stronglyConnected } from '../../graph/index.js';
import type { ElementOf } from '../../model/index.js';
import { requirementsOf } from '../../relations/index.js';

type Service = ElementOf<'service'>;

const NONE: ReadonlySet<string> = new Set();
const providers = new WeakMap<Figures, ReadonlyMap<string, ReadonlySet<string>>>();

/** The services that a service requires, directly or through others, each once; in a circle, itself as well. */
export function* chainOf(service: Service, { portfolio }: Figures): Iterable<Service> {
  const reached = new Set(requiredIds(service));
  for (const id of reached) {
    const required = portfolio.get('service', id);
    if (required === undefined) continue;
    yield required;
    for (const next of requiredIds(required)) reached.add(next);
  }
}

/** The providers to whom a service, or anything behind it, is commissioned. */
export function providersOf({ id }: Service, figures: Figures): ReadonlySet<string> {
  let known = providers.get(figures);
  if (known === undefined) {
    known = allProviders(figures);
    providers.set(figures, known);
  }
  return known.get(id) ?? NONE;
}

/** Of all services in one walk: what a service requires comes before it, except where they require one another. */
function allProviders({ portfolio, relations }: Figures): ReadonlyMap<string, ReadonlySet<string>> {
  const services = portfolio.all('service');
  const next = new Map(services.map((service) => [service.id, requiredIds(service)]));
  const found = new Map<string, ReadonlySet<string>>();
  for (const knot of stronglyConnected(next.keys(), (id) => next.get(id) ?? [])) {
    let all = NONE;
    for (const id of knot) {
      for (const { values } of relations.commissionsOf(id)) {
        if (values.to?.value.found) all = joined(all, [values.to.value.to]);
      }
      for (const required of next.get(id) ?? []) all = joined(all, found.get(required) ?? NONE);
    }
    for (const id of knot) found.set(id, all);
  }
  return found;
}

/** Both together; one of them where it has all of the other, as most services have the providers of what they require. */
function joined(known: ReadonlySet<string>, more: Iterable<string>): ReadonlySet<string> {
  const missing = [...more].filter((each) => !known.has(each));
  if (missing.length === 0) return known;
  return known.size === 0 && more instanceof Set ? more : new Set([...known, ...missing]);
}

function requiredIds(service: Service): readonly string[] {
  return requirementsOf(service).flatMap(({ to }) => (to.found ? [to.to] : []));
}
