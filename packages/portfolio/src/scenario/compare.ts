import type { Verdict } from '../agreements/index.js';
import type { Figures } from '../figures/figures.js';
import { managedShare } from '../migration/managed-share.js';
import { monthOf } from '../migration/months.js';
import type { SizingVerdict } from '../sizing/index.js';
import { isUnknown, type Known, num, type Quantity } from '../values/index.js';
import { deltaOf } from './delta.js';

/** One figure of two portfolios, such as now and as a scenario would have it, or of two versions. */
export interface ComparedFigure {
  /** Stable, such as `cost`. */
  readonly name: string;
  readonly label: string;
  readonly base: Known<Quantity>;
  readonly scenario: Known<Quantity>;
  /** scenario − base */
  readonly delta: Known<Quantity>;
  /** Which way is an improvement; `undefined` for what is just another number. */
  readonly better: 'higher' | 'lower' | undefined;
}

/** The figures by which portfolios are compared as a whole, in this order. */
export function compare(base: Figures, scenario: Figures): readonly ComparedFigure[] {
  return HEADLINES.map(([name, label, better, of]) => {
    const [before, after] = [of(base), of(scenario)];
    return { name, label, better, base: before, scenario: after, delta: deltaOf(before, after) };
  });
}

type Headline = readonly [
  name: string,
  label: string,
  better: 'higher' | 'lower' | undefined,
  of: (figures: Figures) => Known<Quantity>,
];

const HEADLINES: readonly Headline[] = [
  ['cost', 'total cost', 'lower', ({ cost }) => cost.total.total.value],
  ['cost.run', 'run cost', 'lower', ({ cost }) => cost.total.run.value],
  ['cost.grow', 'grow cost', undefined, ({ cost }) => cost.total.grow.value],
  ['cost.transform', 'transform cost', undefined, ({ cost }) => cost.total.transform.value],
  ['cost.services', 'cost of services', 'lower', ({ cost }) => cost.totalOfServices.total.value],
  ['cost.assets', 'cost of infrastructure support', 'lower', ({ cost }) => cost.totalOfAssets.total.value],
  ['cost.runShare', 'share of run cost', 'lower', ({ cost }) => cost.runShare.value],
  ['services.inUse', 'services in use', undefined, servicesInUse],
  ['promises.impossible', 'promises that cannot be kept', 'lower', (figures) => promises(figures, 'impossible')],
  ['promises.unsupported', 'promises that nothing supports', 'lower', (figures) => promises(figures, 'unsupported')],
  ['promises.kept', 'promises that are guaranteed', 'higher', (figures) => promises(figures, 'guaranteed')],
  ['sizing.under', 'under-provisioned services', 'lower', (figures) => sized(figures, 'underProvisioned')],
  ['sizing.over', 'over-provisioned services', 'lower', (figures) => sized(figures, 'overProvisioned')],
  ['sizing.saving', 'saving by right-sizing', 'lower', ({ sizing }) => sizing.saving],
  ['providers.concentration', 'concentration of spend', 'lower', ({ providers }) => providers.concentration.value],
  ['migration.managedCost', 'managed share of cost', 'higher', managedShareOfCost],
  ['overlap.complexity', 'complexity index', 'lower', ({ overlap }) => overlap.complexity.index.value],
  ['consolidation.npv', 'net present value of consolidations', 'higher', ({ consolidation }) => consolidation.totalNpv],
  ['alignment.gap', 'alignment gap', 'lower', ({ alignment }) => alignment.whole.gap.value],
];

function servicesInUse({ portfolio, relations }: Figures): Known<Quantity> {
  return num(portfolio.all('service').filter((service) => relations.isInUse(service)).length);
}

/** On the day of the figures: who is retired by then promises nothing, and carries nothing that others promise. */
function promises({ portfolio, agreements }: Figures, verdict: Verdict): Known<Quantity> {
  const promised = portfolio.all('service').flatMap((service) => agreements.currentPromisesOf(service));
  return num(promised.filter((promise) => agreements.assessOnDay(promise)?.verdict === verdict).length);
}

function sized({ sizing }: Figures, verdict: SizingVerdict): Known<Quantity> {
  return num(sizing.all.filter((each) => !isUnknown(each.verdict) && each.verdict === verdict).length);
}

/** At the end of the month in which the day of the figures lies, which may be after the portfolio's period. */
function managedShareOfCost(figures: Figures): Known<Quantity> {
  const [month] = managedShare(figures, [monthOf(figures.asOf)]);
  return month!.shareOfCost.value;
}
