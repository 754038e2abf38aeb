import { type Element, referencesOf } from '../synthetic/element.ts';

/** What a declaration says, without the syntax of any language: the input of the models for other tools. */
export interface Said {
  readonly kind: string;
  readonly name: string;
  readonly title: string;
  /** References, with the property that holds each. */
  readonly references: readonly { readonly role: string; readonly target: string }[];
  /** Everything else, as words. */
  readonly facts: readonly { readonly key: string; readonly value: string }[];
}

/** Takes a declaration apart: a property stands on a line of its own, or is parted from the next by two spaces. */
export function said(element: Element): Said {
  const [header = '', ...rest] = element.marked.split(/\n| {2,}|(?<=^[^\n]*\{) /).map((part) => part.trim());
  const title = /"([^"]*)"/.exec(header)?.[1] ?? element.name;
  const references = [...header.matchAll(/(\w+) @(\w+)/g)].map(([, role, target]) => ({
    role: role!,
    target: target!,
  }));
  const facts: { key: string; value: string }[] = [];
  for (const part of rest.filter((each) => /\w/.test(each))) {
    // The further points of a curve start with a number: they are no property of their own.
    const [, key, value = ''] = /^([a-z]\w*)\s*(.*)$/i.exec(part) ?? [];
    if (key === undefined) continue;
    const targets = [...part.matchAll(/@(\w+)/g)].map(([, target]) => target!);
    for (const target of targets) references.push({ role: key, target });
    if (targets.length === 0) facts.push({ key, value: value.replace(/["{}]/g, '').trim() });
  }
  if (references.length !== referencesOf(element).length) throw new Error(`${element.name} lost a reference.`);
  return { kind: element.kind, name: element.name, title, references, facts };
}

/** `State`, from `state`: as the name of a kind, it meets no keyword. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The last segment of a namespace. */
export function shortName(namespace: string): string {
  return namespace.slice(namespace.lastIndexOf('.') + 1);
}
