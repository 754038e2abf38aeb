import type { Portfolio } from '@btaas/portfolio';

/** The elements that plans and pools ask each metric of. */
export function askedOfPlans(portfolio: Portfolio): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  const add = (metric: string | undefined, element: string | undefined) => {
    if (metric === undefined) return;
    const elements = asked.get(metric) ?? new Set<string>();
    asked.set(metric, elements.add(element ?? ''));
  };
  for (const { values } of portfolio.all('plan')) {
    for (const { value } of [...values.component, ...values.modifier])
      add(value.metric?.value.name, value.of?.value.to);
  }
  for (const { values } of portfolio.all('pool')) {
    const funding = values.funding?.value;
    add(funding?.metric?.value.name, funding?.of?.value.to);
  }
  return asked;
}
