import {
  DEFAULT_LIMITS,
  type Element,
  KINDS,
  type LimitName,
  type Place,
  type Portfolio,
  type Properties,
  type ReferableKind,
  type Reference,
  schemaOf,
  type Sourced,
  type ValueType,
} from '@btaas/portfolio';
import { mayBeMeant } from './may-be-meant.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

/**
 * What nobody can tell while parts of the text are not understood: a property that could not be read may be there, and a
 * name that stands for nothing was meant for something. Both have a finding of their own, and are not to have five.
 */
export interface Doubts {
  /** Whether what a rule found is not told, as what it misses may be there. */
  hush(rule: Rule, finding: RuleFinding): boolean;
  /** Whether a rule is not heard at all, as what it misses may be there. */
  silence(rule: Rule): boolean;
}

const NO_DOUBTS: Doubts = { hush: () => false, silence: () => false };

export function doubtsOf({ portfolio, unread = [], mistyped = [] }: RuleContext): Doubts {
  if (unread.length + mistyped.length + portfolio.unresolved.length === 0) return NO_DOUBTS;
  const elements = new Set<string>();
  const kinds = new Set<ReferableKind>();
  const documents = documentsOf(portfolio);
  const at = ({ document, start }: Place) => documents(document)?.around(start);
  for (const place of unread) {
    const element = at(place);
    if (element === undefined) {
      kinds.add('*');
      // What stands behind a declaration may have been meant for it: "commission A to B share 60% { review monthly }".
      const before = documents(place.document)?.before(place.start);
      if (before !== undefined) elements.add(before.id);
    } else if (!elements.has(element.id)) {
      elements.add(element.id);
      for (const kind of kindsNamedBy(element)) kinds.add(kind);
    }
  }
  for (const place of mistyped) {
    const element = at(place);
    if (element !== undefined) elements.add(element.id);
  }
  for (const place of portfolio.unresolved) {
    const element = at(place);
    for (const kind of element === undefined ? [] : kindsMeant(element, place)) kinds.add(kind);
  }
  const inDoubt = unread.length + mistyped.length > 0;
  // A baseline may know a wrong value: no error is kept back for it in all of the portfolio.
  const isBroken = unread.length > 0;
  const unsure = new Set([...elements].map((id) => portfolio.find(id)?.kind));
  const limits = new Set(limitsIn(portfolio, [...unread, ...mistyped]));
  return {
    hush: ({ missing }, { level, element, unlessMeant, restsOn = [], lacksInput }) => {
      if (unlessMeant !== undefined && mayBeMeant(unlessMeant, portfolio)) return true;
      if (lacksInput && (isBroken || (inDoubt && level === 'information'))) return true;
      const isUnsure = (other: string | Place) =>
        elements.has(typeof other === 'string' ? other : (at(other)?.id ?? ''));
      if (restsOn.some(isUnsure)) return true;
      // Of an element that was not read whole, nothing is missing: what was not understood may be it, and is reported.
      const isMissing = missing !== undefined || level === 'information';
      return isMissing && element !== undefined && elements.has(element);
    },
    silence: ({ missing = [], limits: heeded = [], sums = [] }) =>
      heeded.some((limit) => limits.has(limit)) ||
      sums.some((kind) => unsure.has(kind) || kinds.has('*')) ||
      (missing.length > 0 && (kinds.has('*') || missing.some((kind) => kinds.has(kind)))),
  };
}

/** The limits that may be declared where the text is not understood. */
function limitsIn({ settings }: Portfolio, places: readonly Place[]): readonly LimitName[] {
  if (settings === undefined) return [];
  const { limits = settings } = settings.values;
  const isInDoubt = places.some(
    ({ document, start }) => document === settings.document && limits.start <= start && start <= limits.end,
  );
  if (!isInDoubt) return [];
  const declared = settings.values.limits?.value;
  return (Object.keys(DEFAULT_LIMITS) as LimitName[]).filter((limit) => declared?.[limit] === undefined);
}

/** The elements of each document by their places, put in order when they are asked for. */
function documentsOf({ documents }: Portfolio): (document: string) => Ordered | undefined {
  const byDocument = new Map(documents.map(({ name, elements }) => [name, elements]));
  const ordered = new Map<string, Ordered>();
  return (document) => {
    const elements = byDocument.get(document);
    if (elements === undefined) return undefined;
    if (!ordered.has(document)) ordered.set(document, new Ordered(elements));
    return ordered.get(document)!;
  };
}

/** The elements of one document, to be found by place without going through all of them. */
class Ordered {
  readonly #elements: readonly Element[];
  /** Up to each element, where the last one of them ends. */
  readonly #ends: readonly number[];

  constructor(elements: readonly Element[]) {
    this.#elements = elements.toSorted((a, b) => a.start - b.start);
    let end = 0;
    this.#ends = this.#elements.map((element) => {
      end = Math.max(end, element.end);
      return end;
    });
  }
  /** The last element that begins before a place. */
  before(start: number): Element | undefined {
    return this.#elements[this.#countUpTo(start) - 1];
  }
  /** The first element that a place lies in. */
  around(start: number): Element | undefined {
    let found: Element | undefined;
    for (let at = this.#countUpTo(start) - 1; at >= 0 && this.#ends[at]! >= start; at--)
      if (start <= this.#elements[at]!.end) found = this.#elements[at];
    return found;
  }
  /** How many elements begin at a place or before it. */
  #countUpTo(start: number): number {
    let low = 0;
    let high = this.#elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#elements[middle]!.start <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The kinds that an element of this kind can refer to. */
function kindsNamedBy({ kind }: Element): ReadonlySet<ReferableKind> {
  return NAMED.get(kind)!;
}
const NAMED: ReadonlyMap<string, ReadonlySet<ReferableKind>> = new Map(
  KINDS.map((kind) => {
    const { header, body } = schemaOf(kind);
    return [kind, new Set([...referencesIn(header), ...referencesIn(body)])];
  }),
);

function referencesIn(properties: Properties): readonly ReferableKind[] {
  return Object.values(properties).flatMap(({ of }) => referencesOf(of));
}
function referencesOf(type: ValueType): readonly ReferableKind[] {
  if (type.type === 'reference') return type.to;
  if (type.type === 'choice') return type.of.flatMap(referencesOf);
  if (type.type === 'metric') return ['metric'];
  return type.type === 'record' ? [...referencesIn(type.header), ...referencesIn(type.body)] : [];
}

/** What the name at a place of an element could stand for; everything, in an expression. */
function kindsMeant(element: Element, place: Place): readonly ReferableKind[] {
  const { header, body } = schemaOf(element.kind);
  return meantIn({ ...header, ...body }, element.values as RawValues, place) ?? ['*'];
}
type RawValues = { readonly [property: string]: Sourced<unknown> | readonly Sourced<unknown>[] | undefined };

function meantIn(properties: Properties, values: RawValues, place: Place): readonly ReferableKind[] | undefined {
  for (const [name, { of }] of Object.entries(properties)) {
    const given = values[name];
    for (const value of given === undefined ? [] : ([given].flat() as readonly Sourced<unknown>[])) {
      if (place.start < value.start || value.end < place.end) continue;
      const found = meantBy(of, value, place);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function meantBy(type: ValueType, { value }: Sourced<unknown>, place: Place): readonly ReferableKind[] | undefined {
  if (type.type === 'reference') return (value as Reference).found ? undefined : type.to;
  if (type.type === 'metric') return ['metric'];
  if (type.type === 'record') return meantIn({ ...type.header, ...type.body }, value as RawValues, place);
  if (type.type !== 'choice') return undefined;
  const chosen = type.of.find(({ record }) => record === (value as { readonly record: string }).record);
  return chosen && meantBy(chosen, { value, start: place.start, end: place.end }, place);
}
