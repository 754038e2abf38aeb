import { type Currencies, type Element, isUnknown, labelOf, type Portfolio, valuePlace } from '@btaas/portfolio';
import { NOTHING, rule, type RuleFinding } from '../../rule.js';
import { type DeclaredMoney, firstDay, foreignMoney, KINDS_WITH_MONEY } from './money.js';

export default rule({
  id: 'BT502',
  level: 'error',
  title: 'A currency without a rate',
  of: KINDS_WITH_MONEY,
  check(element, { portfolio, figures: { currencies } }) {
    const { own } = currencies;
    const foreign = own === undefined ? [] : foreignMoney(element, own);
    return foreign.length === 0 ? NOTHING : withoutRate(element, foreign, portfolio, currencies);
  },
});

/** The currencies without a rate, each once. */
function* withoutRate(
  element: Element,
  foreign: readonly DeclaredMoney[],
  portfolio: Portfolio,
  currencies: Currencies,
): Iterable<RuleFinding> {
  const told = new Set<string>();
  for (const { amount, currency, day = firstDay(portfolio) } of foreign) {
    if (day === undefined || told.has(currency) || !isUnknown(currencies.rateOn(currency, day))) continue;
    told.add(currency);
    yield {
      message: `${labelOf(element)} has money in ${currency}, and no rate of ${currency} holds on ${day}${later(currency, portfolio)}; add "rate ${day} ${currency} …" to the portfolio`,
      at: valuePlace(element, amount),
      element: element.id,
    };
  }
}

function later(currency: string, { settings }: Portfolio): string {
  const days = settings?.values.rate.flatMap(({ value }) =>
    value.currency?.value === currency && value.date !== undefined ? [value.date.value] : [],
  );
  const [earliest] = days?.sort() ?? [];
  return earliest === undefined ? '' : ` (the earliest is of ${earliest})`;
}
