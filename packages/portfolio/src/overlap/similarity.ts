import { Rational } from '../exact/index.js';
import type { Explanation } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { limitInput } from '../limits/index.js';
import { labelOf } from '../model/index.js';
import { type Percent, percent, percentOf } from '../values/index.js';
import { COMPONENTS, type Component, type Mergeable, type Serving, WEIGHT_LIMITS, WHOLE } from './features.js';

/** How much two elements have in common in one respect; both are shares of a weight of 100 %, and add up to the whole. */
export interface SimilarityPart {
  readonly component: Component;
  /** What the two serve in this respect: the component, but `need`, or `need and outcome`, where needs name no outcome. */
  readonly label: string;
  /** Σ min of the weights of what either serves. */
  readonly shared: Rational;
  /** Σ max of them. */
  readonly total: Rational;
}
/** The weighted Jaccard similarity of what two elements serve: Σ min / Σ max of their weights, feature by feature. */
export interface Similarity {
  /** Exact; 0 % where neither serves anything. */
  readonly value: Percent;
  /** Every component in the order of `COMPONENTS`, those without anything too. */
  readonly parts: readonly SimilarityPart[];
  explain(): Explanation;
}

const SHOWN_DECIMALS = 2;

export function similarityOf(figures: Figures, serving: Serving, a: Mergeable, b: Mergeable): Similarity {
  const [first, second] = [serving.of(a), serving.of(b)];
  const others = new Map(second.map((feature) => [feature.key, feature]));
  const keys = new Set(first.map(({ key }) => key));
  const sums = new Map(COMPONENTS.map((component) => [component, { shared: 0, total: 0, called: new Set<string>() }]));
  for (const { component, called } of [...first, ...second]) sums.get(component)!.called.add(called);
  for (const { key, component, weight } of first) {
    const other = others.get(key)?.weight ?? 0;
    const sum = sums.get(component)!;
    sum.shared += Math.min(weight, other);
    sum.total += Math.max(weight, other);
  }
  for (const { key, component, weight } of second) if (!keys.has(key)) sums.get(component)!.total += weight;
  const parts = COMPONENTS.map((component): SimilarityPart => {
    const { shared, total, called } = sums.get(component)!;
    const label = called.size === 0 ? component : [...called].sort().join(' and ');
    return { component, label, shared: Rational.of(shared, WHOLE), total: Rational.of(total, WHOLE) };
  });
  const shared = Rational.sum(parts.map((part) => part.shared));
  const total = Rational.sum(parts.map((part) => part.total));
  const value = total.isZero() ? percent(0) : percentOf(shared.dividedBy(total));
  return { value, parts, explain: () => explain(figures, a, b, { value, parts }) };
}

function explain(
  { portfolio }: Figures,
  a: Mergeable,
  b: Mergeable,
  found: Pick<Similarity, 'value' | 'parts'>,
): Explanation {
  return {
    label: `similarity of ${labelOf(a)} and ${labelOf(b)}`,
    value: percent(found.value.value.round(SHOWN_DECIMALS, 'halfUp')),
    formula: 'Σ min / Σ max of the weights of what both serve (weighted Jaccard similarity)',
    inputs: [
      ...found.parts.map(({ label, shared, total }) => ({
        label: `${label}: shared of all`,
        value: `${shared.times(Rational.HUNDRED).toFixed(SHOWN_DECIMALS)} of ${total.times(Rational.HUNDRED).toFixed(SHOWN_DECIMALS)}`,
      })),
      ...COMPONENTS.map((component) => limitInput(portfolio, WEIGHT_LIMITS[component])),
    ],
    notes: ['a capability counts for those that it is within as well, each step up at half its weight'],
  };
}
