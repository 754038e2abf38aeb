import type { Element, Portfolio, Quantity, Sourced } from '@btaas/portfolio';

/** Money that an element declares, and the day at whose rate it is converted; without a day that of the portfolio's period. */
export interface DeclaredMoney {
  readonly amount: Sourced<Quantity>;
  readonly currency: string;
  readonly day: string | undefined;
}

type Optional = Sourced<Quantity> | undefined;

/** The money in another currency than a given one, of all that an element has and figures convert. What pools pay is for BT905. */
export function foreignMoney(element: Element, own: string): readonly DeclaredMoney[] {
  const found: DeclaredMoney[] = [];
  const say = (day: string | undefined, amount: Optional) => {
    const currency = amount && currencyOf(amount.value);
    if (amount !== undefined && currency !== undefined && currency !== own) found.push({ amount, currency, day });
  };
  eachMoney(element, say);
  return found;
}

function eachMoney(element: Element, say: (day: string | undefined, amount: Optional) => void): void {
  switch (element.kind) {
    case 'service':
      for (const { value } of element.values.cost) say(undefined, value.amount);
      for (const { value } of element.values.offering) say(undefined, value.price);
      return;
    case 'asset':
    case 'process':
      for (const { value } of element.values.cost) say(undefined, value.amount);
      return;
    case 'archetype':
      for (const { value } of element.values.tier) say(undefined, value.ceiling);
      return;
    case 'outcome':
      say(undefined, element.values.worth);
      return;
    case 'contract': {
      const { value, range } = element.values;
      // A sum is for the whole contract, and converts at its first day; a rate is a flow like any other.
      say(value?.value.type === 'rate' ? undefined : range?.value.from, value);
      return;
    }
    case 'consolidation': {
      const { oneOff, saving, realised, dualRun } = element.values;
      for (const amount of [oneOff, saving, realised, dualRun?.value.at]) say(undefined, amount);
      return;
    }
    case 'migration':
      for (const { value } of element.values.wave) {
        for (const amount of [value.cost, value.dualRun?.value.at]) say(value.range?.value.from, amount);
      }
      return;
    case 'plan':
      say(element.values.period?.value.from, element.values.target);
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

/** The currency of an amount, if it names one. */
function currencyOf(quantity: Quantity): string | undefined {
  const amount = quantity.type === 'rate' ? quantity.amount : quantity;
  return amount.type === 'money' ? amount.currency : undefined;
}

export function firstDay({ settings }: Portfolio): string | undefined {
  return settings?.values.period?.value.from;
}
