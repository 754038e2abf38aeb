import {
  type Intention,
  isUnknown,
  labelOf,
  nameOf,
  type OverlapCluster,
  printQuantity,
  type Similarity,
  firstOf,
} from '@btaas/portfolio';
import { declareConsolidation } from '../../overlap/consolidation-block.js';
import { rule, type RuleContext, type RuleFinding } from '../../rule.js';

const MOST_NAMED = 3;
const MOST_RELATED = 10;

export default rule({
  id: 'BT601',
  level: 'warning',
  title: 'Assets or services that serve much the same',
  limits: [
    'overlap',
    'overlapArchetype',
    'overlapCapability',
    'overlapConsumers',
    'overlapOutcome',
    'overlapTechnology',
  ],
  missing: ['capability', 'outcome', 'need', 'unit', 'archetype'],
  *checkAll(context) {
    for (const cluster of context.figures.overlap.clusters) yield finding(cluster, context);
  },
});

function finding(cluster: OverlapCluster, { portfolio, figures }: RuleContext): RuleFinding {
  const { members, pairs, hasStandIns } = cluster;
  const [first, ...others] = members;
  const [a, b] = pairs[0]!;
  const similarity = figures.overlap.similarityOf(a.id, b.id)!;
  const named = firstOf(members.map(labelOf), MOST_NAMED);
  const of = members.length > 2 ? ` of ${labelOf(a)} and ${labelOf(b)}` : '';
  const proposal = hasStandIns ? undefined : figures.overlap.proposalFor(members);
  const saving = proposal?.saving.value;
  const worth =
    saving === undefined || isUnknown(saving)
      ? ''
      : `; keeping ${labelOf(proposal!.keep)} alone would save ${printQuantity(saving)}`;
  return {
    message: `${named} serve much the same: the similarity${of} is ${percentText(similarity)} (${partsText(similarity)}), ${fateText(figures.overlap.intentionsOf(members))}${worth}`,
    at: nameOf(first!),
    element: first!.id,
    related: others
      .slice(0, MOST_RELATED)
      .map((member) => ({ message: `${labelOf(member)} serves much the same`, at: nameOf(member) })),
    fixes: proposal === undefined ? [] : [declareConsolidation(proposal, portfolio)],
  };
}

/** Whether anybody has said what becomes of them: that may be too little to put them together, but it is not nothing. */
function fateText(intentions: readonly Intention[]): string {
  if (intentions.length === 0) return 'and nobody has said what becomes of them';
  const said = firstOf(intentions.map(intentionText), MOST_NAMED);
  return `and no consolidation puts them together, though ${said}`;
}

function intentionText(intention: Intention): string {
  const label = labelOf(intention.element);
  switch (intention.says) {
    case 'successor':
      return `${label} names ${intention.successor} as its successor`;
    case 'retires':
      return `${label} retires on ${intention.on}`;
    case 'disposition':
      return `the disposition of ${label} is ${intention.disposition}`;
    case 'kept':
      return `${labelOf(intention.by)} keeps ${label}`;
    case 'rejected':
      return `${labelOf(intention.by)}, which was to absorb ${label}, is rejected`;
  }
}

function percentText({ value }: Similarity): string {
  return `${value.value.toFixed(1)}%`;
}

/** The components in which one of them has something: `capability the same, technology not shared, need shared in part`. */
function partsText({ parts }: Similarity): string {
  return parts
    .filter(({ total }) => !total.isZero())
    .map(({ label, shared, total }) => {
      const extent = shared.isZero() ? 'not shared' : shared.equals(total) ? 'the same' : 'shared in part';
      return `${label} ${extent}`;
    })
    .join(', ');
}
