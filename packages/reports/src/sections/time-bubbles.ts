import { labelOf, suggestedDisposition } from '@btaas/portfolio';
import { plotted } from '../document/show.js';
import type { ReportContext } from './context.js';

/** A place in the picture of fits, and what stands there. */
export interface Bubble {
  /** The service, or how many there are. */
  readonly service: string;
  readonly functional: number;
  readonly technical: number;
  readonly cost: number;
  readonly disposition: string;
}

/** Services by their fits. Those of the same fits are one bubble: they would hide one another. */
export function timeBubbles({ portfolio, figures }: ReportContext): readonly Bubble[] {
  const places = new Map<string, { bubble: Bubble; count: number }>();
  for (const service of portfolio.all('service')) {
    const { functional, technical } = service.values.fit?.value ?? {};
    const [x, y] = [technical, functional].map((fit) => (fit === undefined ? undefined : plotted(fit.value)));
    if (x === undefined || y === undefined) continue;
    const cost = plotted(figures.cost.of(service).total.value) ?? 0;
    const key = `${x} ${y}`;
    const known = places.get(key);
    if (known === undefined) {
      const disposition = suggestedDisposition(service) ?? 'none';
      const bubble = { service: labelOf(service), functional: y, technical: x, cost, disposition };
      places.set(key, { bubble, count: 1 });
      continue;
    }
    known.count += 1;
    known.bubble = { ...known.bubble, service: `${known.count} services`, cost: known.bubble.cost + cost };
  }
  return [...places.values()].map(({ bubble }) => bubble);
}
