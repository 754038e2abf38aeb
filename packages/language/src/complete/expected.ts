import { syntax } from '../syntax/btaas.js';
import { isSyntaxNode, type SyntaxNode } from '../syntax/node.js';
import { bracesAt, type Cursor, cursorAt, keysAfter } from './cursor.js';
import { expand } from './expand.js';
import type { Expectation } from './expectation.js';
import type { Level } from './schema.js';

/** What can stand at an offset. */
export interface Expected {
  /** The stretch that a completion replaces: the word, the qualified name or the text around the offset. */
  readonly start: number;
  readonly end: number;
  /** Whether the offset is inside of a text in quotes or of a comment. */
  readonly inside: Cursor['inside'];
  readonly items: readonly Expectation[];
  /** The declaration, the property and the records around the offset, the outermost first. */
  readonly path: readonly PathStep[];
}
/** A node around an offset, with the feature of it that holds the offset. */
export interface PathStep {
  /** The type of node, such as `Service`, `Property` or `Consumer`. */
  readonly type: string;
  readonly feature: string;
  /** The word that begins a property. */
  readonly key?: string;
  /** The name of a declaration, a tier, an offering, a wave. */
  readonly name?: string;
  readonly start: number;
}

/**
 * What the grammar and the schema allow at an offset. The text may be half typed: what stands behind the offset plays
 * no part. Reads the declaration around the offset once.
 */
export function expectedAt(text: string, offset: number): Expected {
  const cursor = cursorAt(text, offset);
  const expected = expectedFor(text, cursor);
  const isTemplate = expected.items.some((item) => item.what === 'value' && item.of.type === 'template');
  const braces = isTemplate && cursor.inside === 'text' ? bracesAt(text, cursor.start, offset) : undefined;
  return braces === undefined ? expected : { ...expected, ...braces, items: EXPRESSION };
}

/** What stands in the braces of a template. */
const EXPRESSION: readonly Expectation[] = [
  { what: 'value', of: { type: 'expression', yields: 'quantity' }, doc: undefined, holds: 'message' },
];

function expectedFor(text: string, cursor: Cursor): Expected {
  const { start, end, inside } = cursor;
  if (inside === 'comment') return { start, end, inside, items: [], path: [] };
  const wanted = syntax.wantedAtEnd(text, cursor.tokens);
  const after = keysAfter(text, end);
  const items = new Map<string, Expectation>();
  let path: readonly PathStep[] | undefined;
  for (const { step, node, around } of wanted) {
    if (node.$type === '') continue;
    const levels = around.map(({ context, feature }) => levelOf(context.node, feature));
    const given = new Set([...givenIn(node), ...after]);
    const found = expand(step, { node: { type: node.$type, key: keyOf(node) }, around: levels, given }).filter(
      (item) => !isDot(item) && fits(item, cursor, keyOf(node)),
    );
    for (const item of found) {
      const same = JSON.stringify(item);
      if (!items.has(same)) items.set(same, item);
    }
    if (found.length > 0) {
      path ??= [
        ...around.map(({ context, feature }) => stepOf(context.node, feature)),
        stepOf(node, step.do === 'assign' ? step.feature : ''),
      ];
    }
  }
  return { start, end, inside, items: [...items.values()], path: path ?? [] };
}

/** A dot continues a name wherever one stands; that is not worth offering. */
const isDot = (item: Expectation) => item.what === 'symbol' && item.word === '.';

/** Declarations begin a line, or stand behind a scenario's `add`; inside of quotes only texts are offered. */
function fits(item: Expectation, { inside, startsLine }: Cursor, key: string | undefined): boolean {
  if (inside === 'text') return item.what === 'title' || (item.what === 'value' && takesText(item.of.type));
  return item.what !== 'declaration' || startsLine || key === 'add';
}
const takesText = (type: string) =>
  type === 'text' || type === 'template' || type === 'column' || type === 'expression';

const keyOf = (node: SyntaxNode) => (typeof node.key === 'string' ? node.key : undefined);
const levelOf = (node: SyntaxNode, feature: string): Level => ({ type: node.$type, key: keyOf(node), feature });
function givenIn(node: SyntaxNode): ReadonlySet<string> {
  return new Set(
    [node.properties ?? []]
      .flat()
      .filter(isSyntaxNode)
      .flatMap((each) => keyOf(each) ?? []),
  );
}

function stepOf(node: SyntaxNode, feature: string): PathStep {
  return {
    type: node.$type,
    feature,
    ...(typeof node.key === 'string' ? { key: node.key } : {}),
    ...(typeof node.name === 'string' ? { name: node.name } : {}),
    start: node.$start,
  };
}
