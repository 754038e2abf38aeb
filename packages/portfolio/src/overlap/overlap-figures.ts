import type { Figures } from '../figures/figures.js';
import type { Element, ElementOf } from '../model/index.js';
import { later } from '../relations/lookup.js';
import { clustersOf, type Duplicable, type OverlapCluster } from './clusters.js';
import { type Complexity, complexityOf } from './complexity.js';
import { contestedResponsibilities, type ContestedResponsibility } from './contested.js';
import { type Mergeable, servingOf } from './features.js';
import { type Intention, intentionsOf } from './intentions.js';
import { type ParallelProcesses, parallelProcesses } from './parallel.js';
import { type ConsolidationProposal, proposalOf } from './proposal.js';
import { type Similarity, similarityOf } from './similarity.js';

/** What a portfolio has more than once, and what could be put together. Each part is computed when it is asked for. */
export interface OverlapFigures {
  /** Services, and assets, that serve much the same: by kind (assets first) and the name of their first member. */
  readonly clusters: readonly OverlapCluster[];
  /** The cluster that an element belongs to. */
  clusterOf(element: string): OverlapCluster | undefined;
  /** What was said of what becomes of them: the first thing of each, in their order. */
  intentionsOf(members: readonly Duplicable[]): readonly Intention[];
  /** Of two services, two assets or two processes; `undefined` for anything else. */
  similarityOf(a: string, b: string): Similarity | undefined;
  /** By the name of the outcome. */
  readonly parallel: readonly ParallelProcesses[];
  readonly contested: readonly ContestedResponsibility[];
  readonly complexity: Complexity;
  /**
   * One for each cluster and each outcome with parallel processes, in their order; none for a cluster in which some stand
   * in for one another on purpose.
   */
  readonly proposals: readonly ConsolidationProposal[];
  /** What is proposed for these elements. */
  proposalFor(members: readonly Mergeable[]): ConsolidationProposal;
}

export function overlapFigures(figures: Figures): OverlapFigures {
  const serving = servingOf(figures);
  const clusters = later((): readonly OverlapCluster[] => [
    ...clustersOf(figures, serving, 'asset'),
    ...clustersOf(figures, serving, 'service'),
  ]);
  const byMember = later(
    () => new Map(clusters().flatMap((cluster) => cluster.members.map(({ id }) => [id, cluster] as const))),
  );
  const parallel = later(() => parallelProcesses(figures));
  const contested = later(() => contestedResponsibilities(figures));
  const proposals = later(() =>
    [
      ...clusters().flatMap(({ members, hasStandIns }) => (hasStandIns ? [] : [members])),
      ...parallel().map(({ processes }) => processes),
    ].map((members) => proposalOf(figures, members)),
  );
  const complexity = later(() => complexityOf(figures, clusters(), parallel(), contested(), proposals()));
  return {
    get clusters() {
      return clusters();
    },
    intentionsOf: (members) => intentionsOf(figures, members),
    clusterOf: (id) => byMember().get(id),
    similarityOf: (a, b) => {
      const [first, second] = [figures.portfolio.find(a), figures.portfolio.find(b)];
      if (first?.kind !== second?.kind || !isMergeable(first) || !isMergeable(second)) return undefined;
      return similarityOf(figures, serving, first, second);
    },
    get parallel() {
      return parallel();
    },
    get contested() {
      return contested();
    },
    get complexity() {
      return complexity();
    },
    get proposals() {
      return proposals();
    },
    proposalFor: (members) => proposalOf(figures, members),
  };
}

function isMergeable(
  element: Element | undefined,
): element is ElementOf<'service'> | ElementOf<'asset'> | ElementOf<'process'> {
  return element?.kind === 'service' || element?.kind === 'asset' || element?.kind === 'process';
}
