import { Rational } from '../exact/index.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import type { ElementOf } from '../model/index.js';
import {
  asMoney,
  combine,
  isUnknown,
  type Known,
  mapKnown,
  type Money,
  money,
  type Percent,
  percentOf,
  unknown,
  unknownFrom,
} from '../values/index.js';
import { isManaged, lastDayOf, turningDays } from './managed.js';
import { daysOfMonth, type Month } from './months.js';

/** How far the way to managed services has come at the end of a month. Costs are a year's, in the portfolio's currency. */
export interface ManagedMonth {
  readonly month: Month;
  /** The cost of services in use that are commissioned with an agreement. */
  readonly managedCost: Known<Money>;
  /** The cost of assets that have not retired: infrastructure support. */
  readonly supportCost: Known<Money>;
  /** managed cost / (managed cost + support cost); exact. All of it once no asset is left, whatever the managed services cost. */
  readonly shareOfCost: Figure<Percent>;
  readonly managedServices: number;
  readonly servicesInUse: number;
  /** managed services / services in use; exact; unknown where no service is in use. */
  readonly shareOfServices: Known<Percent>;
}

/** The managed share at the end of each of these months, which follow one another. */
export function managedShare(figures: Figures, months: readonly Month[]): readonly ManagedMonth[] {
  const [first] = months;
  if (first === undefined) return [];
  const days = months.map((month) => daysOfMonth(month).to ?? month);
  const managed = months.map(() => emptySum());
  const support = months.map(() => emptySum());
  const counts = months.map(() => ({ managed: 0, inUse: 0, assets: 0 }));
  for (const service of figures.portfolio.all('service')) addService(figures, service, days, managed, counts);
  for (const asset of figures.portfolio.all('asset')) {
    const last = lastDayOf(figures, asset);
    const cost = costOf(figures, asset);
    // Gone on its last day: at the end of a month it counts while that day is still to come.
    days.forEach((day, index) => {
      if (last !== undefined && day >= last) return;
      support[index]!.add(cost);
      counts[index]!.assets++;
    });
  }
  return months.map((month, index) => monthOfShare(figures, month, managed[index]!, support[index]!, counts[index]!));
}

interface Sum {
  add(amount: Known<Rational>): void;
  total(): Known<Rational>;
}
function emptySum(): Sum {
  let sum = Rational.ZERO;
  const missing: string[] = [];
  return {
    add: (amount) => {
      if (isUnknown(amount)) for (const name of amount.missing) missing.push(name);
      else sum = sum.plus(amount);
    },
    total: () => (missing.length === 0 ? sum : unknownFrom(missing)),
  };
}

/** Most services do not change in these months: those are looked at once. */
function addService(
  figures: Figures,
  service: ElementOf<'service'>,
  days: readonly string[],
  managed: readonly Sum[],
  counts: readonly { managed: number; inUse: number }[],
): void {
  const [first, last] = [days[0]!, days.at(-1)!];
  const changes = turningDays(figures, service).some((day) => day >= first && day <= last);
  let inUse = figures.relations.isInUse(service, first);
  let isOne = isManaged(figures, service, first);
  const cost = isOne || changes ? costOf(figures, service) : Rational.ZERO;
  days.forEach((day, index) => {
    if (changes && index > 0) {
      inUse = figures.relations.isInUse(service, day);
      isOne = isManaged(figures, service, day);
    }
    if (inUse) counts[index]!.inUse++;
    if (!isOne) return;
    counts[index]!.managed++;
    managed[index]!.add(cost);
  });
}

function costOf({ cost }: Figures, element: ElementOf<'service'> | ElementOf<'asset'>): Known<Rational> {
  return mapKnown(cost.of(element).total.value, ({ amount }) => asMoney(amount)?.amount ?? Rational.ZERO);
}

function monthOfShare(
  { currencies }: Figures,
  month: Month,
  managedSum: Sum,
  supportSum: Sum,
  { managed, inUse, assets }: { readonly managed: number; readonly inUse: number; readonly assets: number },
): ManagedMonth {
  const stated = (amount: Known<Rational>) => mapKnown(amount, (known) => money(known, currencies.own));
  const [managedCost, supportCost] = [stated(managedSum.total()), stated(supportSum.total())];
  const isAll = assets === 0 && managed > 0;
  const share = isAll ? percentOf(Rational.ONE) : shareOf(managedCost, supportCost);
  return {
    month,
    managedCost,
    supportCost,
    shareOfCost: {
      value: share,
      explain: () => ({
        label: `managed share of cost at the end of ${month}`,
        value: share,
        formula: 'cost of managed services / (cost of managed services + cost of assets)',
        inputs: [
          { label: 'cost of services commissioned with an agreement', value: managedCost },
          { label: 'cost of assets that have not retired', value: supportCost },
        ],
        ...(isAll ? { notes: ['no asset is left: whatever the services cost, all of it is managed'] } : {}),
      }),
    },
    managedServices: managed,
    servicesInUse: inUse,
    shareOfServices: inUse === 0 ? unknown('a service in use') : percentOf(Rational.of(managed, inUse)),
  };
}

function shareOf(managedCost: Known<Money>, supportCost: Known<Money>): Known<Percent> {
  return combine([managedCost, supportCost], (ours, theirs) => {
    const all = ours.amount.plus(theirs.amount);
    return all.sign() > 0
      ? percentOf(ours.amount.dividedBy(all))
      : unknown('a managed service or an asset with a cost');
  });
}
