import type { Expression, Template } from '../../expressions/expression.js';
import { quantityToJson } from '../../values/index.js';
import type { Json, Span } from './format.js';

/** An expression as plain JSON: the tree with its offsets. */
export function expressionToJson(e: Expression): Json {
  const at: Span = [e.start, e.end];
  switch (e.type) {
    case 'quantity':
      return { type: e.type, value: quantityToJson(e.value) as unknown as Json, at };
    case 'period':
      return { type: e.type, value: e.value as unknown as Json, at };
    case 'text':
    case 'boolean':
      return { type: e.type, value: e.value, at };
    case 'name':
      return { type: e.type, name: e.name, at };
    case 'member':
      return { type: e.type, receiver: expressionToJson(e.receiver), member: e.member, at };
    case 'call':
      return {
        type: e.type,
        function: e.function,
        arguments: e.arguments.map(
          ({ value, where }): Json =>
            where === undefined
              ? { value: expressionToJson(value) }
              : { value: expressionToJson(value), where: expressionToJson(where) },
        ),
        at,
      };
    case 'metricOf':
      return { type: e.type, metric: e.metric, element: e.element, found: e.found, at };
    case 'unary':
      return { type: e.type, operator: e.operator, operand: expressionToJson(e.operand), at };
    case 'binary':
      return {
        type: e.type,
        operator: e.operator,
        left: expressionToJson(e.left),
        right: expressionToJson(e.right),
        at,
      };
    case 'conditional': {
      const [condition, then, otherwise] = [e.condition, e.then, e.otherwise].map(expressionToJson) as [
        Json,
        Json,
        Json,
      ];
      return { type: e.type, condition, then, otherwise, at };
    }
  }
}

/** Texts stay texts; what is an object is an expression. */
export function templateToJson(template: Template): Json {
  return template.map((part) => (typeof part === 'string' ? part : expressionToJson(part)));
}
