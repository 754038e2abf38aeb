import { type Claim, Rational } from '../exact/index.js';
import type { FigureInput } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, nameOf } from '../model/index.js';
import { commissionHolds } from '../relations/index.js';
import { later } from '../relations/lookup.js';
import { fraction, type Known } from '../values/index.js';
import type { Amounts } from './amounts.js';
import { claimsOf, divideByClaims } from './claims.js';
import { distinctFound, divideAmounts, knownOf, type Ledger, missingOf } from './ledger.js';
import type { CostBearer } from './own-cost.js';
import { type Tally, tally } from './tally.js';

/** The own cost of services (and assets, where said) by what they belong to. Each adds up to the spend it is taken from. */
export interface SharesOfSpend {
  /** Services by archetype. */
  readonly archetypes: SpendByKey;
  /**
   * Services by whom they are commissioned to on the day as of which figures are stated, by the shares of the commissions.
   * Shares over 100 % together, which have their own finding, count in proportion. What nobody is commissioned with is under
   * `NOBODY`, so that they add up.
   */
  readonly providers: SpendByKey;
  /** Services and assets by capability, in equal parts where one serves several; a capability has those within it. */
  readonly capabilities: SpendByKey;
  /** Services by the part of the portfolio, retired ones included; those without a state today are under the empty name. */
  readonly parts: Tally;
}
export interface SpendByKey extends Pick<Tally, 'amountsOf' | 'missingFrom'> {
  /** What makes up the cost of a key. */
  membersOf(key: string): readonly FigureMember[];
}
export interface FigureMember {
  readonly bearer: CostBearer;
  readonly amounts: Amounts;
}

/** No provider: no element has the empty name. */
export const NOBODY = '';

/** Takes note of a part of what an element spends. */
type Note = (key: string, bearer: CostBearer, amounts: Amounts, missing: readonly string[]) => void;

export function sharesOfSpend(figures: Figures, ledger: Ledger): SharesOfSpend {
  const { portfolio, relations, asOf } = figures;
  const eachService = (note: (service: ElementOf<'service'>, spend: Known<Amounts>) => void) =>
    pairs(portfolio.all('service'), ledger.spends('service'), note);
  const archetypes = spendByKey(ledger, (note) =>
    eachService((service, spend) => {
      const archetype = service.values.archetype?.value.archetype?.value;
      if (archetype?.found === true) note(archetype.to, service, knownOf(spend), missingOf(spend));
    }),
  );
  const providers = spendByKey(ledger, (note) =>
    eachService((service, spend) => {
      const commissions = relations.commissionsOf(service.id).filter((each) => commissionHolds(each, asOf));
      if (commissions.length === 0) {
        note(NOBODY, service, knownOf(spend), missingOf(spend));
        return;
      }
      const claims = commissionClaims(service.id, commissions);
      const parts = divideByClaims(knownOf(spend), claims);
      for (let part = 0; part < claims.length - 1; part += 1)
        note(claims[part]!.id, service, parts[part]!, missingOf(spend));
      // The last part is what nobody was commissioned with.
      if (claims.at(-1)!.weight > 0n) note(NOBODY, service, parts.at(-1)!, missingOf(spend));
    }),
  );
  const capabilities = spendByKey(ledger, (note) => {
    const divide = (bearer: ElementOf<'service'> | ElementOf<'asset'>, spend: Known<Amounts>) => {
      const served = distinctFound(bearer.values.capability.map(({ value }) => value));
      divideAmounts(knownOf(spend), served).forEach((part, index) => {
        const capability = served[index]!;
        for (const each of [capability, ...relations.capabilities.ancestorsOf(capability)])
          note(each, bearer, part, missingOf(spend));
      });
    };
    eachService(divide);
    pairs(portfolio.all('asset'), ledger.spends('asset'), divide);
  });
  const parts = later(() => {
    const all = tally();
    for (const service of portfolio.all('service')) {
      const { amounts } = ledger.own(service);
      all.add(relations.partOf(service) ?? '', knownOf(amounts), missingOf(amounts));
    }
    return all;
  });
  return {
    archetypes,
    providers,
    capabilities,
    get parts() {
      return parts();
    },
  };
}

function pairs<A, B>(first: readonly A[], second: readonly B[], each: (a: A, b: B) => void): void {
  for (let index = 0; index < first.length; index += 1) each(first[index]!, second[index]!);
}

/** Sums when they are first asked for; the members behind them, which few ask for, in a second turn. */
function spendByKey(ledger: Ledger, each: (note: Note) => void): SpendByKey {
  const sums = later(() => {
    const all = tally();
    each((key, _, amounts, missing) => all.add(key, amounts, missing));
    return all;
  });
  const members = later(() => {
    const byKey = new Map<string, FigureMember[]>();
    each((key, bearer, amounts) => {
      if (!ledger.counts(bearer)) return;
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [{ bearer, amounts }]);
      else list.push({ bearer, amounts });
    });
    return byKey;
  });
  return {
    amountsOf: (key) => sums().amountsOf(key),
    missingFrom: (key) => sums().missingFrom(key),
    membersOf: (key) => members().get(key) ?? [],
  };
}

/** The providers of commissions by their shares, 100 % without one; the last claim is what is left of the service. */
function commissionClaims(service: string, commissions: readonly ElementOf<'commission'>[]): readonly Claim[] {
  const shares = commissions.flatMap(({ values }) => {
    const to = values.to?.value;
    if (to?.found !== true) return [];
    return [{ id: to.to, share: values.share === undefined ? Rational.ONE : fraction(values.share.value) }];
  });
  return claimsOf(shares, service);
}

export function memberInputs(members: readonly FigureMember[], ledger: Ledger): readonly FigureInput[] {
  return members.map(({ bearer, amounts }) => ({
    label: `cost of ${bearer.title?.value ?? bearer.name}`,
    value: ledger.units.perYear(amounts.run + amounts.grow + amounts.transform),
    place: nameOf(bearer),
  }));
}
