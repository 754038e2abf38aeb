import {
  declarations,
  isKind,
  type Properties,
  type Property,
  type RecordType,
  schemaOf,
  type ValueType,
} from '@btaas/portfolio';

/** A node of the syntax tree, as far as its schema is asked for. */
export interface NodeType {
  readonly type: string;
  /** The word that begins it, if it is a property. */
  readonly key?: string | undefined;
}
/** A node with the feature of it that is being read. */
export interface Level extends NodeType {
  readonly feature: string;
}
interface Fields {
  readonly header: Properties;
  readonly body: Properties;
  readonly named: boolean;
}

const records = new Map<string, RecordType>();
for (const { header, body } of Object.values(declarations)) {
  for (const properties of [header, body] as readonly Properties[]) {
    for (const property of Object.values(properties)) collect(property.of);
  }
}
function collect(type: ValueType): void {
  if (type.type === 'choice') for (const each of type.of) collect(each);
  if (type.type !== 'record' || records.has(type.record)) return;
  records.set(type.record, type);
  for (const property of [...Object.values(type.header), ...Object.values(type.body)]) collect(property.of);
}

/** Header and body of a declaration or a record, by the type of its node. */
export function fieldsOf(type: string): Fields | undefined {
  const kind = type.toLowerCase();
  return isKind(kind) ? schemaOf(kind) : records.get(type);
}

const own = (properties: Properties | undefined, name: string | undefined): Property | undefined =>
  properties !== undefined && name !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;

/** What the schema says of a feature of a node, given what stands around the node, the outermost first. */
export function propertyAt(node: NodeType, feature: string, around: readonly Level[]): Property | undefined {
  if (node.type !== 'Property') return own(fieldsOf(node.type)?.header, feature);
  const owner = around.at(-1);
  return owner && own(fieldsOf(owner.type)?.body, node.key);
}
export function bodyProperty(owner: string, key: string): Property | undefined {
  return own(fieldsOf(owner)?.body, key);
}

/** The type of value that is being read at a level; of a choice, the record whose node it is. */
export function typeAt(node: NodeType, feature: string, around: readonly Level[]): ValueType | undefined {
  const found = propertyAt(node, feature, around)?.of;
  if (found !== undefined) return found;
  const outer = around.at(-1);
  if (outer === undefined) return undefined;
  const outerType = () => typeAt(outer, outer.feature, around.slice(0, -1));
  // The ends of a range, the unit of a quantity and the end of a period are of the type of the whole.
  if (node.type === 'Range') {
    const type = outerType();
    return type?.type === 'range' ? { type: 'quantity', shapes: type.shapes } : undefined;
  }
  return node.type === 'Quantity' || node.type === 'Period' ? outerType() : undefined;
}
