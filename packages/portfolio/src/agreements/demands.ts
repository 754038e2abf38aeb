import { type ElementOf, labelOf, type Portfolio } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import type { Commitment, Commitments } from './commitments.js';
import type { Inheritance } from './inheritance.js';
import { type Terms, termsOf } from './terms.js';

/** Something that a promise has to reach: the warranty of its service's archetype, or what a need expects. */
export interface Demand {
  /** How it is called in a message, such as `the warranty of Transactional`. */
  readonly label: string;
  readonly of: ElementOf<'archetype'> | ElementOf<'need'>;
  readonly terms: Terms;
}

/**
 * What a promise is held against. An SLA: the warranty of the service's archetype and tier, and what the needs expect that
 * the service meets. An OLA or UC: the warranty, while no SLA speaks for the service, and the needs that the commission names.
 */
export function demandsOn(
  promise: Commitment,
  portfolio: Portfolio,
  relations: Relations,
  { slasOf }: Commitments,
  inheritance: Inheritance,
): readonly Demand[] {
  const service = portfolio.get('service', promise.service);
  if (service === undefined) return [];
  const needs =
    promise.element.kind === 'service' ? relations.needsMetByService(service) : needsOf(promise.element, portfolio);
  const warranted = promise.kind === 'sla' || slasOf(service.id).length === 0;
  return [
    ...(warranted ? warrantyOf(service, portfolio, inheritance) : []),
    ...needs.flatMap((need): Demand[] => expectation(need)),
  ];
}

function warrantyOf(service: ElementOf<'service'>, portfolio: Portfolio, inheritance: Inheritance): readonly Demand[] {
  const tiered = service.values.archetype?.value;
  const reference = tiered?.archetype?.value;
  const archetype = reference?.found === true ? portfolio.get('archetype', reference.to) : undefined;
  if (archetype === undefined) return [];
  const terms = inheritance.warranty(archetype.id, tiered?.tier?.value);
  return [{ label: `the warranty of ${labelOf(archetype)}`, of: archetype, terms }];
}

function needsOf({ values }: ElementOf<'commission'>, portfolio: Portfolio): readonly ElementOf<'need'>[] {
  return values.for.flatMap(({ value }) =>
    value.record === 'ForNeed' && value.need?.value.found === true
      ? (portfolio.get('need', value.need.value.to) ?? [])
      : [],
  );
}

/** What a need expects, if it says. */
export function expectation(need: ElementOf<'need'>): Demand[] {
  const { expects } = need.values;
  if (expects === undefined) return [];
  return [{ label: `what ${labelOf(need)} expects`, of: need, terms: termsOf(need, expects.value) }];
}
