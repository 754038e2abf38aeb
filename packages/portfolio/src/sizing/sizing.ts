import { Rational } from '../exact/index.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf, nameOf, valuePlace } from '../model/index.js';
import { appended, later, remembered } from '../relations/lookup.js';
import {
  asMoney,
  combine,
  isUnknown,
  type Known,
  money,
  type Percent,
  type Range,
  type Rate,
  rate,
  unknown,
} from '../values/index.js';
import { demandOf, horizonDemandOf, type Load, type Utilisation, utilisationOf } from './demand.js';
import { cheapest, classesAbove, holds, type SizedTier, tiersOf, type Unsatisfied, unsatisfiedBy } from './tiers.js';

type Service = ElementOf<'service'>;
type Need = ElementOf<'need'>;

/** Whether a service has the right size. The first that applies is the verdict; `signs` has all of them. */
export type SizingVerdict = 'underProvisioned' | 'outsideTiers' | 'wrongTier' | 'overProvisioned' | 'right';

/** What speaks for a verdict. */
export type SizingSign =
  /** Utilisation above the band of the tier. */
  | 'aboveBand'
  /** Utilisation below the band of the tier. */
  | 'belowBand'
  /** The demand at the horizon is within no tier of the archetype. */
  | 'outsideTiers'
  /** Another tier is the fit one, and no cheaper. */
  | 'otherTier'
  /** Tiers hold the demand, and none of them promises what is needed. */
  | 'noTierSatisfies'
  /** The tier is dearer than the fit one. */
  | 'dearerTier'
  /** The warranty is a class above every need that is served. */
  | 'warrantyAbove';

/** The size of one service, against the tiers of its archetype. */
export interface Sizing {
  readonly service: Service;
  readonly archetype: ElementOf<'archetype'>;
  readonly demand: Load;
  readonly utilisation: Utilisation;
  readonly horizonDemand: Figure<Rate>;
  /** The tier that is declared; `undefined` where none is, or one that the archetype lacks. */
  readonly tier: SizedTier | undefined;
  /** The band in which the utilisation of the tier is right. */
  readonly band: Range | undefined;
  /** The cheapest tier that holds the demand at the horizon and satisfies every need served; `undefined` if there is none. */
  readonly fitTier: Known<SizedTier> | undefined;
  /** By tier, in the order of names: the needs that its warranty is too weak for. */
  readonly unsatisfied: ReadonlyMap<string, readonly Unsatisfied[]>;
  readonly needs: readonly Need[];
  readonly signs: readonly SizingSign[];
  /** Unknown only where neither the band nor the tier can be judged. */
  readonly verdict: Known<SizingVerdict>;
  /** Cost now − the ceiling of the fit tier, where that is above zero; else zero. */
  readonly saving: Figure<Rate>;
}

export interface SizingFigures {
  /** `undefined` for a service that is retired, or whose archetype has no tiers: there is nothing to size it by. */
  of(service: Service): Sizing | undefined;
  /** All services that can be sized, by qualified name. */
  readonly all: readonly Sizing[];
  /** The sum of what is known to be saved. */
  readonly saving: Rate;
}

const VERDICTS: readonly (readonly [SizingVerdict, readonly SizingSign[]])[] = [
  ['underProvisioned', ['aboveBand']],
  ['outsideTiers', ['outsideTiers']],
  ['wrongTier', ['otherTier', 'noTierSatisfies']],
  ['overProvisioned', ['belowBand', 'dearerTier', 'warrantyAbove']],
];

/** Who asks for the size of a service asks again soon; the sizes of all would take more time to keep than to compute. */
const REMEMBERED = 1_024;

export function sizingFigures(figures: Figures): SizingFigures {
  const { portfolio, relations } = figures;
  const tiers = remembered((archetype: string) => tiersOf(archetype, figures));
  const promised = againstNeeds(figures);
  const latest = new Map<Service, Sizing | undefined>();
  const of = (service: Service) => {
    const known = latest.get(service);
    if (known !== undefined || latest.has(service)) return known;
    if (latest.size >= REMEMBERED) latest.clear();
    const sizing = size(service);
    latest.set(service, sizing);
    return sizing;
  };
  const size = (service: Service): Sizing | undefined => {
    const reference = service.values.archetype?.value.archetype?.value;
    const archetype = reference?.found === true ? portfolio.get('archetype', reference.to) : undefined;
    if (archetype === undefined || relations.partOf(service) === 'retired') return undefined;
    const choices = tiers(archetype.id);
    if (choices.length === 0) return undefined;
    const needs = relations.needsMetByService(service);
    return sizingOf(service, archetype, choices, needs, promised(choices, needs), figures);
  };
  const all = later(() => portfolio.all('service').flatMap((service) => of(service) ?? []));
  return {
    of,
    get all() {
      return all();
    },
    get saving() {
      const savings = all().flatMap(({ saving }) =>
        isUnknown(saving.value) ? [] : (asMoney(saving.value.amount) ?? []),
      );
      return rate(money(Rational.sum(savings.map(({ amount }) => amount)), figures.currencies.own), 'year');
    },
  };
}

/** How the warranties of an archetype's tiers stand against needs. */
interface AgainstNeeds {
  readonly unsatisfied: ReadonlyMap<string, readonly Unsatisfied[]>;
  /** By tier; see `classesAbove`. */
  readonly above: ReadonlyMap<string, number | undefined>;
}

/** Remembered by the lists themselves: most services of an archetype serve the same needs, and share the list of them. */
function againstNeeds(figures: Figures) {
  const known = new Map<readonly SizedTier[], Map<readonly Need[], AgainstNeeds>>();
  return (tiers: readonly SizedTier[], needs: readonly Need[]): AgainstNeeds => {
    const ofTiers = known.get(tiers) ?? new Map<readonly Need[], AgainstNeeds>();
    known.set(tiers, ofTiers);
    const found = ofTiers.get(needs) ?? {
      unsatisfied: new Map(tiers.map(({ name, warranty }) => [name, unsatisfiedBy(warranty, needs, figures)])),
      above: new Map(tiers.map(({ name, warranty }) => [name, classesAbove(warranty, needs)])),
    };
    ofTiers.set(needs, found);
    return found;
  };
}

function sizingOf(
  service: Service,
  archetype: ElementOf<'archetype'>,
  tiers: readonly SizedTier[],
  needs: readonly Need[],
  { unsatisfied, above }: AgainstNeeds,
  figures: Figures,
): Sizing {
  const demand = demandOf(service, figures);
  const utilisation = utilisationOf(service, figures, demand);
  const horizonDemand = horizonDemandOf(service, figures, demand);
  const declared = service.values.archetype?.value.tier?.value;
  const tier = tiers.find(({ name }) => name === declared);
  const band = tier?.tier.utilisation?.value;
  const holding = heldBy(tiers, horizonDemand.value);
  const fitTier = isUnknown(holding)
    ? holding
    : cheapest(holding.filter(({ name }) => unsatisfied.get(name)?.length === 0));
  const bandSign = againstBand(utilisation.value, band);
  const tierSigns = isUnknown(holding) ? [] : tierSignsOf(tier, holding, fitTier, tier && above.get(tier.name));
  const signs = bandSign === undefined || isUnknown(bandSign) ? tierSigns : [bandSign, ...tierSigns];
  return new SizedService(figures, {
    service,
    archetype,
    demand,
    utilisation,
    horizonDemand,
    tier,
    band,
    fitTier,
    unsatisfied,
    needs,
    signs,
  });
}

/** A class, since an object with a getter of its own costs V8 a dictionary: there is one for each service. */
class SizedService implements Sizing {
  readonly service: Service;
  readonly archetype: ElementOf<'archetype'>;
  readonly demand: Load;
  readonly utilisation: Utilisation;
  readonly horizonDemand: Figure<Rate>;
  readonly tier: SizedTier | undefined;
  readonly band: Range | undefined;
  readonly fitTier: Known<SizedTier> | undefined;
  readonly unsatisfied: ReadonlyMap<string, readonly Unsatisfied[]>;
  readonly needs: readonly Need[];
  readonly signs: readonly SizingSign[];
  readonly #figures: Figures;

  constructor(figures: Figures, sizing: Omit<Sizing, 'saving' | 'verdict'>) {
    this.service = sizing.service;
    this.archetype = sizing.archetype;
    this.demand = sizing.demand;
    this.utilisation = sizing.utilisation;
    this.horizonDemand = sizing.horizonDemand;
    this.tier = sizing.tier;
    this.band = sizing.band;
    this.fitTier = sizing.fitTier;
    this.unsatisfied = sizing.unsatisfied;
    this.needs = sizing.needs;
    this.signs = sizing.signs;
    this.#figures = figures;
  }
  get verdict(): Known<SizingVerdict> {
    const verdict = VERDICTS.find(([, speaking]) => speaking.some((sign) => this.signs.includes(sign)))?.[0];
    if (verdict !== undefined) return verdict;
    const bandSign = againstBand(this.utilisation.value, this.band);
    const unjudged = [bandSign, this.fitTier].flatMap((each) =>
      each !== undefined && isUnknown(each) ? each.missing : [],
    );
    return unjudged.length > 0 ? unknown(...unjudged) : 'right';
  }
  get saving(): Figure<Rate> {
    return savingOf(this.service, this.fitTier, this.#figures);
  }
}

function heldBy(tiers: readonly SizedTier[], demand: Known<Rate>): Known<readonly SizedTier[]> {
  if (isUnknown(demand)) return demand;
  let holding: SizedTier[] | undefined;
  for (const tier of tiers) {
    const held = holds(tier, demand);
    if (isUnknown(held)) return held;
    if (held) holding = appended(holding, tier);
  }
  return holding ?? [];
}

function againstBand(utilisation: Known<Percent>, band: Range | undefined): Known<SizingSign> | undefined {
  if (band === undefined) return undefined;
  if (isUnknown(utilisation)) return utilisation;
  const { from, to } = band;
  if (to?.type === 'percent' && utilisation.value.greaterThan(to.value)) return 'aboveBand';
  if (from?.type === 'percent' && utilisation.value.lessThan(from.value)) return 'belowBand';
  return undefined;
}

function tierSignsOf(
  tier: SizedTier | undefined,
  holding: readonly SizedTier[],
  fitTier: Known<SizedTier> | undefined,
  classesAboveNeeds: number | undefined,
): readonly SizingSign[] {
  const signs: SizingSign[] = [];
  if (holding.length === 0) signs.push('outsideTiers');
  else if (fitTier === undefined) signs.push('noTierSatisfies');
  else if (!isUnknown(fitTier) && tier !== undefined && tier.name !== fitTier.name) {
    const dearer = combine([tier.ceiling, fitTier.ceiling], (own, fit) => own.greaterThan(fit));
    signs.push(dearer === true ? 'dearerTier' : 'otherTier');
  }
  if (classesAboveNeeds !== undefined && classesAboveNeeds > 0) signs.push('warrantyAbove');
  return signs;
}

function savingOf(service: Service, fitTier: Known<SizedTier> | undefined, figures: Figures): Figure<Rate> {
  const cost = figures.cost.of(service).total;
  const ceiling: Known<Rational> =
    fitTier === undefined
      ? unknown(`a fit tier for ${labelOf(service)}`)
      : isUnknown(fitTier)
        ? fitTier
        : fitTier.ceiling;
  const value = combine([cost.value, ceiling], (now, most): Rate => {
    const saved = (asMoney(now.amount)?.amount ?? Rational.ZERO).minus(most);
    return rate(money(Rational.max(Rational.ZERO, saved), figures.currencies.own), 'year');
  });
  return {
    value,
    explain: () => ({
      label: `saving by the fit tier of ${labelOf(service)}`,
      value,
      formula: 'max(0, cost − ceiling of the fit tier)',
      inputs: [
        { label: `cost of ${labelOf(service)}`, value: cost.value, of: cost.explain(), place: nameOf(service) },
        ...ceilingInput(fitTier, figures, service),
      ],
    }),
  };
}

function ceilingInput(fitTier: Known<SizedTier> | undefined, { portfolio }: Figures, service: Service) {
  if (fitTier === undefined || isUnknown(fitTier)) return [];
  const { ceiling, id } = fitTier.tier;
  const owner = portfolio.part(id)?.owner ?? service;
  return ceiling === undefined
    ? []
    : [{ label: `ceiling of tier ${fitTier.name}`, value: ceiling.value, place: valuePlace(owner, ceiling) }];
}
