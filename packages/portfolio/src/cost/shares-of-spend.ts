import { Rational } from '../exact/index.js';
import type { FigureInput } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import type { ElementOf } from '../model/index.js';
import { commissionHolds } from '../relations/index.js';
import { later } from '../relations/lookup.js';
import { fraction, isUnknown } from '../values/index.js';
import { type Amounts, NOTHING } from './amounts.js';
import { claimsOf, divideByClaims } from './claims.js';
import type { Claim } from './largest-remainder.js';
import { divideAmounts, type Ledger } from './ledger.js';
import type { CostBearer } from './own-cost.js';
import { type Tally, tally } from './tally.js';

/** The own cost of services (and assets, where said) by what they belong to. Each adds up to the spend it is taken from. */
export interface SharesOfSpend {
  /** Services by archetype. */
  readonly archetypes: Tally;
  /**
   * Services by whom they are commissioned to on the day as of which figures are stated, by the shares of the commissions.
   * Shares over 100 % together, which have their own finding, count in proportion.
   */
  readonly providers: Tally;
  /** Services and assets by capability, in equal parts where one serves several; a capability has those within it. */
  readonly capabilities: Tally;
  /** Services by the part of the portfolio; those without a state today are under the empty name. */
  readonly parts: Tally;
  /** What makes up the cost of an archetype, a provider or a capability. */
  membersOf(key: string): readonly FigureMember[];
}
export interface FigureMember {
  readonly bearer: CostBearer;
  readonly amounts: Amounts;
}

export function sharesOfSpend(figures: Figures, ledger: Ledger): SharesOfSpend {
  const { portfolio, relations, asOf } = figures;
  const members = new Map<string, FigureMember[]>();
  const add = (to: Tally, key: string, bearer: CostBearer, amounts: Amounts) => {
    to.add(key, amounts, ledger.missing(bearer));
    if (!ledger.counts(bearer)) return;
    const list = members.get(key);
    if (list === undefined) members.set(key, [{ bearer, amounts }]);
    else list.push({ bearer, amounts });
  };
  const archetypes = later(() => {
    const all = tally();
    for (const service of portfolio.all('service')) {
      const archetype = service.values.archetype?.value.archetype?.value;
      if (archetype?.found === true) add(all, archetype.to, service, ledger.known(service));
    }
    return all;
  });
  const providers = later(() => {
    const all = tally();
    for (const service of portfolio.all('service')) {
      const commissions = relations.commissionsOf(service.id).filter((each) => commissionHolds(each, asOf));
      const claims = commissionClaims(service.id, commissions);
      const parts = divideByClaims(ledger.known(service), claims);
      // The last part is what nobody was commissioned with.
      for (let part = 0; part < claims.length - 1; part += 1) add(all, claims[part]!.id, service, parts[part]!);
    }
    return all;
  });
  const capabilities = later(() => {
    const all = tally();
    for (const bearer of [...portfolio.all('service'), ...portfolio.all('asset')]) {
      const served = [
        ...new Set(bearer.values.capability.flatMap(({ value }) => (value.found ? [value.to] : []))),
      ].sort();
      divideAmounts(ledger.known(bearer), served).forEach((part, index) => {
        const capability = served[index]!;
        for (const each of [capability, ...relations.capabilities.ancestorsOf(capability)])
          add(all, each, bearer, part);
      });
    }
    return all;
  });
  const parts = later(() => {
    const all = tally();
    for (const service of portfolio.all('service')) {
      const { amounts } = ledger.own(service);
      const part = relations.partOf(service) ?? '';
      if (isUnknown(amounts)) all.add(part, NOTHING, amounts.missing);
      else all.add(part, amounts);
    }
    return all;
  });
  return {
    get archetypes() {
      return archetypes();
    },
    get providers() {
      return providers();
    },
    get capabilities() {
      return capabilities();
    },
    get parts() {
      return parts();
    },
    membersOf: (key) => members.get(key) ?? [],
  };
}

/** The providers of commissions by their shares, 100 % without one; the last claim is what is left of the service. */
export function commissionClaims(service: string, commissions: readonly ElementOf<'commission'>[]): readonly Claim[] {
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
    place: { document: bearer.document, start: bearer.nameStart, end: bearer.nameEnd },
  }));
}
