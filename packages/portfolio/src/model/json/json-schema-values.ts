import { BINARY_OPERATORS, FUNCTIONS } from '../../expressions/expression.js';
import { CURRENCIES, TIME_UNITS } from '../../values/index.js';
import type { Shape } from '../../schema/types.js';

export type JsonSchema = { readonly [keyword: string]: unknown };

export function ref(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}
export function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}
export function object(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return {
    type: 'object',
    properties,
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

const text = { type: 'string' };
const expression = ref('expression');
const [condition, then, otherwise] = [expression, expression, expression];

function typed(
  type: string,
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return object({ type: { const: type }, ...properties }, ['type', ...required]);
}
function rateOf(amount: string, per: JsonSchema, noun: 'noun' | 'no noun' = 'no noun'): JsonSchema {
  const properties = { amount: ref(amount), per };
  return noun === 'noun' ? typed('rate', { ...properties, noun: text }, ['noun']) : typed('rate', properties);
}
function node(type: string, properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return typed(type, { ...properties, at: ref('span') });
}

const timeUnit = { enum: [...TIME_UNITS] };
const SHAPES: Readonly<Record<Shape, JsonSchema>> = {
  number: typed('number', { value: ref('exact') }),
  integer: typed('number', { value: { type: 'string', pattern: '^-?\\d+$' } }),
  percent: typed('percent', { value: ref('exact') }),
  money: typed('money', { amount: ref('exact'), currency: ref('currency') }, ['currency']),
  duration: typed('duration', { amount: ref('exact'), unit: timeUnit }),
  moneyPerTime: rateOf('money', timeUnit),
  moneyPerNoun: rateOf('money', { type: 'string', not: timeUnit }),
  nounPerTime: rateOf('number', timeUnit, 'noun'),
  percentPerTime: rateOf('percent', timeUnit),
  durationPerTime: rateOf('duration', timeUnit),
  any: { anyOf: [...['number', 'percent', 'money', 'duration'].map(ref), ref('anyRate')] },
};

/** Values by their name in the schema of the language. */
export const VALUE_DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  span: {
    description: 'The offset of the first character in UTF-16 units, and the one after the last.',
    type: 'array',
    prefixItems: [
      { type: 'integer', minimum: 0 },
      { type: 'integer', minimum: 0 },
    ],
    minItems: 2,
    maxItems: 2,
  },
  exact: {
    description: 'An exact number: a decimal, or a fraction where no decimal is finite.',
    type: 'string',
    pattern: '^-?\\d+(\\.\\d+|/\\d+)?$',
  },
  ...SHAPES,
  anyRate: typed(
    'rate',
    { amount: { anyOf: ['number', 'percent', 'money', 'duration'].map(ref) }, per: text, noun: text },
    ['noun'],
  ),
  date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  time: { type: 'string', pattern: '^\\d{2}:\\d{2}$' },
  currency: { enum: [...CURRENCIES] },
  period: {
    description: 'The days from one to another, both included; an end that is missing is open.',
    ...typed('period', { from: ref('date'), to: ref('date'), written: { enum: ['day', 'month', 'quarter'] } }, [
      'from',
      'to',
      'written',
    ]),
  },
  reference: {
    description: 'The qualified name of an element; while "found" is false, the text as written.',
    ...object({ to: text, found: { type: 'boolean' } }, ['to', 'found']),
  },
  metricName: {
    description: 'A built-in metric, or, where "custom" is true, the qualified name of a metric declaration.',
    ...object({ name: text, custom: { type: 'boolean' }, found: { type: 'boolean' } }, ['name', 'custom', 'found']),
  },
  template: {
    description: 'A text with expressions in it, and its parts in order.',
    ...object({ text, parts: list({ anyOf: [text, expression] }) }, ['text', 'parts']),
  },
  expression: {
    oneOf: [
      node('quantity', { value: ref('any') }),
      node('text', { value: text }),
      node('period', { value: ref('period') }),
      node('boolean', { value: { type: 'boolean' } }),
      node('name', { name: text }),
      node('member', { receiver: expression, member: text }),
      node('call', {
        function: { enum: [...FUNCTIONS] },
        arguments: list(object({ value: expression, where: expression }, ['value'])),
      }),
      node('metricOf', { metric: text, element: text, found: { type: 'boolean' } }),
      node('unary', { operator: { enum: ['-', 'not'] }, operand: expression }),
      node('binary', { operator: { enum: [...BINARY_OPERATORS] }, left: expression, right: expression }),
      node('conditional', { condition, then, otherwise }),
    ],
  },
};
