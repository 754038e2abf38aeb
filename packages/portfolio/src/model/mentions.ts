import type { Element } from './element.js';

/** The qualified names of all elements that an element refers to, at any depth of its values. */
export function mentionsOf(element: Element): ReadonlySet<string> {
  const mentioned = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value) visit(each);
      return;
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) return;
    const fields = value as Record<string, unknown>;
    // A reference, a metric, or the metric of an element in an expression.
    if (fields.found === true)
      for (const name of [fields.to, fields.name, fields.element]) if (typeof name === 'string') mentioned.add(name);
    for (const name in fields) visit(fields[name]);
  };
  visit(element.values);
  return mentioned;
}
