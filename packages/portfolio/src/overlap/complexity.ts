import { Rational } from '../exact/index.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { allKnown, type Known, mapKnown, type Money, money, type Num, num } from '../values/index.js';
import { mergeable } from './candidates.js';
import type { OverlapCluster } from './clusters.js';
import type { ContestedResponsibility } from './contested.js';
import type { ParallelProcesses } from './parallel.js';
import type { ConsolidationProposal } from './proposal.js';

/** How much of a portfolio is there more than once. */
export interface Complexity {
  /** 100 · superfluous / elements, to two decimals: 0 where everything is there once. */
  readonly index: Figure<Num>;
  /** How many could go: of each cluster, and of the processes for one outcome, all but one. */
  readonly superfluous: Readonly<Record<ComplexityPart, number>>;
  /** How many there are of what was compared. */
  readonly elements: Readonly<Record<ComplexityPart, number>>;
  /** The run cost of what could go, a year; unknown while one of them has none. */
  readonly cost: Known<Money>;
  /** The same, of those whose cost is known. */
  readonly costAtLeast: Money;
}
const COMPLEXITY_PARTS = ['services', 'assets', 'processes', 'responsibilities'] as const;
export type ComplexityPart = (typeof COMPLEXITY_PARTS)[number];

const DECIMALS = 2;

export function complexityOf(
  figures: Figures,
  clusters: readonly OverlapCluster[],
  parallel: readonly ParallelProcesses[],
  contested: readonly ContestedResponsibility[],
  proposals: readonly ConsolidationProposal[],
): Complexity {
  const { own } = figures.currencies;
  const beyondOne = (lists: readonly (readonly unknown[])[]) => lists.reduce((sum, { length }) => sum + length - 1, 0);
  const of = (kind: OverlapCluster['kind']) =>
    beyondOne(clusters.filter((cluster) => cluster.kind === kind).map(({ members }) => members));
  const superfluous = {
    services: of('service'),
    assets: of('asset'),
    processes: beyondOne(parallel.map(({ processes }) => processes)),
    responsibilities: beyondOne(contested.map(({ responsibilities }) => responsibilities)),
  };
  const elements = {
    services: mergeable(figures, 'service').length,
    assets: mergeable(figures, 'asset').length,
    processes: mergeable(figures, 'process').length,
    responsibilities: figures.portfolio.all('responsibility').length,
  };
  const sum = (counts: Readonly<Record<ComplexityPart, number>>) =>
    COMPLEXITY_PARTS.reduce((total, part) => total + counts[part], 0);
  const [over, all] = [sum(superfluous), sum(elements)];
  const index = num(all === 0 ? 0 : Rational.of(100 * over, all).round(DECIMALS, 'halfUp'));
  const savings = proposals.map(({ saving }) => saving.value);
  const known = proposals.map(({ savingAtLeast }) => savingAtLeast.amount);
  return {
    index: {
      value: index,
      explain: () => ({
        label: 'complexity index',
        value: index,
        formula: '100 · Σ (duplicates − 1) / elements',
        inputs: COMPLEXITY_PARTS.map((part) => ({
          label: `superfluous ${part}`,
          value: `${superfluous[part]} of ${elements[part]}`,
        })),
        notes: [
          'of each cluster of duplicates, outcome with parallel processes and contested responsibility one is needed',
        ],
      }),
    },
    superfluous,
    elements,
    cost: mapKnown(allKnown(savings), (rates) =>
      money(Rational.sum(rates.map(({ amount }) => (amount.type === 'money' ? amount.amount : Rational.ZERO))), own),
    ),
    costAtLeast: money(Rational.sum(known), own),
  };
}
