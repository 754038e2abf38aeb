import { byId } from '../model/order.js';
import { Rational } from '../exact/index.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { labelOf, nameOf, firstOf } from '../model/index.js';
import {
  allKnown,
  asMoney,
  isUnknown,
  type Known,
  mapKnown,
  type Money,
  money,
  type Rate,
  rate,
  roundMoney,
} from '../values/index.js';
import type { Mergeable } from './features.js';

/** A consolidation that nobody has declared: what would stay, what would go, and what that would save. */
export interface ConsolidationProposal {
  readonly kind: Mergeable['kind'];
  readonly keep: Mergeable;
  /** By qualified name. */
  readonly absorb: readonly Mergeable[];
  /** The run cost of what goes, a year. */
  readonly saving: Figure<Rate>;
  /** What is known of it, where the run cost of some is missing. */
  readonly savingAtLeast: Money;
}

export function proposalOf(figures: Figures, members: readonly Mergeable[]): ConsolidationProposal {
  const { own } = figures.currencies;
  const order = members
    .map((member) => ({ member, cost: runCostOf(figures, member), standing: standingOf(figures, member) }))
    .sort((a, b) => compareStanding(b.standing, a.standing) || compareCosts(b.cost, a.cost));
  const [kept, ...gone] = order;
  const absorb = gone.map(({ member }) => member).sort(byId);
  const round = (amounts: readonly Money[]) =>
    roundMoney(money(Rational.sum(amounts.map(({ amount }) => amount)), own), 'halfUp', own);
  const value = mapKnown(allKnown(gone.map(({ cost }) => cost)), (known) => rate(round(known), 'year'));
  return {
    kind: kept!.member.kind,
    keep: kept!.member,
    absorb,
    saving: {
      value,
      explain: () => ({
        label: `saving of ${labelOf(kept!.member)} in place of ${namesOf(absorb)}`,
        value,
        formula: 'Σ run cost of what is absorbed, a year',
        inputs: absorb.map((member) => ({
          label: `run cost of ${labelOf(member)}`,
          value: figures.cost.of(member).run.value,
          place: nameOf(member),
        })),
        notes: ['before what the move costs, and as if the one that stays could carry all of it at its present cost'],
      }),
    },
    savingAtLeast: round(gone.flatMap(({ cost }) => (isUnknown(cost) ? [] : [cost]))),
  };
}

/**
 * What speaks for an element to stay, the weightiest first: that another consolidation keeps it already; that it is in use
 * rather than still in the pipeline, or has no end; how well it fits; how much it serves.
 */
function standingOf({ relations }: Figures, element: Mergeable): readonly number[] {
  const kept = relations.keptBy(element.id).length > 0 ? 1 : 0;
  switch (element.kind) {
    case 'service': {
      const { fit, consumers } = element.values;
      const fitness = [fit?.value.functional, fit?.value.technical].map((each) => each?.value.value.toNumber() ?? 0);
      const lasting = relations.isOperational(element) ? 2 : relations.isInUse(element) ? 0 : 1;
      return [kept, lasting, fitness[0]! + fitness[1]!, consumers.length + relations.requiredBy(element.id).length];
    }
    case 'asset':
      return [kept, element.values.retires === undefined ? 1 : 0, 0, element.values.supports.length];
    case 'process':
      return [kept, 0, 0, element.values.for.length];
  }
}

function compareStanding(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

/** The dearest stays where nothing else tells them apart, so that the saving is not overstated. */
function compareCosts(a: Known<Money>, b: Known<Money>): number {
  if (isUnknown(a) || isUnknown(b)) return Number(isUnknown(b)) - Number(isUnknown(a));
  return a.amount.compare(b.amount);
}

function runCostOf({ cost, currencies }: Figures, element: Mergeable): Known<Money> {
  return mapKnown(cost.of(element).run.value, ({ amount }) => asMoney(amount) ?? money(0, currencies.own));
}

const MOST_NAMED = 3;

function namesOf(elements: readonly Mergeable[]): string {
  return firstOf(elements.map(labelOf), MOST_NAMED);
}
