import {
  isCurrency,
  isKind,
  isValidDate,
  nearest,
  parsePeriod,
  parseTimeOfDay,
  type Properties,
  type Property,
  schemaOf,
  type ValueType,
} from '@btaas/portfolio';
import { isSyntaxNode, type SyntaxNode } from '../syntax/node.js';
import type { Report, TypeProblem } from './problem.js';
import { readRange, readShaped } from './quantity.js';

/**
 * Holds a syntax tree against the schema (BT011): values of the wrong type or unit, words that are not on their list,
 * properties given twice or missing. What a name refers to is not looked at here.
 */
export function checkTypes(file: SyntaxNode, text: string): readonly TypeProblem[] {
  const problems: TypeProblem[] = [];
  const report: Report = (message, { $start, $end }) => problems.push({ message, start: $start, end: $end });
  for (const declaration of nodes(file.declarations)) checkDeclaration(declaration, { report, text });
  return problems;
}

interface Scope {
  readonly report: Report;
  readonly text: string;
}
const nodes = (value: unknown): readonly SyntaxNode[] => (Array.isArray(value) ? value : [value]).filter(isSyntaxNode);
const written =
  ({ text }: Scope) =>
  (node: SyntaxNode) =>
    text.slice(node.$start, node.$end);

function checkDeclaration(node: SyntaxNode, scope: Scope): void {
  const kind = node.$type.toLowerCase();
  if (!isKind(kind)) return;
  const { header, body } = schemaOf(kind);
  checkHeader(node, header, kind, scope);
  checkBody(node, body, kind, scope);
}

/** Clauses that stand before the block, each a feature of the node. */
function checkHeader(node: SyntaxNode, header: Properties, owner: string, scope: Scope): void {
  for (const [name, property] of Object.entries(header)) {
    const value = node[name];
    if (value === undefined) {
      if (property.required && !node.$partial)
        scope.report(`${a(owner)} needs ${lowerFirst(property.doc)} ("${name}")`, headOf(node));
    } else for (const each of nodes(value)) checkValue(each, property.of, scope);
  }
}

/** Properties of a block, in any order. */
function checkBody(node: SyntaxNode, body: Properties, owner: string, scope: Scope): void {
  const seen = new Set<string>();
  for (const property of nodes(node.properties)) {
    const key = property.key as string;
    const schema = Object.hasOwn(body, key) ? body[key] : undefined;
    if (schema === undefined) {
      const near = nearest(key, Object.keys(body), Math.max(1, Math.floor(key.length / 3)))[0];
      scope.report(
        `"${key}" is not a property of ${a(owner)}${near ? `; did you mean "${near}"?` : ''}`,
        keyOf(property),
      );
      continue;
    }
    if (seen.has(key) && !schema.many) scope.report(`"${key}" is given twice; keep one of them`, keyOf(property));
    seen.add(key);
    for (const value of nodes(property.values)) checkValue(value, schema.of, scope);
  }
  for (const [key, schema] of Object.entries(body)) {
    if (speaksFor(schema) && !seen.has(key) && !node.$partial) {
      scope.report(`${a(owner)} needs "${key}": ${lowerFirst(schema.doc)}`, headOf(node));
    }
  }
}
/** A property whose own rule reports it missing is left to that rule. */
const speaksFor = (schema: Property) => schema.required && schema.rule === undefined;

function checkValue(node: SyntaxNode, type: ValueType, scope: Scope): void {
  const { report } = scope;
  const found = written(scope)(node);
  switch (type.type) {
    case 'quantity':
      readShaped(node, type, found, report);
      return;
    case 'range':
      readRange(node, type, written(scope), report);
      return;
    case 'word':
      checkWord(node, type, report);
      return;
    case 'currency':
      if (!isCurrency(node.word as string)) report(`"${found}" is not an ISO 4217 currency code such as EUR`, node);
      return;
    case 'date':
      if (!isValidDate(node.date as string)) report(`"${found}" is not a day of the calendar`, node);
      return;
    case 'period':
    case 'time': {
      const reading = type.type === 'period' ? parsePeriod(found) : parseTimeOfDay(found);
      if (!reading.ok) report(reading.message, node);
      return;
    }
    case 'declaration':
      checkDeclaration(node, scope);
      return;
    case 'record':
      checkRecord(node, type.header, type.body, scope);
      return;
    case 'choice': {
      const record = type.of.find((each) => each.record === node.$type);
      if (record) checkRecord(node, record.header, record.body, scope);
      return;
    }
    default: // texts, names and expressions are checked where they are resolved
  }
}

function checkRecord(node: SyntaxNode, header: Properties, body: Properties, scope: Scope): void {
  const owner = node.$type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  checkHeader(node, header, owner, scope);
  checkBody(node, body, owner, scope);
}

function checkWord(
  node: SyntaxNode,
  type: { readonly words: readonly string[]; readonly called: string },
  report: Report,
): void {
  const word = node.word as string;
  if (type.words.length === 0 || type.words.includes(word)) return;
  const near = nearest(word, type.words, Math.max(1, Math.floor(word.length / 3)))[0];
  report(
    `"${word}" is not ${type.called}; ${near ? `did you mean "${near}"?` : `expected one of ${type.words.join(', ')}`}`,
    node,
  );
}

const a = (noun: string) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
function keyOf(property: SyntaxNode): { $start: number; $end: number } {
  return { $start: property.$start, $end: property.$start + (property.key as string).length };
}
/** The name of an element, or its first line. */
function headOf(node: SyntaxNode): { $start: number; $end: number } {
  const [$start, $end] = node.$spans?.name ?? [node.$start, node.$start + 1];
  return { $start, $end };
}
