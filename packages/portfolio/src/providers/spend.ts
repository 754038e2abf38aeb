import { yearly, yearsIn } from '../cost/index.js';
import { Rational } from '../exact/index.js';
import type { Figure, FigureInput } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf, nameOf, valuePlace } from '../model/index.js';
import { commissionHolds } from '../relations/index.js';
import {
  allKnown,
  asMoney,
  contains,
  isUnknown,
  type Known,
  mapKnown,
  type Money,
  money,
  type Rate,
  rate,
  roundMoney,
  scaleMoney,
  unknown,
} from '../values/index.js';

type Provider = ElementOf<'provider'>;
type Contract = ElementOf<'contract'>;

/** What is spent with a provider a year, on the day of the figures. */
export interface Spend {
  readonly figure: Figure<Rate>;
  /** The same before rounding, in the portfolio's currency. */
  readonly exact: Known<Rational>;
}

/**
 * The cost of the services commissioned to a provider, by the shares of the commissions. While that is not known, the
 * yearly value of its contracts in force, where all of them state one. Zero where nothing is commissioned to it.
 */
export function spendWith(figures: Figures, provider: Provider): Spend {
  const { currencies } = figures;
  const commissioned = commissionedCost(figures, provider);
  const contracts = contractsInForce(figures, provider);
  const contracted = isUnknown(commissioned) && contracts.length > 0 ? contractValue(figures, contracts) : undefined;
  const isContracted = contracted !== undefined && !isUnknown(contracted);
  const exact = isContracted ? contracted : commissioned;
  const value = mapKnown(
    exact,
    (amount): Rate => rate(roundMoney(money(amount, currencies.own), 'halfUp', currencies.own), 'year'),
  );
  return {
    exact,
    figure: {
      value,
      explain: () => ({
        label: `spend with ${labelOf(provider)}`,
        value,
        formula: isContracted
          ? 'Σ yearly value of the contracts in force'
          : 'Σ cost of the services commissioned to it, by the shares of the commissions',
        inputs: isContracted ? contractInputs(contracts) : commissionInputs(figures, provider),
        notes: isContracted ? ['the cost of the services commissioned to it is not known'] : [],
      }),
    },
  };
}

function contractsInForce({ relations, asOf }: Figures, provider: Provider): readonly Contract[] {
  return relations
    .contractsWith(provider.id)
    .filter(({ values }) => values.range !== undefined && contains(values.range.value, asOf));
}

function commissionedCost({ cost, relations, asOf }: Figures, { id }: Provider): Known<Rational> {
  if (!relations.commissionsTo(id).some((each) => commissionHolds(each, asOf))) return Rational.ZERO;
  return mapKnown(cost.ofProvider(id).total.value, ({ amount }) => amountIn(asMoney(amount)));
}

function contractValue({ portfolio, currencies }: Figures, contracts: readonly Contract[]): Known<Rational> {
  const values = contracts.map((contract): Known<Money> => {
    const { value, range } = contract.values;
    if (value === undefined || range === undefined) return unknown(`the value of ${labelOf(contract)}`);
    const whole = asMoney(value.value);
    if (whole === undefined) return yearly(portfolio, currencies, value.value);
    // An amount without a time is for the whole contract.
    const years = yearsIn(range.value);
    if (years === undefined) return unknown(`the end of ${labelOf(contract)}`);
    return currencies.convert(scaleMoney(whole, Rational.ONE.dividedBy(years)), range.value.from);
  });
  return mapKnown(allKnown(values), (known) => Rational.sum(known.map(({ amount }) => amount)));
}

function amountIn(amount: Money | undefined): Known<Rational> {
  return amount?.amount ?? unknown('an amount of money');
}

function commissionInputs(figures: Figures, { id }: Provider): readonly FigureInput[] {
  return figures.relations
    .commissionsTo(id)
    .filter((each) => commissionHolds(each, figures.asOf))
    .flatMap((commission): FigureInput[] => {
      const reference = commission.values.service?.value;
      const service = reference?.found === true ? figures.portfolio.get('service', reference.to) : undefined;
      if (service === undefined) return [];
      const { share } = commission.values;
      return [
        { label: `cost of ${labelOf(service)}`, value: figures.cost.of(service).total.value, place: nameOf(service) },
        ...(share === undefined
          ? []
          : [{ label: `share of ${labelOf(service)}`, value: share.value, place: valuePlace(commission, share) }]),
      ];
    });
}

function contractInputs(contracts: readonly Contract[]): readonly FigureInput[] {
  return contracts.flatMap((contract) => {
    const { value } = contract.values;
    if (value === undefined) return [];
    return [{ label: `value of ${labelOf(contract)}`, value: value.value, place: valuePlace(contract, value) }];
  });
}
