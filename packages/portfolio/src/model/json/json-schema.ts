import { KINDS, schemaOf } from '../../schema/declarations.js';
import type { Kind, Properties, RecordType, ValueType } from '../../schema/types.js';
import { PORTFOLIO_JSON_VERSION, PORTFOLIO_SCHEMA_FILE } from './format.js';
import { list, type JsonSchema, object, ref, VALUE_DEFINITIONS } from './json-schema-values.js';

/**
 * The JSON Schema (draft 2020-12) of the portfolio's JSON, made from the schema of the language: what is said of a property
 * there is its description here.
 */
export function portfolioJsonSchema(): JsonSchema {
  const definitions = new Map<string, JsonSchema>(Object.entries(VALUE_DEFINITIONS));
  const records = new Map<string, RecordType>();
  for (const kind of KINDS) define(definitions, kind, elementSchema(kind, records));
  // A record's properties may hold further records: the map grows while it is walked over.
  for (const [name, record] of records) define(definitions, name, recordSchema(record, records));
  define(definitions, 'element', { oneOf: KINDS.map(ref) });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:btaas:${PORTFOLIO_SCHEMA_FILE}`,
    title: 'BTaaS portfolio',
    description: 'A service portfolio as its text says it, with the place of every value. Nothing in it is computed.',
    ...object(
      {
        $schema: { type: 'string' },
        version: { const: PORTFOLIO_JSON_VERSION },
        documents: list(
          object(
            {
              name: { type: 'string', description: "The document's path from the root of the workspace." },
              namespace: { type: 'string' },
              uses: list({ type: 'string' }),
              library: { const: true, description: 'That the document comes from a library.' },
              elements: list(ref('element')),
            },
            ['name', 'namespace', 'uses', 'elements'],
          ),
        ),
        unresolved: list(object({ text: { type: 'string' }, ...PLACE }, ['text', 'document', 'at'])),
        duplicates: list(
          object(
            {
              id: { type: 'string' },
              first: object(PLACE, ['document', 'at']),
              second: object(PLACE, ['document', 'at']),
            },
            ['id', 'first', 'second'],
          ),
        ),
      },
      ['version', 'documents', 'unresolved', 'duplicates'],
    ),
    $defs: Object.fromEntries(definitions),
  };
}

const PLACE = { document: { type: 'string' }, at: ref('span') };

function define(definitions: Map<string, JsonSchema>, name: string, schema: JsonSchema): void {
  if (definitions.has(name)) throw new RangeError(`two definitions are called "${name}"`);
  definitions.set(name, schema);
}

function elementSchema(kind: Kind, records: Map<string, RecordType>): JsonSchema {
  const { doc, header, body } = schemaOf(kind);
  return {
    description: doc,
    ...object(
      {
        kind: { const: kind },
        id: { type: 'string', description: 'The qualified name.' },
        name: { type: 'string', description: 'The name as declared, without its namespace.' },
        title: sourced({ type: 'string' }),
        doc: { type: 'string', description: 'The doc comment, in Markdown.' },
        document: { type: 'string' },
        namespace: { type: 'string' },
        at: ref('span'),
        nameAt: ref('span'),
        values: object({ ...propertySchemas(header, records), ...propertySchemas(body, records) }),
      },
      ['kind', 'id', 'name', 'document', 'namespace', 'at', 'nameAt', 'values'],
    ),
  };
}

function recordSchema({ record, named, header, body }: RecordType, records: Map<string, RecordType>): JsonSchema {
  const own: Record<string, JsonSchema> = named
    ? { id: { type: 'string' }, name: sourced({ type: 'string' }), title: sourced({ type: 'string' }) }
    : {};
  return object(
    { record: { const: record }, ...own, ...propertySchemas(header, records), ...propertySchemas(body, records) },
    named ? ['id', 'name'] : [],
  );
}

function propertySchemas(properties: Properties, records: Map<string, RecordType>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { of, many, doc }]) => {
      const one = sourced(valueSchema(of, records));
      return [name, { description: doc, ...(many ? list(one) : one) }];
    }),
  );
}

function sourced(value: JsonSchema): JsonSchema {
  return object({ value, at: ref('span') }, ['value', 'at']);
}

function valueSchema(type: ValueType, records: Map<string, RecordType>): JsonSchema {
  switch (type.type) {
    case 'text':
    case 'unit':
    case 'column':
      return { type: 'string' };
    case 'word':
      if (type.words.length > 0) return { enum: type.words };
      return type.like === undefined ? { type: 'string' } : { type: 'string', pattern: type.like };
    case 'quantity':
      return anyOf(type.shapes.map(ref));
    case 'range': {
      const end = anyOf(type.shapes.map(ref));
      return object({ type: { const: 'range' }, from: end, to: end }, ['type']);
    }
    case 'flag':
      return { const: true };
    case 'declaration':
      return ref('element');
    case 'record':
      return recordReference(type, records);
    case 'choice':
      return anyOf(
        type.of.map((record) => ({
          ...recordReference(record, records),
          type: 'object',
          properties: { record: { const: record.record } },
          required: ['record'],
        })),
      );
    case 'metric':
      return ref('metricName');
    default:
      return ref(type.type);
  }
}

function recordReference(type: RecordType, records: Map<string, RecordType>): JsonSchema {
  records.set(type.record, records.get(type.record) ?? type);
  return ref(type.record);
}

function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  return schemas.length === 1 ? schemas[0]! : { anyOf: schemas };
}
