import * as z from 'zod';
import { ALWAYS_ERRORS, configSchema, LEVELS } from './config-schema.js';
import type { KnownRule } from './rule-names.js';

/** The file name of the published JSON Schema of a configuration. */
export const CONFIG_SCHEMA_FILE = 'btaas.config.schema.json';

interface JsonSchema {
  [key: string]: unknown;
  description?: string;
}

/** The JSON Schema of a configuration, with the ids and titles of the rules, so that an editor can complete them. */
export function configJsonSchema(rules: readonly KnownRule[]): object {
  const known = rules.filter(({ id }) => !ALWAYS_ERRORS.includes(id));
  const schema = z.toJSONSchema(configSchema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      if (!isLevels(jsonSchema)) return;
      const level = { enum: [...LEVELS] };
      Object.assign(jsonSchema, {
        properties: Object.fromEntries(known.map(({ id, title }) => [id, { description: title, ...level }])),
        // Anything else is the qualified name of a policy.
        additionalProperties: false,
        patternProperties: { '^(?![Bb][Tt][0-9]+$)': level },
      });
      delete jsonSchema.propertyNames;
    },
  }) as JsonSchema;
  return { title: 'Configuration of a BTaaS project', ...schema, allowTrailingCommas: true };
}

/** Whether a part of the schema is a table of levels by rule. */
function isLevels(schema: { additionalProperties?: unknown; type?: unknown }): boolean {
  const values = schema.additionalProperties as { enum?: readonly unknown[] } | boolean | undefined;
  return schema.type === 'object' && typeof values === 'object' && values.enum?.length === LEVELS.length;
}
