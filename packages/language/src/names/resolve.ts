import { nearest } from '@btaas/portfolio';
import type { Declared, FileNames, Used } from './declared.js';

/** Something wrong with a name. `related` are other places that belong to it. */
export interface NameProblem {
  readonly id: 'BT001' | 'BT002' | 'BT011';
  readonly message: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly related: readonly {
    readonly message: string;
    readonly file: string;
    readonly start: number;
    readonly end: number;
  }[];
}
interface Placed extends Declared {
  readonly file: string;
}

/**
 * Finds what each name of a project stands for: inside-out through the elements around it, the namespace of the file and
 * the namespaces that it uses, then as a fully qualified name.
 */
export function resolveNames(files: ReadonlyMap<string, FileNames>): readonly NameProblem[] {
  const problems: NameProblem[] = [];
  const elements = new Map<string, Placed>();
  for (const [file, { declared }] of files) {
    for (const each of declared) {
      const first = elements.get(each.id);
      if (first === undefined) {
        elements.set(each.id, { ...each, file });
        continue;
      }
      const message = `"${each.id}" is declared twice; rename one of them`;
      const related = [
        { message: `the first is ${a(first.kind)}`, file: first.file, start: first.start, end: first.end },
      ];
      problems.push({ id: 'BT002', message, file, start: each.start, end: each.end, related });
    }
  }
  const names = [...new Set([...elements.keys()].map((id) => id.slice(id.lastIndexOf('.') + 1)))];
  for (const [file, own] of files) {
    for (const used of own.used) {
      const problem = check(used, own, elements, names);
      if (problem) problems.push({ file, start: used.start, end: used.end, related: [], ...problem });
    }
  }
  return problems;
}

function check(
  used: Used,
  { namespace, uses }: FileNames,
  elements: ReadonlyMap<string, Placed>,
  names: readonly string[],
): Pick<NameProblem, 'id' | 'message'> | undefined {
  const near = [...used.within, ...(namespace === '' ? [] : [namespace])].map((prefix) =>
    elements.get(`${prefix}.${used.text}`),
  );
  let found = near.find((each) => each !== undefined);
  if (found === undefined) {
    const through = uses.map((prefix) => elements.get(`${prefix}.${used.text}`)).filter((each) => each !== undefined);
    if (through.length > 1) {
      const both = through.map(({ id }) => `"${id}"`).join(' and ');
      return { id: 'BT001', message: `"${used.text}" could be ${both}; write the qualified name` };
    }
    found = through[0] ?? elements.get(used.text);
  }
  const wanted = used.to.join(' or ');
  if (found === undefined) {
    const last = used.text.slice(used.text.lastIndexOf('.') + 1);
    const similar = nearest(last, names, Math.max(1, Math.floor(last.length / 3)))[0];
    const hint = similar === undefined ? '' : `; did you mean "${similar}"?`;
    return {
      id: 'BT001',
      message: `there is no ${used.to.includes('*') ? 'element' : wanted} called "${used.text}"${hint}`,
    };
  }
  if (used.to.includes('*') || used.to.includes(found.kind)) return undefined;
  return { id: 'BT011', message: `expected ${a(wanted)}, but "${used.text}" is ${a(found.kind)}` };
}

const a = (noun: string) => `${/^[aeiou](?!nit)/.test(noun) ? 'an' : 'a'} ${noun}`;
