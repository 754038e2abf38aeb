import type { Rational } from '../exact/index.js';
import { type Element, type ElementOf, labelOf } from '../model/index.js';
import { isUnknown, type Known, mapKnown, money, percentOf, type Value } from '../values/index.js';
import type { Figure } from './figure.js';
import type { Area } from './areas.js';
import type { Figures } from './figures.js';

/** A figure of an element under the name that hovers, cards and lists show. */
export interface NamedFigure {
  readonly label: string;
  readonly figure: Figure;
}

/**
 * The figures that say most about one element: of a service what it costs, how it is used, how far apart expectations and
 * confidence are, and what stands behind its promises; of a plan what it pays so far; and so on. The first are the most
 * telling. Nothing for kinds of which nothing is computed.
 */
export function figuresOfElement(figures: Figures, element: Element): readonly NamedFigure[] {
  const from = offering(figures);
  switch (element.kind) {
    case 'service':
      return ofService(figures, element);
    case 'need':
      return from('alignment', ({ alignment }) => [named('Alignment gap', alignment.ofElement(element.id).gap)]);
    case 'unit':
      return [
        ...from('strategy', ({ strategy }) => [named('Needs met, by importance', strategy.metOf(element.id))]),
        ...from('alignment', ({ alignment }) => [named('Alignment gap', alignment.ofUnit(element.id).gap)]),
        ...from('cost', ({ cost }) => [named('Cost that reaches it, a year', cost.ofUnit(element.id).total)]),
      ];
    case 'archetype':
      return from('cost', ({ cost }) => [named('Spend a year', cost.ofArchetype(element.id).total)]);
    case 'capability':
      return from('cost', ({ cost }) => [named('Cost a year', cost.ofCapability(element.id).total)]);
    case 'asset':
    case 'process':
      return from('cost', ({ cost }) => [named('Cost a year', cost.of(element).total)]);
    case 'provider':
      return from('providers', () => ofProvider(figures, element));
    case 'consolidation':
      return from('consolidation', () => ofConsolidation(figures, element));
    case 'migration':
      return from('migration', () => ofMigration(figures, element));
    case 'plan':
      return from('rewards', () => ofPlan(figures, element));
    case 'portfolio':
      return [
        ...from('alignment', ({ alignment }) => [named('Alignment gap', alignment.whole.gap)]),
        ...from('strategy', ({ strategy }) => [named('Needs met, by importance', strategy.met)]),
        ...from('cost', ({ cost }) => [
          named('Total cost a year', cost.total.total),
          named('Run share', cost.runShare),
        ]),
        ...from('providers', ({ providers }) => [named('Concentration of spend', providers.concentration)]),
        ...from('overlap', ({ overlap }) => [named('Complexity index', overlap.complexity.index)]),
      ];
    default:
      return [];
  }
}

/** What an area says, where it is offered. */
function offering(figures: Figures) {
  return (area: Area, say: (figures: Figures) => readonly NamedFigure[]) => (figures.offers(area) ? say(figures) : []);
}

function named(label: string, figure: Figure): NamedFigure {
  return { label, figure };
}

function ofService(figures: Figures, service: ElementOf<'service'>): readonly NamedFigure[] {
  const from = offering(figures);
  const { agreements, sizing } = figures;
  const promises = agreements.promisesOf(service.id).flatMap((promise) => {
    const availability = agreements.availability(promise);
    const of = promise.label.replace(/^the /, '');
    return availability === undefined
      ? []
      : [
          named(`${of}: promised`, availability.promised),
          named(`${of}: composed behind it`, availability.composed),
          named(`${of}: guaranteed`, availability.guaranteed),
        ];
  });
  const sized = sizing.of(service);
  return [
    ...promises,
    ...(sized === undefined
      ? []
      : [named('Utilisation', sized.utilisation), named('Demand at the horizon', sized.horizonDemand)]),
    ...from('alignment', ({ alignment }) => [named('Alignment gap', alignment.ofElement(service.id).gap)]),
    ...from('cost', ({ cost }) => [
      named('Cost a year', cost.of(service).total),
      named('With what others pass on', cost.allocated(service).total),
      named('Unit cost', cost.unitCost(service)),
    ]),
  ];
}

function ofProvider(figures: Figures, { id }: ElementOf<'provider'>): readonly NamedFigure[] {
  const card = figures.providers.of(id);
  if (card === undefined) return [];
  return [
    named('Promises kept', card.attainment),
    named('Credits due', card.creditDue),
    named('Spend a year', card.spend),
    named('Share of spend', card.shareOfSpend),
    named('Share of critical services', card.shareOfCritical),
  ];
}

function ofConsolidation(figures: Figures, { id }: ElementOf<'consolidation'>): readonly NamedFigure[] {
  const found = figures.consolidation.of(id);
  if (found === undefined) return [];
  const priority = figures.consolidation.priorityOf(id);
  return [
    named('Net present value', found.npv),
    named('Payback', found.payback),
    ...(priority === undefined ? [] : [named('Priority, 0 to 100', priority)]),
  ];
}

function ofMigration(figures: Figures, { id }: ElementOf<'migration'>): readonly NamedFigure[] {
  const found = figures.migration.of(id);
  return found === undefined ? [] : [named('Waves', found.waveCost), named('Dual run', found.dualRunCost)];
}

/** What the plan's participants are paid so far, each with the steps of the statement as inputs. */
function ofPlan(figures: Figures, plan: ElementOf<'plan'>): readonly NamedFigure[] {
  const { rewards } = figures;
  const score = rewards.plan(plan.id);
  const earned: Known<Value> =
    score === undefined ? { type: 'unknown', missing: [labelOf(plan)] } : shareOf(score.score);
  const scored: Figure = {
    value: earned,
    explain: () => ({
      label: `earned share of the target of ${labelOf(plan)}`,
      value: earned,
      formula: 'min(gates(Σ weight · curve · modifiers), cap)',
      inputs: (score?.components ?? []).map(({ evidence, capped, component }) => ({
        label: `${evidence.metric} of ${evidence.element}`,
        value: shareOf(capped),
        place: { document: plan.document, start: component.start, end: component.end },
      })),
    }),
  };
  const paid = rewards.payouts
    .filter((payout) => payout.score.plan.id === plan.id)
    .map((payout) => {
      const amount: Known<Value> = mapKnown(payout.amount, (value) => money(value, payout.currency));
      return named(`Payout of ${payout.participant}, ${payout.status}`, {
        value: amount,
        explain: () => ({
          label: `payout of ${payout.participant}`,
          value: amount,
          formula: 'see the statement, line by line',
          inputs: rewards.statement(payout).map(({ step, label, result, place }) => ({
            label: `${step}: ${label}`,
            value: result,
            ...(place === undefined ? {} : { place }),
          })),
        }),
      });
    });
  return [named('Earned share of the target', scored), ...paid];
}
const shareOf = (share: Known<Rational>): Known<Value> => (isUnknown(share) ? share : percentOf(share));
