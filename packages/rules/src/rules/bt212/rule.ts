import { type CreditExposure, isUnknown, type Money, printQuantity, roundMoney } from '@btaas/portfolio';
import { MissingInputs } from '../../agreements/missing-inputs.js';
import { sentence } from '../../agreements/promises.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT212',
  level: 'warning',
  title: 'Credits that suppliers do not pay back',
  missing: ['service', 'provider'],
  *checkAll(context) {
    const { agreements, currencies } = context.figures;
    const missing = new MissingInputs();
    const amount = (money: Money) => printQuantity(roundMoney(money, 'halfUp', currencies.own));
    for (const promise of agreements.slas) {
      if (promise.terms.credits.length === 0 || agreements.leansOn(promise).length === 0) continue;
      const uncovered: { readonly level: CreditExposure; readonly text: string }[] = [];
      for (const level of agreements.exposure(promise)) {
        const { below, pays, net, exposure, payBack, payers, silent } = level;
        const credit = `below ${printQuantity(below)} it pays ${printQuantity(pays)}`;
        if (!isUnknown(net) && !isUnknown(exposure) && !isUnknown(payBack)) {
          if (net.amount.sign() <= 0) continue;
          const text = `${credit} (${amount(exposure)} a year), and gets ${amount(payBack)} back`;
          uncovered.push({ level, text });
        } else if (payers.length === 0 && silent.length > 0) {
          uncovered.push({ level, text: `${credit}, and no supplier pays anything back` });
        } else if (isUnknown(net)) missing.add(promise.service, net.missing);
      }
      const [first] = uncovered;
      if (first === undefined) continue;
      yield {
        message: sentence(
          `${promise.label} is not covered back to back: ${uncovered.map(({ text }) => text).join('; ')}`,
        ),
        at: first.level.at,
        element: promise.service,
        related: first.level.silent.map(({ label, at }) => ({ message: `${label} pays nothing back here`, at })),
      };
    }
    yield* missing.findings(context, (name) => `What ${name} pays for missed promises`);
  },
});
