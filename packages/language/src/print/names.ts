import type { Expression } from '@btaas/portfolio';

/** How names are looked up where something is printed. */
export interface NameScope {
  readonly namespace: string;
  readonly uses: readonly string[];
  /** Qualified names of the elements around it, the innermost first. */
  readonly within: readonly string[];
  /** Whether there is an element (or a part of one) of this qualified name. */
  readonly declares: (id: string) => boolean;
}

/**
 * The shortest name that stands for an element here. Names are looked up inside-out, so a short one may mean something
 * nearer: then the next longer one is taken.
 */
export function shortName(id: string, scope: NameScope): string {
  const prefixes = [...scope.within, scope.namespace, ...scope.uses].filter((prefix) => id.startsWith(`${prefix}.`));
  const names = prefixes.map((prefix) => id.slice(prefix.length + 1)).sort((a, b) => a.length - b.length);
  return names.find((name) => meaning(name, scope) === id) ?? id;
}

/** What a name stands for; undefined where it stands for nothing, or could stand for two things. */
function meaning(name: string, { namespace, uses, within, declares }: NameScope): string | undefined {
  for (const prefix of [...within, ...(namespace === '' ? [] : [namespace])]) {
    if (declares(`${prefix}.${name}`)) return `${prefix}.${name}`;
  }
  const used = [...new Set(uses.map((prefix) => `${prefix}.${name}`))].filter(declares);
  if (used.length > 0) return used.length === 1 ? used[0] : undefined;
  return declares(name) ? name : undefined;
}

/** The expression with its names as they are written here. */
export function withShortNames(e: Expression, scope: NameScope): Expression {
  const inner = (part: Expression) => withShortNames(part, scope);
  switch (e.type) {
    case 'metricOf':
      return {
        ...e,
        metric: e.metric.includes('.') ? shortName(e.metric, scope) : e.metric,
        element: e.found ? shortName(e.element, scope) : e.element,
      };
    case 'member':
      return { ...e, receiver: inner(e.receiver) };
    case 'unary':
      return { ...e, operand: inner(e.operand) };
    case 'binary':
      return { ...e, left: inner(e.left), right: inner(e.right) };
    case 'conditional': {
      const [condition, then, otherwise] = [inner(e.condition), inner(e.then), inner(e.otherwise)];
      return { ...e, condition, then, otherwise };
    }
    case 'call':
      return {
        ...e,
        arguments: e.arguments.map(({ value, where }) => ({ value: inner(value), where: where && inner(where) })),
      };
    default:
      return e;
  }
}
