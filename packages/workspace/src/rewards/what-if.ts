import {
  assumptionKey,
  isBuiltInMetric,
  type Kind,
  KINDS,
  METRICS,
  metricLabel,
  nearest,
  parseQuantity,
  type Portfolio,
  printQuantity,
  type Quantity,
} from '@btaas/portfolio';

/** An assumption such as `availability of Checkout = 99.95%`, or why it is none. */
export type Assumption =
  | { readonly key: string; readonly value: Quantity; readonly text: string }
  | { readonly problem: string };

const FORM = /^\s*([\w.]+)(?:\s+of\s+([^=]+?))?\s*=\s*(.+?)\s*$/u;

/** Reads an assumption; elements go by their qualified name, or by their name where it is only one's. */
export function readAssumption(text: string, portfolio: Portfolio): Assumption {
  const form = FORM.exec(text);
  if (form === null) return { problem: `"${text}" is no assumption such as "availability of Checkout = 99.95%"` };
  const [, metricName = '', elementName, written = ''] = form;
  const metric = isBuiltInMetric(metricName) ? metricName : named(metricName, ['metric'], portfolio);
  if (metric === undefined) {
    const known = [...Object.keys(METRICS), ...portfolio.all('metric').map(({ name }) => name)];
    return { problem: `nothing is measured as "${metricName}"${meant(metricName, known)}` };
  }
  const element = elementName === undefined ? '' : named(elementName, KINDS, portfolio);
  if (element === undefined) {
    const names = KINDS.flatMap((kind) => portfolio.all(kind).map(({ name }) => name)).filter((name) => name !== '');
    return { problem: `nothing, or more than one thing, is called "${elementName}"${meant(elementName!, names)}` };
  }
  const value = parseQuantity(written);
  if (!value.ok) return { problem: value.message };
  const shown = `${metricLabel(metric, element)} = ${printQuantity(value.value)}`;
  return { key: assumptionKey(metric, element), value: value.value, text: shown };
}

function meant(name: string, known: readonly string[]): string {
  const [best] = nearest(name, known, 3);
  return best === undefined ? '' : `; did you mean "${best}"?`;
}

/** The qualified name of the one element that is called so. */
export function named(name: string, kinds: readonly Kind[], portfolio: Portfolio): string | undefined {
  const exact = portfolio.find(name);
  if (exact !== undefined && kinds.includes(exact.kind)) return exact.id;
  const found = kinds.flatMap((kind) => portfolio.all(kind).filter((element) => element.name === name));
  return found.length === 1 ? found[0]!.id : undefined;
}
