import {
  type AgreementBody,
  type CreditLevel,
  type Element,
  printQuantity,
  type Sourced,
  type Term,
  termsOf,
} from '@btaas/portfolio';
import { rule, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT216',
  level: 'error',
  title: 'Credit levels that overlap or do not rise',
  of: ['service', 'commission', 'archetype', 'need', 'provider'],
  *check(element) {
    for (const body of agreementsOf(element)) {
      if (body.value.credit.length > 1) yield* findings(element, termsOf(element, body.value).credits);
    }
  },
});

function* agreementsOf(element: Element): Iterable<Sourced<AgreementBody>> {
  switch (element.kind) {
    case 'service':
      for (const { value } of element.values.offering) if (value.sla !== undefined) yield value.sla;
      return;
    case 'commission':
      if (element.values.ola !== undefined) yield element.values.ola;
      if (element.values.uc !== undefined) yield element.values.uc;
      return;
    case 'archetype':
      if (element.values.warranty !== undefined) yield element.values.warranty;
      for (const { value } of element.values.tier) if (value.warranty !== undefined) yield value.warranty;
      return;
    case 'need':
      if (element.values.expects !== undefined) yield element.values.expects;
      return;
    case 'provider':
      yield* element.values.commits;
  }
}

/** From the highest level down, each has to pay more than all above it: availability that is below it is below those too. */
function* findings(element: Element, credits: readonly Term<CreditLevel>[]): Iterable<RuleFinding> {
  const falling = [...credits].sort(
    (a, b) => b.value.below.value.compare(a.value.below.value) || a.value.pays.value.compare(b.value.pays.value),
  );
  let above: Term<CreditLevel> | undefined;
  for (const [index, level] of falling.entries()) {
    const next = falling[index + 1];
    if (next?.value.below.value.equals(level.value.below.value)) {
      yield finding(element, level, next, `a second level at one availability pays ${pays(next)}`);
    } else if (above?.value.pays.value.greaterOrEqual(level.value.pays.value)) {
      yield finding(element, level, above, `below ${printQuantity(above.value.below)} it pays ${pays(above)} already`);
    } else above = level;
  }
}

function finding(element: Element, level: Term<CreditLevel>, other: Term<CreditLevel>, why: string): RuleFinding {
  return {
    message: `The credit of ${pays(level)} below ${printQuantity(level.value.below)} never counts: ${why}; each lower level must pay more`,
    at: level.at,
    element: element.id,
    related: [{ message: `This one counts, and pays ${pays(other)}`, at: other.at }],
    // The larger credit is due in any case, so that nothing is lost with the level that never counts.
    fixes: [{ title: 'Remove this level, which never counts', edits: [{ edit: 'removeValue', at: level.at }] }],
  };
}

const pays = ({ value }: Term<CreditLevel>) => printQuantity(value.pays);
