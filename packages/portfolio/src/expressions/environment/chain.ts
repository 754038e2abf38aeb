import type { Figures } from '../../figures/figures.js';
import type { ElementOf } from '../../model/index.js';
import { requiredServices } from '../../relations/index.js';

type Service = ElementOf<'service'>;

/** The services that a service requires, directly or through others, each once; in a circle, itself as well. */
export function* chainOf(service: Service, { portfolio }: Figures): Iterable<Service> {
  const reached = new Set(requiredServices(service));
  for (const id of reached) {
    const required = portfolio.get('service', id);
    if (required === undefined) continue;
    yield required;
    for (const next of requiredServices(required)) reached.add(next);
  }
}
