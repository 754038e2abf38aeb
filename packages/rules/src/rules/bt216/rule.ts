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

type Agreement = Sourced<AgreementBody> | undefined;

function agreementsOf(element: Element): readonly Sourced<AgreementBody>[] {
  const agreements = (): readonly Agreement[] => {
    switch (element.kind) {
      case 'service':
        return element.values.offering.map(({ value }) => value.sla);
      case 'commission':
        return [element.values.ola, element.values.uc];
      case 'archetype':
        return [element.values.warranty, ...element.values.tier.map(({ value }) => value.warranty)];
      case 'need':
        return [element.values.expects];
      case 'provider':
        return element.values.commits;
      default:
        return [];
    }
  };
  return agreements().filter((agreement) => agreement !== undefined);
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
