import { type Element, schemaOf, type Sourced } from '@btaas/portfolio';

type Merged =
  | { readonly ok: true; readonly element: Element }
  /** The property of which each has another value. */
  | { readonly ok: false; readonly property: string };

/** One element of two rows that declare it: lists go together, each item once; what is single must be the same. */
export function merge(a: Element, b: Element): Merged {
  const { header, body } = schemaOf(a.kind);
  const values: Record<string, unknown> = {};
  const [first, second] = [a, b].map((each) => each.values as unknown as Readonly<Record<string, unknown>>) as [
    Readonly<Record<string, unknown>>,
    Readonly<Record<string, unknown>>,
  ];
  for (const [name, { many }] of [...Object.entries(header), ...Object.entries(body)]) {
    if (many) {
      const all = [...(first[name] as Sourced<unknown>[]), ...(second[name] as Sourced<unknown>[])];
      values[name] = [...new Map(all.map((item) => [JSON.stringify(item), item])).values()];
    } else if (first[name] === undefined || second[name] === undefined || same(first[name], second[name])) {
      values[name] = first[name] ?? second[name];
    } else return { ok: false, property: name };
  }
  if (a.title !== undefined && b.title !== undefined && a.title.value !== b.title.value)
    return { ok: false, property: 'title' };
  const head = { ...a, title: a.title ?? b.title, doc: a.doc ?? b.doc };
  return { ok: true, element: { ...head, values } as unknown as Element };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
