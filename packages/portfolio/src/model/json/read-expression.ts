import {
  type Argument,
  BINARY_OPERATORS,
  type BinaryOperator,
  type Expression,
  FUNCTIONS,
  type FunctionName,
  type Template,
} from '../../expressions/expression.js';
import { fromJson, type Period, quantityFromJson } from '../../values/index.js';
import { type Fields, fieldsOf, listOf, refuse, spanOf, textOf, truthOf, within } from './mistake.js';

const BINARY: ReadonlySet<string> = new Set(BINARY_OPERATORS);

/** The inverse of `expressionToJson`. */
export function expressionFromJson(json: unknown): Expression {
  const fields = fieldsOf(json);
  const place = within('at', () => spanOf(fields.at));
  const part = (key: string) => within(key, () => expressionFromJson(fields[key]));
  const text = (key: string) => within(key, () => textOf(fields[key]));
  switch (fields.type) {
    case 'quantity':
      return { type: 'quantity', value: within('value', () => quantityFromJson(fields.value)), ...place };
    case 'period':
      return { type: 'period', value: within('value', () => periodFromJson(fields.value)), ...place };
    case 'text':
      return { type: 'text', value: text('value'), ...place };
    case 'boolean':
      return { type: 'boolean', value: within('value', () => truthOf(fields.value)), ...place };
    case 'name':
      return { type: 'name', name: text('name'), ...place };
    case 'member':
      return { type: 'member', receiver: part('receiver'), member: text('member'), ...place };
    case 'call':
      return { type: 'call', function: functionOf(fields), arguments: argumentsOf(fields), ...place };
    case 'metricOf': {
      const found = within('found', () => truthOf(fields.found));
      return { type: 'metricOf', metric: text('metric'), element: text('element'), found, ...place };
    }
    case 'unary': {
      const { operator } = fields;
      if (operator !== '-' && operator !== 'not') return refuse('"operator" is not "-" or "not"');
      return { type: 'unary', operator, operand: part('operand'), ...place };
    }
    case 'binary': {
      const operator = text('operator');
      if (!BINARY.has(operator)) return refuse(`"${operator}" is not an operator`);
      return {
        type: 'binary',
        operator: operator as BinaryOperator,
        left: part('left'),
        right: part('right'),
        ...place,
      };
    }
    case 'conditional': {
      const [condition, then, otherwise] = [part('condition'), part('then'), part('otherwise')];
      return { type: 'conditional', condition, then, otherwise, ...place };
    }
    default:
      return refuse('its "type" is not one of an expression');
  }
}

export function templateFromJson(json: unknown): Template {
  return listOf(json, (part) => (typeof part === 'string' ? part : expressionFromJson(part)));
}

export function periodFromJson(json: unknown): Period {
  const value = fromJson(json);
  return value.type === 'period' ? value : refuse('expected a period');
}

function functionOf(fields: Fields): FunctionName {
  const name = within('function', () => textOf(fields.function));
  return FUNCTIONS.find((each) => each === name) ?? refuse(`"${name}" is not a function`);
}

function argumentsOf(fields: Fields): Argument[] {
  return within('arguments', () =>
    listOf(fields.arguments, (json) => {
      const argument = fieldsOf(json);
      return {
        value: within('value', () => expressionFromJson(argument.value)),
        where: argument.where === undefined ? undefined : within('where', () => expressionFromJson(argument.where)),
      };
    }),
  );
}
