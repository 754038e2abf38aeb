import type { ElementHead, ElementOf, Sourced } from '@btaas/portfolio';
import { writtenName } from '../written-name.js';

export type Plan = ElementOf<'plan'>;
export type Component = Plan['values']['component'][number];
/** What a component, a modifier and a funding have in common: a metric, what it is measured of, and a curve. */
export type Measured = Sourced<Pick<Component['value'], 'metric' | 'of' | 'points'> & { readonly lower?: unknown }>;

/** What is measured, as a message names it: `availability of Checkout`. */
export function measureName({ value: { metric, of } }: Measured, from: ElementHead): string {
  const name = metric === undefined ? 'a metric' : writtenName(metric.value.name, from);
  return of === undefined ? name : `${name} of ${writtenName(of.value.to, from)}`;
}

/** Everything with a curve: the components and modifiers of plans, and the fundings of pools. */
export function curvesOf(element: Plan | ElementOf<'pool'>): readonly Measured[] {
  if (element.kind === 'plan') return [...element.values.component, ...element.values.modifier];
  return element.values.funding === undefined ? [] : [element.values.funding];
}
