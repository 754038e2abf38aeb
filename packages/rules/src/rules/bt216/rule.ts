import {
  type AgreementBody,
  type CreditLevel,
  type Element,
  printQuantity,
  type Sourced,
  type Term,
  termsOf,
} from '@btaas/portfolio';
import { NOTHING, rule, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT216',
  level: 'error',
  title: 'Credit levels that overlap or do not rise',
  of: ['service', 'commission', 'archetype', 'need', 'provider'],
  check(element) {
    const levelled = agreementsOf(element).filter(({ value }) => value.credit.length > 1);
    if (levelled.length === 0) return NOTHING;
    return levelled.flatMap(({ value }) => [...findings(element, termsOf(element, value).credits)]);
  },
});

function agreementsOf(element: Element): readonly Sourced<AgreementBody>[] {
  switch (element.kind) {
    case 'service':
      return element.values.offering.flatMap(({ value }) => value.sla ?? []);
    case 'commission':
      return [element.values.ola, element.values.uc].filter((body) => body !== undefined);
    case 'archetype':
      return [element.values.warranty, ...element.values.tier.map(({ value }) => value.warranty)].filter(
        (body) => body !== undefined,
      );
    case 'need':
      return element.values.expects === undefined ? NOTHING : [element.values.expects];
    case 'provider':
      return element.values.commits;
    default:
      return NOTHING;
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
