import { Rational } from '../exact/index.js';
import type { Figures } from '../figures/figures.js';
import type { Limits } from '../limits/index.js';
import type { ElementOf } from '../model/index.js';
import { hasPurpose, intendedRedundancy, isMergeable } from './candidates.js';
import type { Serving } from './features.js';
import { similarityLinks } from './similarity-join.js';
import { unionFind } from './union-find.js';
import type { Threshold } from './vector.js';

const ALL = 10_000;
const BEYOND = Rational.of(ALL + 1);

/** What duplicates are looked for among: both are compared with their own kind only. */
export type Duplicable = ElementOf<'service'> | ElementOf<'asset'>;
type Pair = readonly [Duplicable, Duplicable];
/** Elements of one kind that serve much the same, and that nobody puts together. */
export interface OverlapCluster {
  readonly kind: Duplicable['kind'];
  /** Two or more, by qualified name. Each is similar to another one of them, not necessarily to all. */
  readonly members: readonly Duplicable[];
  /** Pairs that are at least as similar as the limit, just enough of them to hold the cluster together. */
  readonly pairs: readonly Pair[];
  /** Whether some of them stand in for one another on purpose, so that not all can be put together. */
  readonly hasStandIns: boolean;
}

/** The clusters of duplicate services or assets, by the name of their first member. */
export function clustersOf(figures: Figures, serving: Serving, kind: Duplicable['kind']): readonly OverlapCluster[] {
  const elements = (figures.portfolio.all(kind) as readonly Duplicable[]).filter(
    (element) => hasPurpose(element) && isMergeable(figures, element),
  );
  if (elements.length < 2) return [];
  const redundant = kind === 'service' ? intendedRedundancy(figures.portfolio.all('service')) : undefined;
  const items = elements.map((element) => ({ vector: serving.of(element), apart: redundant?.get(element.id) ?? [] }));
  const links = similarityLinks(items, thresholdOf(figures.limits));
  const sets = unionFind(elements.length);
  for (const [a, b] of links) sets.unite(a, b);
  const found = new Map<number, { readonly members: Duplicable[]; readonly pairs: Pair[]; readonly apart: number[] }>();
  const linked = [...new Set(links.flat())].sort((a, b) => a - b);
  for (const index of linked) {
    const root = sets.find(index);
    const cluster = found.get(root) ?? { members: [], pairs: [], apart: [] };
    cluster.members.push(elements[index]!);
    cluster.apart.push(...items[index]!.apart);
    found.set(root, cluster);
  }
  const inOrder = [...links].sort(([a, b], [c, d]) => a - c || b - d);
  for (const [a, b] of inOrder) found.get(sets.find(a))!.pairs.push([elements[a]!, elements[b]!]);
  return [...found.values()].map(({ members, pairs, apart }) => ({
    kind,
    members,
    pairs,
    hasStandIns: new Set(apart).size < apart.length,
  }));
}

/** In hundredths of a percent: finer differences of the limit do not count. */
function thresholdOf({ overlap }: Pick<Limits, 'overlap'>): Threshold {
  const hundredths = overlap.value.times(Rational.HUNDRED).round(0, 'halfUp');
  return {
    numerator: Number(Rational.min(BEYOND, Rational.max(Rational.ZERO, hundredths)).numerator),
    denominator: ALL,
  };
}
