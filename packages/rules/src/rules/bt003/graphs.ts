import {
  type ElementOf,
  type Place,
  type Portfolio,
  type Reference,
  requiredServices,
  requirementsOf,
  type Sourced,
} from '@btaas/portfolio';

/** One way in which elements lean on one another, and must not in a circle. */
export interface Leaning {
  /** Completes "A … B": `requires`, `is within`. */
  readonly verb: string;
  readonly nodes: readonly string[];
  next(node: string): readonly string[];
  /** Where an edge is written. */
  placeOf(from: string, to: string): Place | undefined;
}

type Edges = readonly Sourced<Reference>[];
interface Declared {
  readonly id: string;
  readonly document: string;
}

/** `requires` of services, `within` of units, teams and capabilities, `extends` of archetypes, `base` of scenarios. */
export function leaningsOf(portfolio: Portfolio): readonly Leaning[] {
  const within = ({ values }: ElementOf<'unit' | 'team' | 'capability'>) => given(values.within);
  return [
    leaning(
      'requires',
      portfolio.all('service'),
      (service) => requirementsOf(service).map(({ to, at }) => ({ value: to, ...at })),
      requiredServices,
    ),
    leaning('is within', portfolio.all('unit'), within),
    leaning('is within', portfolio.all('team'), within),
    leaning('is within', portfolio.all('capability'), within),
    leaning('extends', portfolio.all('archetype'), ({ values }) => given(values.extends)),
    leaning('is based on', portfolio.all('scenario'), ({ values }) => given(values.base)),
  ];
}

const given = (reference: Sourced<Reference> | undefined): Edges => (reference === undefined ? [] : [reference]);

function leaning<E extends Declared>(
  verb: string,
  elements: readonly E[],
  edgesOf: (element: E) => Edges,
  namesOf = (element: E): readonly string[] =>
    edgesOf(element).flatMap(({ value }) => (value.found ? [value.to] : NONE)),
): Leaning {
  // Most elements lean on few others: their names are all that the walk needs.
  const targets = new Map<string, readonly string[]>();
  for (const element of elements) {
    const names = namesOf(element);
    if (names.length > 0) targets.set(element.id, names);
  }
  return {
    verb,
    nodes: [...targets.keys()],
    next: (id) => targets.get(id) ?? NONE,
    placeOf: (from, to) => {
      const element = elements.find(({ id }) => id === from)!;
      const edge = edgesOf(element).find(({ value }) => value.to === to);
      return edge && { document: element.document, start: edge.start, end: edge.end };
    },
  };
}

const NONE: readonly string[] = [];
