import { amountOf, fraction, type Percent, percent, printQuantity, Rational, valuePlace } from '@btaas/portfolio';
import { measureName, type Plan } from '../../rewards/measured.js';
import { rule, type RuleFinding } from '../../rule.js';
import { gateJump, largestJump } from './cliffs.js';

const HUNDRED = Rational.of(100);

export default rule({
  id: 'BT906',
  level: 'warning',
  title: 'A cliff steeper than the limit',
  limits: ['payoutCliff'],
  of: ['plan'],
  *check(plan, { portfolio, figures: { limits } }) {
    const currency = portfolio.settings?.values.currency?.value;
    yield* inComponents(plan, limits.payoutCliff, currency);
    yield* inModifiers(plan, limits.payoutCliff, currency);
    yield* atGates(plan, limits.payoutCliff);
  },
});

function* inComponents(plan: Plan, limit: Percent, currency: string | undefined): Iterable<RuleFinding> {
  for (const component of plan.values.component) {
    const { weight, cap } = component.value;
    const jump = largestJump(component, currency, Rational.ZERO, cap && amountOf(cap.value));
    if (jump === undefined || weight === undefined) continue;
    const size = jump.size.times(fraction(weight.value));
    yield* cliff(plan, jump.point, measureName(component, plan), size, limit);
  }
}

function* inModifiers(plan: Plan, limit: Percent, currency: string | undefined): Iterable<RuleFinding> {
  for (const modifier of plan.values.modifier) {
    const { from, to } = modifier.value.between?.value ?? {};
    const floor = from?.type === 'percent' ? from.value : Rational.ZERO;
    const jump = largestJump(modifier, currency, floor, to?.type === 'percent' ? to.value : undefined);
    if (jump !== undefined) yield* cliff(plan, jump.point, measureName(modifier, plan), jump.size, limit);
  }
}

function* atGates(plan: Plan, limit: Percent): Iterable<RuleFinding> {
  const cap = plan.values.cap === undefined ? HUNDRED : amountOf(plan.values.cap.value);
  for (const gate of plan.values.gate) {
    const { label, otherwise } = gate.value;
    yield* cliff(plan, otherwise ?? gate, `the gate "${label?.value ?? ''}"`, gateJump(gate.value, cap), limit);
  }
}

function* cliff(
  plan: Plan,
  place: { readonly start: number; readonly end: number },
  what: string,
  size: Rational,
  limit: Percent,
): Iterable<RuleFinding> {
  if (size.lessOrEqual(limit.value)) return;
  const jump = printQuantity(percent(size.round(2, 'halfUp')));
  yield {
    message: `the smallest change at ${what} moves the payout by ${jump} of the target, more than ${printQuantity(limit)} (limit payoutCliff): who is close to it will look at the number, not at the service; make the step smaller`,
    at: valuePlace(plan, place),
    element: plan.id,
  };
}
