import {
  type AgreementBody,
  appended,
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
    let found: RuleFinding[] | undefined;
    eachAgreement(element, (body) => {
      if (body === undefined || body.value.credit.length < 2) return;
      for (const each of findings(element, termsOf(element, body.value).credits)) found = appended(found, each);
    });
    return found ?? NOTHING;
  },
});

function eachAgreement(element: Element, look: (body: Sourced<AgreementBody> | undefined) => void): void {
  switch (element.kind) {
    case 'service':
      for (const { value } of element.values.offering) look(value.sla);
      break;
    case 'commission':
      look(element.values.ola);
      look(element.values.uc);
      break;
    case 'archetype':
      look(element.values.warranty);
      for (const { value } of element.values.tier) look(value.warranty);
      break;
    case 'need':
      look(element.values.expects);
      break;
    case 'provider':
      for (const body of element.values.commits) look(body);
      break;
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
