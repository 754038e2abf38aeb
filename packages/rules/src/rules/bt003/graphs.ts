import {
  type ElementOf,
  type Kind,
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

/** `requires` of services, `within` of units, teams and capabilities, `extends` of archetypes, `base` of scenarios. */
export function leaningsOf(portfolio: Portfolio): readonly Leaning[] {
  const within = ({ values }: ElementOf<'unit' | 'team' | 'capability'>) => given(values.within);
  const requires = (service: ElementOf<'service'>) =>
    requirementsOf(service).map(({ to, at }) => ({ value: to, ...at }));
  return [
    leaning('requires', portfolio, 'service', requires, requiredServices),
    leaning('is within', portfolio, 'unit', within),
    leaning('is within', portfolio, 'team', within),
    leaning('is within', portfolio, 'capability', within),
    leaning('extends', portfolio, 'archetype', ({ values }) => given(values.extends)),
    leaning('is based on', portfolio, 'scenario', ({ values }) => given(values.base)),
  ];
}

const given = (reference: Sourced<Reference> | undefined): Edges => (reference === undefined ? NONE : [reference]);

function leaning<K extends Kind>(
  verb: string,
  portfolio: Portfolio,
  kind: K,
  edgesOf: (element: ElementOf<K>) => Edges,
  namesOf = (element: ElementOf<K>): readonly string[] =>
    edgesOf(element).flatMap(({ value }) => (value.found ? [value.to] : [])),
): Leaning {
  const find = (id: string) => portfolio.get(kind, id);
  return {
    verb,
    nodes: portfolio.all(kind).map(({ id }) => id),
    next: (id) => {
      const element = find(id);
      return element === undefined ? [] : namesOf(element);
    },
    placeOf: (from, to) => {
      const element = find(from)!;
      const edge = edgesOf(element).find(({ value }) => value.to === to);
      return edge && { document: element.document, start: edge.start, end: edge.end };
    },
  };
}

const NONE: Edges = [];
