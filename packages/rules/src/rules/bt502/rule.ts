import { isUnknown, labelOf, type Portfolio, valuePlace } from '@btaas/portfolio';
import { rule } from '../../rule.js';
import { currencyOf, firstDay, KINDS_WITH_MONEY, moneyOf } from './money.js';

export default rule({
  id: 'BT502',
  level: 'error',
  title: 'A currency without a rate',
  of: KINDS_WITH_MONEY,
  *check(element, { portfolio, figures: { currencies } }) {
    const { own } = currencies;
    if (own === undefined) return;
    const told = new Set<string>();
    for (const { amount, day = firstDay(portfolio) } of moneyOf(element)) {
      const currency = currencyOf(amount.value);
      if (currency === undefined || currency === own || day === undefined || told.has(currency)) continue;
      if (!isUnknown(currencies.rateOn(currency, day))) continue;
      told.add(currency);
      yield {
        message: `${labelOf(element)} has money in ${currency}, and no rate of ${currency} holds on ${day}${later(currency, portfolio)}; add "rate ${day} ${currency} …" to the portfolio`,
        at: valuePlace(element, amount),
        element: element.id,
      };
    }
  },
});

function later(currency: string, { settings }: Portfolio): string {
  const days = settings?.values.rate.flatMap(({ value }) =>
    value.currency?.value === currency && value.date !== undefined ? [value.date.value] : [],
  );
  const [earliest] = days?.sort() ?? [];
  return earliest === undefined ? '' : ` (the earliest is of ${earliest})`;
}
