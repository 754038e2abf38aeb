import { byId } from '../model/order.js';
import type { CostBreakdown } from '../cost/breakdown.js';
import { askedOf, measuredLevel } from '../actuals/actuals.js';
import { yearly } from '../cost/yearly.js';
import type { Figure } from '../figures/figure.js';
import { declaredInput } from '../figures/declared-input.js';
import type { Figures } from '../figures/figures.js';
import type { Measurement } from '../figures/measurements.js';
import { type ElementOf, labelOf, nameOf } from '../model/index.js';
import {
  allKnown,
  compareQuantities,
  type Known,
  mapKnown,
  money,
  type Quantity,
  type Rate,
  rate,
  unknown,
} from '../values/index.js';
import { Rational } from '../exact/index.js';

type Outcome = ElementOf<'outcome'>;
type Consolidation = ElementOf<'consolidation'>;

/** A result that the business wants: what it is worth, who brings it about, and what that costs and saves. */
export interface OutcomeFigures {
  readonly outcome: Outcome;
  /** As a year. */
  readonly worth: Figure<Rate>;
  readonly needs: readonly ElementOf<'need'>[];
  /** The services in use that meet those needs. */
  readonly services: readonly ElementOf<'service'>[];
  readonly processes: readonly ElementOf<'process'>[];
  /** The own cost of these services and processes, whatever else they serve. */
  readonly cost: CostBreakdown;
  readonly target: Quantity | undefined;
  /** The metric's latest complete value of the outcome itself and of each of its services, where there is one. */
  readonly measured: readonly Measurement[];
  /** Whether all that is measured reaches the target; `undefined` where nothing can be compared. */
  readonly reached: boolean | undefined;
  /** The consolidations, rejected ones left out, that keep or absorb a service or process of it. */
  readonly consolidations: readonly Consolidation[];
  /** The sum of what these were to save, a year. */
  readonly plannedSaving: Figure<Rate>;
  /** The sum of what these were seen to save, a year. */
  readonly realisedSaving: Figure<Rate>;
}

export function outcomeFigures(outcome: Outcome, figures: Figures): OutcomeFigures {
  const { relations, cost } = figures;
  const needs = relations.needsOfOutcome(outcome.id);
  const services = distinct(needs.flatMap(({ id }) => relations.servicesMeeting(id))).filter((service) =>
    relations.isInUse(service),
  );
  const processes = relations.processesFor(outcome.id);
  const consolidations = distinct(
    [...services, ...processes].flatMap(({ id }) => [...relations.keptBy(id), ...relations.absorbedBy(id)]),
  ).filter(({ values }) => values.decision?.value.status?.value !== 'rejected');
  const measured = measurementsOf(outcome, services, figures);
  return {
    outcome,
    worth: worthOf(outcome, figures),
    needs,
    services,
    processes,
    get cost() {
      return cost.sumOf(labelOf(outcome), [...services, ...processes]);
    },
    target: outcome.values.target?.value,
    measured,
    reached: reaches(outcome, measured, figures),
    consolidations,
    plannedSaving: savings('planned', outcome, consolidations, figures),
    realisedSaving: savings('realised', outcome, consolidations, figures),
  };
}

function worthOf(outcome: Outcome, { portfolio, currencies }: Figures): Figure<Rate> {
  const { worth } = outcome.values;
  const value: Known<Rate> =
    worth === undefined
      ? unknown(`the worth of ${labelOf(outcome)}`)
      : mapKnown(yearly(portfolio, currencies, worth.value), (amount) => rate(amount, 'year'));
  return {
    value,
    explain: () => ({
      label: `worth of ${labelOf(outcome)}`,
      value,
      formula: 'worth, as a year',
      inputs: declaredInput('worth', outcome, worth),
    }),
  };
}

function measurementsOf(
  outcome: Outcome,
  services: readonly ElementOf<'service'>[],
  figures: Figures,
): readonly Measurement[] {
  const metric = outcome.values.metric?.value;
  if (metric?.found !== true) return [];
  const asked = askedOf(figures);
  return [outcome.id, ...services.map(({ id }) => id)].flatMap((id) => measuredLevel(metric.to, id, asked) ?? []);
}

function reaches(outcome: Outcome, measured: readonly Measurement[], { portfolio }: Figures): boolean | undefined {
  const { target, metric } = outcome.values;
  if (target === undefined || metric === undefined || measured.length === 0) return undefined;
  const lower = portfolio.get('metric', metric.value.to)?.values.better?.value === 'lower';
  const orders = measured.map(({ value }) => compareQuantities(value, target.value));
  if (orders.includes(undefined)) return undefined;
  return orders.every((order) => (lower ? order! <= 0 : order! >= 0));
}

function savings(
  which: 'planned' | 'realised',
  outcome: Outcome,
  consolidations: readonly Consolidation[],
  figures: Figures,
): Figure<Rate> {
  const of = (each: Consolidation) =>
    figures.consolidation.of(each.id)?.realisation[which] ?? unknown(`the saving of ${labelOf(each)}`);
  const value = mapKnown(allKnown(consolidations.map(of)), (amounts) =>
    rate(money(Rational.sum(amounts.map(({ amount }) => amount)), figures.currencies.own), 'year'),
  );
  return {
    value,
    explain: () => ({
      label: `${which} saving of ${labelOf(outcome)}`,
      value,
      formula: `Σ ${which} saving of its consolidations`,
      inputs: consolidations.map((each) => ({
        label: `${which} saving of ${labelOf(each)}`,
        value: of(each),
        place: nameOf(each),
      })),
    }),
  };
}

/** Each element once, by qualified name. */
function distinct<E extends { readonly id: string }>(elements: readonly E[]): readonly E[] {
  return [...new Set(elements)].sort(byId);
}
