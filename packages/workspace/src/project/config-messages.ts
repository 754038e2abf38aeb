import { nearest } from '@btaas/portfolio';
import type { z } from 'zod';
import { configSchema } from './config-schema.js';

type Issue = z.core.$ZodIssue;

export interface ConfigMessage {
  readonly message: string;
  readonly path: readonly PropertyKey[];
  /** The key itself is meant, not its value. */
  readonly key?: string;
}

const WANTED: Readonly<Record<string, string>> = {
  array: 'a list, such as ["…"]',
  string: 'a text in double quotes',
  boolean: 'true or false',
  object: 'an object: { … }',
  record: 'an object: { … }',
};
const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(configSchema.shape),
  outputs: ['folder', 'formats'],
  overrides: ['files', 'elements', 'rules'],
};

/** What the schema found wrong, in words that name the key, what stands there and what is expected. */
export function configMessages(issues: readonly Issue[], config: unknown): ConfigMessage[] {
  return issues.flatMap((issue) => {
    const { path } = issue;
    const label = labelOf(path);
    const found = described(valueAt(config, path));
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({ message: unknownKey(key, path), path, key }));
      case 'invalid_type':
        if (valueAt(config, path) === undefined) {
          return [{ message: `${label} is missing`, path: path.slice(0, -1) }];
        }
        return [{ message: `${label} is ${WANTED[issue.expected] ?? issue.expected}, not ${found}`, path }];
      case 'invalid_value': {
        const values = issue.values.map(String);
        const given = valueAt(config, path);
        const similar = typeof given === 'string' ? nearest(given, values, 3)[0] : undefined;
        const hint = similar === undefined ? '' : `; did you mean "${similar}"?`;
        return [{ message: `${label} is ${orList(values.map((each) => `"${each}"`))}, not ${found}${hint}`, path }];
      }
      case 'invalid_union':
        return [{ message: `${label} is true, false, or a list of rules such as ["BT201"], not ${found}`, path }];
      case 'too_small':
        return [{ message: `${label} is empty; name at least one, or leave it out`, path }];
      default:
        return [{ message: issue.message, path }];
    }
  });
}

function unknownKey(key: string, path: readonly PropertyKey[]): string {
  const owner = String(path[0] ?? '');
  const keys = KEYS[owner] ?? [];
  const similar = nearest(key, keys, Math.max(2, Math.floor(key.length / 3)))[0];
  const where = owner === '' ? 'a configuration' : `"${owner}"`;
  if (similar !== undefined) return `${where} has no key "${key}"; did you mean "${similar}"?`;
  return `${where} has no key "${key}"; it has ${andList(keys.filter((each) => each !== '$schema'))}`;
}

function labelOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (typeof last === 'number') return `item ${last + 1} of ${labelOf(path.slice(0, -1))}`;
  if (last === undefined) return 'the configuration';
  return path.at(-2) === 'rules' ? `the level of ${String(last)}` : `"${String(last)}"`;
}

function valueAt(config: unknown, path: readonly PropertyKey[]): unknown {
  let value = config;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[step];
  return value;
}

function described(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `the text "${value}"`;
  return `the ${typeof value} ${String(value)}`;
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
function andList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
