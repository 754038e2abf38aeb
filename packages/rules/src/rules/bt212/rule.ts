import {
  type Commitment,
  type CreditExposure,
  isUnknown,
  type Money,
  printQuantity,
  roundMoney,
} from '@btaas/portfolio';
import { missingInputs } from '../../agreements/missing-inputs.js';
import { sentence } from '../../agreements/promises.js';
import { NOTHING, rule, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT212',
  level: 'warning',
  title: 'Credits that suppliers do not pay back',
  missing: ['service', 'provider'],
  of: ['service'],
  check(service, context) {
    const { agreements, currencies } = context.figures;
    const slas = agreements.currentSlasOf(service);
    if (!slas.some(paysCredits)) return NOTHING;
    const findings: RuleFinding[] = [];
    const missing: string[] = [];
    const amount = (money: Money) => printQuantity(roundMoney(money, 'halfUp', currencies.own));
    for (const promise of slas) {
      if (!paysCredits(promise) || agreements.leansOn(promise).length === 0) continue;
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
        } else if (isUnknown(net)) missing.push(...net.missing);
      }
      const [first] = uncovered;
      if (first === undefined) continue;
      findings.push({
        message: sentence(
          `${promise.label} is not covered back to back: ${uncovered.map(({ text }) => text).join('; ')}`,
        ),
        at: first.level.at,
        element: promise.service,
        related: first.level.silent.map(({ label, at }) => ({ message: `${label} pays nothing back here`, at })),
      });
    }
    findings.push(...missingInputs(service, `What ${service.name} pays for missed promises`, missing, context));
    return findings;
  },
});

const paysCredits = ({ terms }: Commitment) => terms.credits.length > 0;
