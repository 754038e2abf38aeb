import { KINDS, schemaOf } from '../../schema/declarations.js';
import type { Properties, Property, Sourced, ValueType } from '../../schema/types.js';
import { boolean, collection, type ExpressionValue } from '../evaluated.js';
import { collectionOf, type ExpressionType } from '../types.js';
import { type Member, missing, type ModelValue, type RawValues } from './member.js';
import { everyRecord, propertiesOf } from './records.js';
import { propertyType, recordKind } from './property-type.js';
import { propertyValue } from './property-value.js';

/**
 * Records that stand for one of their values where they are given at most once: `sla.availability` is the percentage.
 * Their other values are members beside it: `sla.window`, `s.tier`.
 */
const STANDS_FOR: Readonly<Record<string, string>> = {
  AvailabilityPromise: 'value',
  Demand: 'rate',
  TieredArchetype: 'archetype',
};

/** The members of every kind and every record of the schema, by kind: one for each property, under its own name. */
export function schemaMembers(): ReadonlyMap<string, readonly Member[]> {
  return new Map([
    ...KINDS.map((kind) => [kind, membersOf(propertiesOf(schemaOf(kind)))] as const),
    ...everyRecord().map((record) => [recordKind(record), membersOf(propertiesOf(record))] as const),
  ]);
}

function membersOf(properties: Properties): readonly Member[] {
  const own = Object.entries(properties).map(([name, property]) => propertyMember(name, property));
  const beside = Object.entries(properties).flatMap(([name, property]) => membersBeside(name, property));
  return [...own, ...beside.filter((member) => !Object.hasOwn(properties, member.name))];
}

function propertyMember(name: string, property: Property): Member {
  const { of, many, doc } = property;
  const main = mainOf(property);
  if (main !== undefined) return { ...within(name, main.name, main.property), name, doc };
  const type = propertyType(of);
  return {
    name,
    doc,
    type: many ? collectionOf(type) : type,
    read: (thing, figures) => {
      const raw = thing.values[name] as Sourced<unknown> | readonly Sourced<unknown>[] | undefined;
      if (many) {
        const values = (raw ?? []) as readonly Sourced<unknown>[];
        return collection(values.map((each) => propertyValue(of, each, thing.owner, figures)));
      }
      if (raw === undefined) return absent(of, name, thing);
      return propertyValue(of, raw as Sourced<unknown>, thing.owner, figures);
    },
  };
}

/** A flag that is not given is false; anything else is missing. */
function absent(type: ValueType, name: string, thing: ModelValue): ExpressionValue {
  return type.type === 'flag' ? boolean(false) : missing(name, thing);
}

function mainOf({ of, many }: Property): { readonly name: string; readonly property: Property } | undefined {
  if (many || of.type !== 'record') return undefined;
  const name = STANDS_FOR[of.record];
  return name === undefined ? undefined : { name, property: of.header[name]! };
}

function membersBeside(name: string, property: Property): readonly Member[] {
  if (mainOf(property) === undefined || property.of.type !== 'record') return [];
  const { header, record } = property.of;
  return Object.entries(header)
    .filter(([field]) => field !== STANDS_FOR[record])
    .map(([field, inner]) => within(name, field, inner));
}

/** A value of the record that a property holds. */
function within(property: string, field: string, { of, doc }: Property): Member {
  const type: ExpressionType = propertyType(of);
  return {
    name: field,
    doc,
    type,
    read: (thing, figures) => {
      const record = thing.values[property] as Sourced<RawValues> | undefined;
      const value = record?.value[field] as Sourced<unknown> | undefined;
      if (value === undefined) return missing(Object.values(STANDS_FOR).includes(field) ? property : field, thing);
      return propertyValue(of, value, thing.owner, figures);
    },
  };
}
