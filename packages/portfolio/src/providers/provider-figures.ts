import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf, nameOf } from '../model/index.js';
import { later } from '../relations/lookup.js';
import { isUnknown, type Num } from '../values/index.js';
import type { ProviderChains } from './chains.js';
import { concentrationOf } from './concentration.js';
import { type ContractDates, contractDates } from './exit.js';
import { type ProviderScorecard, scorecardOf } from './scorecard.js';
import { spendWith } from './spend.js';

/** Who delivers, how well, and how much depends on it. */
export interface ProviderFigures {
  /** By qualified name. */
  readonly all: readonly ProviderScorecard[];
  of(provider: string): ProviderScorecard | undefined;
  /** The Herfindahl–Hirschman index of spend: Σ shareᵢ². */
  readonly concentration: Figure<Num>;
  /** The same scorecards, the largest spend first and the unknown last, as a Pareto chart shows them. */
  readonly bySpend: readonly ProviderScorecard[];
  /** Who delivers a service and everything that it stands on. */
  readonly chains: ProviderChains;
  /** The dates of a contract, with whichever provider it is. */
  datesOf(contract: ElementOf<'contract'>): ContractDates;
}

export function providerFigures(figures: Figures): ProviderFigures {
  const { portfolio, relations, chains } = figures;
  const providers = portfolio.all('provider');
  const spends = later(() => new Map(providers.map((provider) => [provider.id, spendWith(figures, provider)])));
  const spread = later(() =>
    concentrationOf(
      [...spends().values()].map(({ exact }) => exact),
      () =>
        providers.map((provider) => ({
          label: `spend with ${labelOf(provider)}`,
          value: spends().get(provider.id)!.figure.value,
          place: nameOf(provider),
        })),
    ),
  );
  const inUse = later(() => portfolio.all('service').filter((service) => relations.isInUse(service)));
  const critical = later(() => inUse().filter(({ values }) => values.criticality?.value === 'high'));
  const criticalBy = later(() => byProvider(critical(), chains.providersOf));
  const aloneBy = later(() => {
    const facing = inUse().filter(({ values }) => values.facing?.value === 'businessFacing');
    return byProvider(facing, (service) => {
      const found = chains.providersOf(service);
      return found.length === 1 ? found : [];
    });
  });
  const market = {
    chains,
    get critical() {
      return critical();
    },
    criticalBy: (provider: string) => criticalBy().get(provider) ?? [],
    aloneBy: (provider: string) => aloneBy().get(provider) ?? [],
    shareOf: (amount: Parameters<ReturnType<typeof spread>['shareOf']>[0]) => spread().shareOf(amount),
  };
  const all = later(() =>
    providers.map((provider) => scorecardOf(figures, provider, spends().get(provider.id)!, market)),
  );
  const byId = later(() => new Map(all().map((card) => [card.provider.id, card])));
  return {
    get all() {
      return all();
    },
    of: (provider) => byId().get(provider),
    get concentration() {
      return spread().index;
    },
    get bySpend() {
      return [...all()].sort((a, b) => {
        const [first, second] = [spends().get(a.provider.id)!.exact, spends().get(b.provider.id)!.exact];
        if (isUnknown(first) || isUnknown(second)) return Number(isUnknown(first)) - Number(isUnknown(second));
        return second.compare(first);
      });
    },
    chains,
    datesOf: (contract) => {
      const reference = contract.values.with?.value;
      return contractDates(contract, reference?.found === true ? portfolio.get('provider', reference.to) : undefined);
    },
  };
}

/** Services by each of their providers, in the order of the services. */
function byProvider(
  services: readonly ElementOf<'service'>[],
  providersOf: (service: string) => readonly string[],
): ReadonlyMap<string, readonly ElementOf<'service'>[]> {
  const found = new Map<string, ElementOf<'service'>[]>();
  for (const service of services) {
    for (const provider of providersOf(service.id)) {
      const list = found.get(provider);
      if (list === undefined) found.set(provider, [service]);
      else list.push(service);
    }
  }
  return found;
}
