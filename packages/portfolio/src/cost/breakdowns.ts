import { type ElementOf, labelOf, nameOf } from '../model/index.js';
import { remembered } from '../relations/lookup.js';
import type { Relations } from '../relations/index.js';
import { isUnknown, type Known } from '../values/index.js';
import { type Amounts, NOTHING, plus, sumOfAmounts } from './amounts.js';
import { breakdown, type BreakdownSource, type CostBreakdown } from './breakdown.js';
import { knownOf, type Ledger, missingOf } from './ledger.js';
import { type CostBearer, costInputs, costNotes } from './own-cost.js';
import { passedInputs, unitInputs } from './passed.js';
import { memberInputs, type SpendByKey } from './shares-of-spend.js';

type Service = ElementOf<'service'>;

/** What stands in the books, as costs that explain themselves. */
export class Breakdowns {
  readonly #ledger: Ledger;
  readonly #relations: Relations;

  constructor(ledger: Ledger, relations: Relations) {
    this.#ledger = ledger;
    this.#relations = relations;
  }

  /** What an element costs itself. */
  own(bearer: CostBearer): CostBreakdown {
    const own = this.#ledger.own(bearer);
    const { amounts } = own;
    return this.#of({
      of: labelOf(bearer),
      amounts: isUnknown(amounts) ? NOTHING : amounts,
      missing: () => (isUnknown(amounts) ? amounts.missing : []),
      formula: 'Σ cost lines, as a year',
      inputs: () => costInputs(bearer, own),
      notes: () => costNotes(own),
    });
  }

  /** What several elements spend together. */
  sum(label: string, spends: readonly Known<Amounts>[], bearers: () => readonly CostBearer[]): CostBreakdown {
    const ledger = this.#ledger;
    return this.#of({
      of: label,
      amounts: sumOfAmounts(spends.map(knownOf)),
      missing: () => spends.flatMap(missingOf),
      formula: 'Σ cost',
      inputs: () => {
        const members = bearers().filter(ledger.counts);
        return memberInputs(
          members.map((bearer) => ({ bearer, amounts: ledger.known(bearer) })),
          ledger,
        );
      },
    });
  }

  /** The shares of spend that belong to one thing, by what it is called. */
  belonging(
    nameFor: (key: string) => string,
    { amountsOf, missingFrom, membersOf = () => [] }: Omit<SpendByKey, 'membersOf'> & Partial<SpendByKey>,
  ): (key: string) => CostBreakdown {
    return remembered((key: string) =>
      this.#of({
        of: nameFor(key),
        amounts: amountsOf(key),
        missing: () => missingFrom(key),
        formula: 'Σ own cost',
        inputs: () => memberInputs(membersOf(key), this.#ledger),
      }),
    );
  }

  allocated(service: Service): CostBreakdown {
    const ledger = this.#ledger;
    return this.#of({
      of: labelOf(service),
      amounts: this.#through(service, 'services'),
      missing: () => ledger.missingInto(service.id, 'services'),
      formula: 'own cost + what other services pass on',
      inputs: () => [
        { label: `own cost of ${labelOf(service)}`, value: this.own(service).total.value, place: nameOf(service) },
        ...passedInputs(ledger, service.id, 'services'),
      ],
    });
  }

  support(service: Service): CostBreakdown {
    const ledger = this.#ledger;
    return this.#of({
      of: `infrastructure support of ${labelOf(service)}`,
      amounts: this.#through(service, 'support'),
      missing: () => ledger.missingInto(service.id, 'all'),
      formula:
        'Σ cost of assets, in equal parts to the services that stand on them, and what other services pass on of it',
      inputs: () => [
        ...this.#relations.assetsSupporting(service.id).map((asset) => ({
          label: `cost of ${labelOf(asset)}`,
          value: this.own(asset).total.value,
          place: nameOf(asset),
        })),
        ...passedInputs(ledger, service.id, 'support'),
      ],
    });
  }

  /** What services, assets and processes pass on to units. */
  reaching(label: string, units: readonly string[]): CostBreakdown {
    const ledger = this.#ledger;
    return this.#of({
      of: label,
      amounts: units.reduce((total, unit) => plus(total, this.#reaching(unit)), NOTHING),
      missing: () =>
        units.flatMap((unit) => [...ledger.missingInto(unit, 'all'), ...ledger.processes.missingFrom(unit)]),
      formula: 'Σ what services, assets and processes pass on',
      inputs: () => units.flatMap((unit) => unitInputs(ledger, unit)),
    });
  }

  #reaching(unit: string): Amounts {
    const { services, support, processes } = this.#ledger;
    const passedOn = plus(services.units.get(unit) ?? NOTHING, support.units.get(unit) ?? NOTHING);
    return plus(passedOn, processes.amountsOf(unit));
  }
  #through({ id }: Service, flow: 'services' | 'support'): Amounts {
    const index = this.#ledger.graph.indexOf.get(id);
    return index === undefined ? NOTHING : this.#ledger[flow].through(index);
  }
  #of(source: BreakdownSource): CostBreakdown {
    return breakdown(source, this.#ledger.units);
  }
}
