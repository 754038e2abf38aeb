import { overlap, participantsOf, type Portfolio, valuePlace, firstOf } from '@btaas/portfolio';
import { type Component, measureName, type Plan } from '../../rewards/measured.js';
import { rule, type RuleFinding } from '../../rule.js';
import { writtenName } from '../../written-name.js';

interface Payment {
  readonly plan: Plan;
  readonly component: Component;
}
/** Two payments for one thing, and who gets both. */
interface Clash {
  readonly first: Payment;
  readonly second: Payment;
  readonly people: string[];
}

export default rule({
  id: 'BT912',
  level: 'warning',
  title: 'One metric paid twice to one participant',
  *checkAll({ portfolio }) {
    const clashes = new Map<Component, Clash>();
    const paid = new Map<string, Payment[]>();
    for (const plan of portfolio.all('plan')) {
      const people = paidBy(plan, portfolio);
      for (const component of plan.values.component) {
        const payment = { plan, component };
        for (const person of people) {
          const key = keyOf(person, component);
          if (key === undefined) continue;
          const before = paid.get(key);
          const first = before?.find((each) => sharesTime(each.plan, plan));
          if (before === undefined) paid.set(key, [payment]);
          else before.push(payment);
          if (first === undefined) continue;
          const clash = clashes.get(component);
          if (clash === undefined) clashes.set(component, { first, second: payment, people: [person] });
          else clash.people.push(person);
        }
      }
    }
    for (const clash of clashes.values()) yield finding(clash);
  },
});

/** The people of a plan; a team without members stands for itself. */
function paidBy(plan: Plan, portfolio: Portfolio): readonly string[] {
  const people = participantsOf(plan, portfolio);
  return people.length > 0 ? people : plan.values.for.flatMap(({ value }) => (value.found ? [value.to] : []));
}

function keyOf(person: string, { value: { metric, of } }: Component): string | undefined {
  return metric?.value.found === true ? `${person}\n${metric.value.name}\n${of?.value.to ?? ''}` : undefined;
}

function sharesTime(a: Plan, b: Plan): boolean {
  const [mine, theirs] = [a.values.period?.value, b.values.period?.value];
  return a === b || (mine !== undefined && theirs !== undefined && overlap(mine, theirs) !== undefined);
}

function finding({ first, second, people }: Clash): RuleFinding {
  const { plan, component } = second;
  const where = first.plan === plan ? 'by two components' : `by ${writtenName(first.plan.id, plan)} as well`;
  const named = people.map((id) => writtenName(id, plan));
  return {
    message: `${firstOf(named, 3)} ${people.length === 1 ? 'is' : 'are'} paid twice for ${measureName(component, plan)}: ${where}, in a time that both share`,
    at: valuePlace(plan, component.value.metric ?? component),
    element: plan.id,
    related: [
      { message: 'it is paid here first', at: valuePlace(first.plan, first.component.value.metric ?? first.component) },
    ],
  };
}
