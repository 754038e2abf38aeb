import { type ElementHead, labelOf } from '@btaas/portfolio';

/** What elements are called in one chart: two of one title would be one bar, so their names are added. */
export function distinctLabels(elements: Iterable<ElementHead>): (element: ElementHead) => string {
  const holders = new Map<string, Set<string>>();
  for (const element of elements) {
    const label = labelOf(element);
    holders.set(label, (holders.get(label) ?? new Set()).add(element.id));
  }
  return (element) => {
    const label = labelOf(element);
    return (holders.get(label)?.size ?? 0) > 1 ? `${label} (${element.name})` : label;
  };
}
