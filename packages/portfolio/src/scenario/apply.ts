import { createPortfolio, type Element, type ElementOf, type Portfolio } from '../model/index.js';
import { grouped } from '../relations/lookup.js';
import { changed } from './change.js';
import { moved } from './move.js';
import { retired } from './retire.js';

type Scenario = ElementOf<'scenario'>;

/**
 * The portfolio as a scenario would have it, so that every figure can be computed for it: first what its `base` says, then
 * what it adds, changes, moves and retires. The portfolio itself stays as it is, and elements that the scenario does not
 * touch are the same objects in both.
 */
export function applyScenario(portfolio: Portfolio, scenario: Scenario): Portfolio {
  return scenarioChain(portfolio, scenario).reduce(applyOne, portfolio);
}

/** A scenario behind those that it adds to, the first base first; a circle ends where it would begin again. */
export function scenarioChain(portfolio: Portfolio, scenario: Scenario): readonly Scenario[] {
  const chain: Scenario[] = [];
  const seen = new Set<string>();
  for (let next: Scenario | undefined = scenario; next !== undefined && !seen.has(next.id); ) {
    seen.add(next.id);
    chain.push(next);
    const base: Scenario['values']['base'] = next.values.base;
    next = base?.value.found === true ? portfolio.get('scenario', base.value.to) : undefined;
  }
  return chain.reverse();
}

function applyOne(portfolio: Portfolio, scenario: Scenario): Portfolio {
  const replaced = new Map<Element, Element | undefined>();
  const added = scenario.values.add.map(({ value }) => value as Element);
  const now = (element: Element) => (replaced.has(element) ? replaced.get(element) : element);
  for (const { value } of scenario.values.change) {
    const service = value.element?.value.found === true ? portfolio.get('service', value.element.value.to) : undefined;
    const current = service && now(service);
    if (service !== undefined && current?.kind === 'service') replaced.set(service, changed(current, value));
  }
  const commissionsOf = commissionsByService(portfolio, scenario.values.move.length > 0);
  for (const { value } of scenario.values.move) {
    const commissions = (value.service && commissionsOf(value.service.value.to)) ?? [];
    const commission = moved(commissions, value, scenario, portfolio);
    if (commission === undefined) continue;
    for (const each of commissions) replaced.set(each as Element, undefined);
    const [first] = commissions;
    if (first === undefined) added.push(commission as Element);
    else replaced.set(first as Element, commission as Element);
  }
  for (const { value } of scenario.values.retire) {
    const element = value.element?.value.found === true ? portfolio.find(value.element.value.to) : undefined;
    const current = element && now(element);
    if (element !== undefined && current !== undefined) replaced.set(element, retired(current, value.on?.value));
  }
  return withElements(portfolio, replaced, added, scenario.document);
}

function commissionsByService(portfolio: Portfolio, needed: boolean) {
  const commissions = needed ? portfolio.all('commission') : [];
  const byService = grouped(commissions, ({ values: { service } }) => (service?.value.found ? service.value.to : ''));
  return (service: string) => byService.get(service) ?? [];
}

function withElements(
  portfolio: Portfolio,
  replaced: ReadonlyMap<Element, Element | undefined>,
  added: readonly Element[],
  document: string,
): Portfolio {
  const touched = new Set([...replaced.keys()].map((element) => element.document));
  const documents = portfolio.documents.map((each) => {
    if (!touched.has(each.name) && each.name !== document) return each;
    const kept = each.elements.flatMap((element) => (replaced.has(element) ? (replaced.get(element) ?? []) : element));
    return { ...each, elements: each.name === document ? [...kept, ...added].sort(byStart) : kept };
  });
  const { unresolved, duplicates, libraries } = portfolio;
  return createPortfolio({ documents, unresolved, duplicates, libraries });
}

const byStart = (a: Element, b: Element) => a.start - b.start;
