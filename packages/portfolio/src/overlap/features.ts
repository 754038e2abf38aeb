import { Rational } from '../exact/index.js';
import type { Figures } from '../figures/figures.js';
import type { LimitName, Limits } from '../limits/index.js';
import type { ElementOf, Portfolio } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import type { Reference, Sourced } from '../schema/types.js';
import type { Feature } from './vector.js';

/** The kinds of element that can be put together. */
export type Mergeable = ElementOf<'service'> | ElementOf<'asset'> | ElementOf<'process'>;

/** What elements are compared by. */
export const COMPONENTS = ['capability', 'outcome', 'consumers', 'technology', 'archetype'] as const;
export type Component = (typeof COMPONENTS)[number];

interface ServedFeature extends Feature {
  readonly component: Component;
  /** What it is: that of its component, but for a need that stands for an outcome. */
  readonly called: Component | 'need';
}

export const WEIGHT_LIMITS = {
  capability: 'overlapCapability',
  outcome: 'overlapOutcome',
  consumers: 'overlapConsumers',
  technology: 'overlapTechnology',
  archetype: 'overlapArchetype',
} as const satisfies Record<Component, LimitName>;

/** Ancestors further up would weigh less than 1/4096 of their capability: they are left out. */
const MOST_STEPS = 12;
/** Weights count in hundredths of a percent, times 2^12, so that they are whole numbers however often they are halved. */
const UNITS_OF_PERCENT = Rational.of(100 * 2 ** MOST_STEPS);
/** A weight of 100 %. */
export const WHOLE = 100 * 100 * 2 ** MOST_STEPS;
const WEIGHT_DECIMALS = 2;
/** Enough for any comparison, and small enough for sums to stay exact. */
const MOST_PERCENT = Rational.of(1_000);

/** What elements serve, as weighted sets. */
export interface Serving {
  of(element: Mergeable): readonly ServedFeature[];
}

export function servingOf({ portfolio, relations, limits }: Figures): Serving {
  const weights = weightsOf(limits);
  return {
    of: (element) => {
      const features = new Map<string, ServedFeature>();
      served(element, portfolio, relations, (component, id, { steps = 0, called = component } = {}) => {
        const weight = weights[component] / 2 ** steps;
        const key = `${component} ${id}`;
        if (weight === 0 || (features.get(key)?.weight ?? 0) >= weight) return;
        const isPurpose = component === 'capability' || component === 'outcome';
        features.set(key, { component, called, key, weight, isPurpose });
      });
      return [...features.values()];
    },
  };
}

function weightsOf(limits: Limits): Readonly<Record<Component, number>> {
  const weight = (component: Component) => {
    const percent = Rational.min(MOST_PERCENT, limits[WEIGHT_LIMITS[component]].value.round(WEIGHT_DECIMALS, 'halfUp'));
    return percent.sign() <= 0 ? 0 : Number(percent.times(UNITS_OF_PERCENT).numerator);
  };
  return {
    capability: weight('capability'),
    outcome: weight('outcome'),
    consumers: weight('consumers'),
    technology: weight('technology'),
    archetype: weight('archetype'),
  };
}

type Add = (
  component: Component,
  id: string,
  more?: { readonly steps?: number; readonly called?: ServedFeature['called'] },
) => void;

function served(element: Mergeable, portfolio: Portfolio, relations: Relations, add: Add): void {
  switch (element.kind) {
    case 'service': {
      const { capability, meets, consumers, archetype } = element.values;
      capabilities(found(...capability), relations, add);
      for (const need of found(...meets)) {
        const outcome = outcomeOf(need, portfolio);
        if (outcome === undefined) add('outcome', need, { called: 'need' });
        else add('outcome', outcome);
      }
      for (const consumer of found(...consumers.map(({ value }) => value.consumer))) add('consumers', consumer);
      for (const pattern of found(archetype?.value.archetype)) add('archetype', pattern);
      return;
    }
    case 'asset': {
      const { capability, technology, supports } = element.values;
      capabilities(found(...capability), relations, add);
      for (const service of found(...supports)) add('consumers', service);
      const name = technology?.value.trim().toLowerCase() ?? '';
      if (name !== '') add('technology', name);
      return;
    }
    case 'process':
      for (const outcome of found(element.values.outcome)) add('outcome', outcome);
      for (const unit of found(...element.values.for)) add('consumers', unit);
  }
}

/** A capability serves the wider ones that it is part of as well, each step up at half the weight. */
function capabilities(ids: readonly string[], { capabilities: tree }: Relations, add: Add): void {
  for (const id of ids) {
    add('capability', id);
    const above = tree.ancestorsOf(id).slice(0, MOST_STEPS);
    for (const [index, ancestor] of above.entries()) add('capability', ancestor, { steps: index + 1 });
  }
}

/** The result that a need serves; a need that names none stands for itself. */
function outcomeOf(need: string, portfolio: Portfolio): string | undefined {
  const outcome = portfolio.get('need', need)?.values.outcome?.value;
  return outcome?.found === true ? outcome.to : undefined;
}

function found(...references: readonly (Sourced<Reference> | undefined)[]): readonly string[] {
  return references.flatMap((reference) => (reference?.value.found === true ? [reference.value.to] : []));
}
