import type { Element, Portfolio, Quantity, Sourced } from '@btaas/portfolio';

/** Money that an element declares, and the day at whose rate it is converted; without a day that of the portfolio's period. */
export interface DeclaredMoney {
  readonly amount: Sourced<Quantity>;
  readonly day: string | undefined;
}

type Optional = Sourced<Quantity> | undefined;

/** All money of an element that figures convert. What pools pay is for BT905. */
export function moneyOf(element: Element): readonly DeclaredMoney[] {
  switch (element.kind) {
    case 'service':
      return at(undefined, [
        ...element.values.cost.map(({ value }) => value.amount),
        ...element.values.offering.map(({ value }) => value.price),
      ]);
    case 'asset':
    case 'process':
      return at(
        undefined,
        element.values.cost.map(({ value }) => value.amount),
      );
    case 'archetype':
      return at(
        undefined,
        element.values.tier.map(({ value }) => value.ceiling),
      );
    case 'outcome':
      return at(undefined, [element.values.worth]);
    case 'contract': {
      const { value, range } = element.values;
      // A sum is for the whole contract, and converts at its first day; a rate is a flow like any other.
      return at(value?.value.type === 'rate' ? undefined : range?.value.from, [value]);
    }
    case 'consolidation': {
      const { oneOff, saving, realised, dualRun } = element.values;
      return at(undefined, [oneOff, saving, realised, dualRun?.value.at]);
    }
    case 'migration':
      return element.values.wave.flatMap(({ value }) =>
        at(value.range?.value.from, [value.cost, value.dualRun?.value.at]),
      );
    case 'plan':
      return at(element.values.period?.value.from, [element.values.target]);
    default:
      return [];
  }
}

export const KINDS_WITH_MONEY = [
  'service',
  'asset',
  'process',
  'archetype',
  'outcome',
  'contract',
  'consolidation',
  'migration',
  'plan',
] as const;

function at(day: string | undefined, amounts: readonly Optional[]): readonly DeclaredMoney[] {
  return amounts.flatMap((amount) => (amount === undefined ? [] : [{ amount, day }]));
}

/** The currency of an amount, if it names one. */
export function currencyOf(quantity: Quantity): string | undefined {
  const amount = quantity.type === 'rate' ? quantity.amount : quantity;
  return amount.type === 'money' ? amount.currency : undefined;
}

export function firstDay({ settings }: Portfolio): string | undefined {
  return settings?.values.period?.value.from;
}
