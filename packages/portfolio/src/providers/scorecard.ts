import { Rational } from '../exact/index.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf, nameOf } from '../model/index.js';
import { later } from '../relations/lookup.js';
import {
  allKnown,
  type Known,
  mapKnown,
  type Money,
  money,
  type Percent,
  percentOf,
  printPeriod,
  type Rate,
  unknown,
} from '../values/index.js';
import { type CommitmentRecord, commitmentRecords } from './attainment.js';
import type { ProviderChains } from './chains.js';
import { type ContractDates, contractDates } from './exit.js';
import type { Spend } from './spend.js';

/** Everything about one provider, internal or external alike, on the day of the figures. */
export interface ProviderScorecard {
  readonly provider: ElementOf<'provider'>;
  /** What it has committed to, and how it kept that, by commission. */
  readonly commitments: readonly CommitmentRecord[];
  /** Measured periods that met the promise, of all, over all commitments; exact. */
  readonly attainment: Figure<Percent>;
  /** What it owes for missed promises; unknown while the cost of a service that it owes for is. */
  readonly creditDue: Figure<Money>;
  /** A year. */
  readonly spend: Figure<Rate>;
  /** Of what is spent with all providers; exact. */
  readonly shareOfSpend: Figure<Percent>;
  /** The services in use of high criticality that it has a part in, itself or behind others. */
  readonly criticalServices: readonly ElementOf<'service'>[];
  /** Of all services in use of high criticality; exact; unknown where there is none. */
  readonly shareOfCritical: Figure<Percent>;
  /** The business-facing services in use behind which there is no other provider. */
  readonly onlyProviderOf: readonly ElementOf<'service'>[];
  /** Every contract, with its end and notice against the time that leaving takes. */
  readonly contracts: readonly ContractDates[];
}

/** What the scorecards of all providers share. */
export interface Market {
  readonly chains: ProviderChains;
  readonly critical: readonly ElementOf<'service'>[];
  readonly criticalBy: (provider: string) => readonly ElementOf<'service'>[];
  readonly aloneBy: (provider: string) => readonly ElementOf<'service'>[];
  shareOf(amount: Known<Rational>): Known<Percent>;
}

export function scorecardOf(
  figures: Figures,
  provider: ElementOf<'provider'>,
  spend: Spend,
  market: Market,
): ProviderScorecard {
  const label = labelOf(provider);
  const { own } = figures.currencies;
  const commitments = later(() =>
    figures.relations.commissionsTo(provider.id).flatMap((commission) => commitmentRecords(figures, commission)),
  );
  const attained = later((): Known<Percent> => {
    const periods = commitments().flatMap((record) => record.periods);
    if (periods.length === 0) return unknown(`the measured availability of what ${label} delivers`);
    return percentOf(Rational.of(periods.filter(({ met }) => met).length, periods.length));
  });
  const owed = later(() =>
    mapKnown(allKnown(commitments().map(({ creditDue }) => creditDue)), (credits) =>
      money(Rational.sum(credits.map(({ amount }) => amount)), own),
    ),
  );
  const share = later(() => market.shareOf(spend.exact));
  const critical = () => market.criticalBy(provider.id);
  const criticalShare = later(
    (): Known<Percent> =>
      market.critical.length === 0
        ? unknown('a service in use of high criticality')
        : percentOf(Rational.of(critical().length, market.critical.length)),
  );
  return {
    provider,
    get commitments() {
      return commitments();
    },
    get attainment() {
      const value = attained();
      return {
        value,
        explain: () => ({
          label: `attainment of ${label}`,
          value,
          formula: 'measured periods that met the promise / measured periods',
          inputs: commitments().flatMap(({ periods, service }) =>
            periods.map(({ measured, measurement: { source, rows, period } }) => ({
              label: `availability of ${labelOf(service)}`,
              value: measured,
              measured: { source, rows, period: printPeriod(period) },
            })),
          ),
          notes: ['a service that several providers share is measured as a whole, and counts for each of them'],
        }),
      };
    },
    get creditDue() {
      const value = owed();
      return {
        value,
        explain: () => ({
          label: `credits due from ${label}`,
          value,
          formula: 'Σ cost of the service in the period · share · deepest credit reached',
          inputs: commitments().flatMap(({ periods, service }) =>
            periods
              .filter(({ met }) => !met)
              .map(({ credit, measurement: { source, rows, period } }) => ({
                label: `credit for ${labelOf(service)}`,
                value: credit,
                measured: { source, rows, period: printPeriod(period) },
              })),
          ),
          notes: ['each commitment is rounded half up once'],
        }),
      };
    },
    spend: spend.figure,
    get shareOfSpend() {
      const value = share();
      return {
        value,
        explain: () => ({
          label: `share of spend of ${label}`,
          value,
          formula: 'spend / Σ spend with all providers',
          inputs: [{ label: `spend with ${label}`, value: spend.figure.value, of: spend.figure.explain() }],
        }),
      };
    },
    get criticalServices() {
      return critical();
    },
    get shareOfCritical() {
      const value = criticalShare();
      return {
        value,
        explain: () => ({
          label: `share of critical services of ${label}`,
          value,
          formula: 'critical services that it has a part in / critical services in use',
          inputs: critical().map((service) => ({ label: labelOf(service), value: 'high', place: nameOf(service) })),
          notes: [`${critical().length} of ${market.critical.length}, those behind which it stands included`],
        }),
      };
    },
    get onlyProviderOf() {
      return market.aloneBy(provider.id);
    },
    get contracts() {
      return figures.relations.contractsWith(provider.id).map((contract) => contractDates(contract, provider));
    },
  };
}
