import {
  type Argument,
  type BinaryOperator,
  type Expression,
  type FunctionName,
  isBuiltInMetric,
  type Literal,
  parsePeriod,
  partsOfExpression,
  quantityFromParts,
  type Template,
} from '@btaas/portfolio';
import { isSyntaxNode, type SyntaxNode } from '../syntax/node.js';
import type { Link } from './link.js';
import type { Report } from './problem.js';
import { decodeText } from './text.js';

export interface ExpressionScope {
  readonly within: readonly string[];
  readonly links: Link[];
  readonly report: Report;
}

const node = (value: unknown) => (isSyntaxNode(value) ? value : undefined);

/** The expression that a syntax tree spells; undefined where a part of it is missing or wrong, which is reported. */
export function readExpression(syntax: SyntaxNode | undefined, scope: ExpressionScope): Expression | undefined {
  if (syntax === undefined) return undefined;
  const at = { start: syntax.$start, end: syntax.$end };
  const read = (part: unknown) => readExpression(node(part), scope);
  switch (syntax.$type) {
    case 'Group':
      return read(syntax.inner);
    case 'Conditional': {
      const [condition, then, otherwise] = [read(syntax.condition), read(syntax.then), read(syntax.otherwise)];
      return condition && then && otherwise && { type: 'conditional', condition, then, otherwise, ...at };
    }
    case 'Logical':
    case 'Arithmetic': {
      const [left, right] = [read(syntax.left), read(syntax.right)];
      return left && right && { type: 'binary', operator: syntax.operator as BinaryOperator, left, right, ...at };
    }
    case 'Not':
    case 'Minus': {
      const operand = read(syntax.operand);
      return operand && { type: 'unary', operator: syntax.$type === 'Not' ? 'not' : '-', operand, ...at };
    }
    case 'Member': {
      const receiver = read(syntax.receiver);
      return receiver && { type: 'member', receiver, member: syntax.member as string, ...at };
    }
    case 'Call':
      return readCall(syntax, scope);
    case 'MetricOf':
      return readMetricOf(syntax, scope);
    case 'NameUse':
      return { type: 'name', name: syntax.name as string, ...at };
    default:
      return readLiteral(syntax, scope.report);
  }
}

function readLiteral(syntax: SyntaxNode, report: Report): Literal | undefined {
  const at = { start: syntax.$start, end: syntax.$end };
  if (syntax.$type === 'BooleanLiteral') return { type: 'boolean', value: syntax.value === 'true', ...at };
  if (syntax.$type === 'TextLiteral') return { type: 'text', value: decodeText(syntax.text as string), ...at };
  if (syntax.$type === 'SpanLiteral') {
    const reading = parsePeriod(syntax.span as string);
    if (reading.ok) return { type: 'period', value: reading.value, ...at };
    report(reading.message, syntax);
    return undefined;
  }
  if (syntax.$type !== 'QuantityLiteral') return undefined;
  const lexeme = syntax.number as string;
  const isPercent = lexeme.endsWith('%');
  const reading = quantityFromParts(
    isPercent ? lexeme.slice(0, -1) : lexeme,
    isPercent,
    syntax.unit as string | undefined,
  );
  if (reading.ok) return { type: 'quantity', value: reading.value, ...at };
  report(reading.message, syntax);
  return undefined;
}

function readCall(syntax: SyntaxNode, scope: ExpressionScope): Expression | undefined {
  const given: Argument[] = [];
  for (const each of (syntax.arguments as readonly SyntaxNode[] | undefined) ?? []) {
    const value = readExpression(node(each.value), scope);
    const where = readExpression(node(each.where), scope);
    if (value === undefined || (each.where !== undefined && where === undefined)) return undefined;
    given.push({ value, where });
  }
  const at = { start: syntax.$start, end: syntax.$end };
  return { type: 'call', function: syntax.function as FunctionName, arguments: given, ...at };
}

function readMetricOf(syntax: SyntaxNode, { links, within }: ExpressionScope): Expression | undefined {
  const element = node(syntax.element);
  if (element === undefined) return undefined;
  const metric = syntax.metric as string;
  const text = element.target as string;
  const read = { type: 'metricOf' as const, metric, element: text, found: false };
  const placed = { ...read, start: syntax.$start, end: syntax.$end };
  const [start, end] = syntax.$spans?.metric ?? [syntax.$start, syntax.$start + metric.length];
  links.push({
    ...{ text: metric, to: ['metric'], within, start, end, builtIn: isBuiltInMetric(metric), meaning: undefined },
    resolve: (id) => {
      placed.metric = id;
    },
  });
  links.push({
    ...{ text, to: ['*'], within, start: element.$start, end: element.$end, builtIn: false, meaning: undefined },
    resolve: (id, found) => {
      placed.element = id;
      placed.found = found;
    },
  });
  return placed;
}

export type ExpressionParser = (text: string) => {
  readonly file: SyntaxNode;
  readonly problems: readonly { readonly message: string; readonly start: number; readonly end: number }[];
};

/**
 * A message's texts and the expressions in its braces; `{{` and `}}` are braces. `written` is the text with its quotes,
 * `start` where it stands. Offsets of expressions are exact unless the text has escapes or is a block.
 */
export function readTemplate(
  written: string,
  start: number,
  parseExpression: ExpressionParser,
  scope: ExpressionScope,
): Template {
  const text = decodeText(written);
  const exact = !written.startsWith('"""') && !written.includes('\\');
  const whole = { $start: start, $end: start + written.length };
  const parts: (string | Expression)[] = [];
  let literal = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if ((sign === '{' || sign === '}') && text[at + 1] === sign) {
      literal += sign;
      at++;
    } else if (sign === '}') {
      scope.report('this "}" has no "{" before it; write "}}" for a brace', whole);
    } else if (sign !== '{') literal += sign;
    else {
      const close = text.indexOf('}', at);
      if (close < 0) {
        scope.report('this "{" is not closed; write "{{" for a brace', whole);
        return parts;
      }
      const inner = text.slice(at + 1, close);
      const shift = exact ? start + 1 + at + 1 : undefined;
      const place = ($start: number, $end: number) =>
        shift === undefined ? whole : { $start: $start + shift, $end: $end + shift };
      const { file, problems } = parseExpression(inner);
      for (const each of problems) scope.report(each.message, place(each.start, each.end));
      const report: Report = (message, { $start, $end }) => scope.report(message, place($start, $end));
      const links: Link[] = [];
      const read = problems.length > 0 ? undefined : readExpression(file, { ...scope, links, report });
      for (const link of links) {
        const { $start, $end } = place(link.start, link.end);
        scope.links.push({ ...link, start: $start, end: $end });
      }
      if (literal !== '') parts.push(literal);
      literal = '';
      if (read !== undefined) parts.push(shift === undefined ? read : moved(read, shift));
      at = close;
    }
  }
  if (literal !== '') parts.push(literal);
  return parts;
}

/** The same expression, with places that many units further on. Keeps the objects that links will set. */
function moved(expression: Expression, shift: number): Expression {
  const place = expression as { start: number; end: number };
  place.start += shift;
  place.end += shift;
  for (const part of partsOfExpression(expression)) moved(part, shift);
  return expression;
}
