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
    const { below, pays } = level.value;
    if (next?.value.below.value.equals(below.value)) {
      yield finding(
        element,
        level,
        next,
        `twice: a credit is due below ${printQuantity(below)} of ${printQuantity(pays)} and of ${printQuantity(next.value.pays)}`,
      );
      continue;
    }
    if (above?.value.pays.value.greaterOrEqual(pays.value)) {
      const { value } = above;
      yield finding(
        element,
        level,
        above,
        `in vain: below ${printQuantity(below)} it pays ${printQuantity(pays)}, and already below ${printQuantity(value.below)} it pays ${printQuantity(value.pays)}`,
      );
      continue;
    }
    above = level;
  }
}

function finding(element: Element, level: Term<CreditLevel>, other: Term<CreditLevel>, why: string): RuleFinding {
  return {
    message: `This credit level is there ${why}; each lower level must pay more`,
    at: level.at,
    element: element.id,
    related: [{ message: 'The level beside it', at: other.at }],
    // The larger credit is due in any case, so that nothing is lost with the level that never counts.
    fixes: [{ title: 'Remove this level, which never counts', edits: [{ edit: 'removeValue', at: level.at }] }],
  };
}
