import type { Figures } from '../../figures/figures.js';
import { type Element, type Part, placeOf } from '../../model/index.js';
import type { Reference, Sourced } from '../../schema/types.js';
import { type Unknown, unknown } from '../../values/index.js';
import type { ElementValue, ExpressionValue } from '../evaluated.js';
import type { ExpressionType } from '../types.js';

/** The values of an element or of a record, by property, as the model holds them. */
export type RawValues = { readonly [property: string]: unknown };

/** An element, a part or a record of the model as the value of an expression. */
export interface ModelValue extends ElementValue {
  /** The element that it is, or that it belongs to. */
  readonly owner: Element;
  readonly values: RawValues;
  /** Of a record that is about an element, such as a consumer about a unit: that element. */
  readonly about?: ModelValue;
  /** The type under which it was found, if that is of several kinds: what another one of them has is missing here. */
  readonly oneOf?: string;
  readonly label: string;
}

/** What an expression can ask of a thing of some kind after a dot. */
export interface Member {
  readonly name: string;
  /** One sentence, for hover and completion. */
  readonly doc: string;
  readonly type: ExpressionType;
  read(of: ModelValue, figures: Figures): ExpressionValue;
}
export type Members = ReadonlyMap<string, Member>;

export function isModelValue(value: ExpressionValue): value is ModelValue {
  return value.type === 'element' && 'owner' in value;
}

export function elementValue(element: Element): ModelValue {
  const { kind, id, name } = element;
  return {
    type: 'element',
    kind,
    id,
    label: name === '' ? id : name,
    owner: element,
    values: element.values as RawValues,
  };
}

/** The part that a name such as `Transactional.M` stands for. */
function partValue({ kind, id, owner }: Part): ModelValue | undefined {
  const parts = (owner.values as RawValues)[kind] as readonly Sourced<RawValues & { readonly id: string }>[];
  const part = parts.find(({ value }) => value.id === id);
  return part && recordValue(kind, part, owner);
}

/** A record of an element; one that is about another element stands for it: it has its id, its label and its members. */
export function recordValue(kind: string, record: Sourced<unknown>, owner: Element, about?: ModelValue): ModelValue {
  const values = record.value as RawValues & { readonly id?: string; readonly name?: Sourced<string> };
  const { document } = placeOf(owner);
  return {
    type: 'element',
    kind,
    id: about?.id ?? values.id ?? `${document}:${record.start}`,
    label: about?.label ?? values.name?.value ?? `the ${kind} of ${owner.name === '' ? owner.id : owner.name}`,
    owner,
    values,
    ...(about && { about }),
  };
}

/** What a reference stands for: the element, or unknown while there is none of that name. */
export function referredValue({ to, found }: Reference, { portfolio }: Figures, oneOf?: string): ModelValue | Unknown {
  const element = found ? portfolio.find(to) : undefined;
  if (element !== undefined) return oneOf === undefined ? elementValue(element) : { ...elementValue(element), oneOf };
  const part = found ? portfolio.part(to) : undefined;
  return (part && partValue(part)) ?? unknown(to);
}

export function missing(property: string, of: ModelValue): Unknown {
  return unknown(`${property} of ${of.label}`);
}
