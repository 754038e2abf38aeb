import type { Figures } from '../figures/figures.js';
import type { ElementOf } from '../model/index.js';

type Responsibility = ElementOf<'responsibility'>;

/** One task for one scope, for which different parties answer. */
export interface ContestedResponsibility {
  /** The name or the title that the responsibilities have in common, in lower case. */
  readonly task: string;
  /** The element that they are all about; `undefined` where none of them names a scope. */
  readonly scope: string | undefined;
  /** Two or more, by qualified name. */
  readonly responsibilities: readonly Responsibility[];
  /** Who answers according to them, by qualified name: two or more. */
  readonly accountable: readonly string[];
}

/**
 * Responsibilities of one name or title, in whatever namespaces, for one element of their scopes, that do not all say the
 * same accountable. One with a narrower scope than another is an exception to it, and none of these. A responsibility
 * that has two accountables by itself is for another rule.
 */
export function contestedResponsibilities({ portfolio }: Figures): readonly ContestedResponsibility[] {
  const byTask = new Map<
    string,
    { readonly task: string; readonly scope: string | undefined; readonly found: Responsibility[] }
  >();
  for (const responsibility of portfolio.all('responsibility')) {
    const scopes = responsibility.values.scope.flatMap(({ value }) => (value.found ? [value.to] : []));
    for (const task of tasksOf(responsibility)) {
      for (const scope of responsibility.values.scope.length === 0 ? [undefined] : scopes) {
        const key = `${task}\n${scope ?? ''}`;
        const entry = byTask.get(key);
        if (entry === undefined) byTask.set(key, { task, scope, found: [responsibility] });
        else if (entry.found.at(-1) !== responsibility) entry.found.push(responsibility);
      }
    }
  }
  const seen = new Set<string>();
  return [...byTask.values()].flatMap(({ task, scope, found }) => {
    const accountable = [...new Set(found.flatMap(accountableOf))].sort();
    // The same responsibilities may meet in their name and in their title, and in several elements of their scopes.
    const key = found.map(({ id }) => id).join('\n');
    if (found.length < 2 || accountable.length < 2 || seen.has(key) || !areDifferent(found)) return [];
    seen.add(key);
    return [{ task, scope, responsibilities: found, accountable }];
  });
}

function tasksOf({ name, title }: Responsibility): readonly string[] {
  return [...new Set([name, title?.value.trim() ?? ''].map((text) => text.toLowerCase()))].filter(
    (text) => text !== '',
  );
}

function accountableOf({ values }: Responsibility): readonly string[] {
  return values.accountable.flatMap(({ value }) => (value.found ? [value.to] : []));
}

/** Whether two of them name different accountables, beyond one that names several by itself. */
function areDifferent(found: readonly Responsibility[]): boolean {
  return new Set(found.map((each) => accountableOf(each).toSorted().join('\n')).filter((key) => key !== '')).size > 1;
}
