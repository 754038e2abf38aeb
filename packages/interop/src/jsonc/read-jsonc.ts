import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { type JsoncFile, syntaxMessage } from './words.js';

/** A stretch of a text. Offsets are in UTF-16 units, `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}
export interface JsoncMistake extends Stretch {
  readonly message: string;
}
type Path = readonly PropertyKey[];

/** JSON with comments and trailing commas, as somebody wrote it. */
export interface Jsonc {
  /** What could be read; of a key that is there twice, the last. Undefined where there is nothing. */
  readonly value: unknown;
  readonly whole: Stretch;
  /** The first mistake of syntax: those behind it often come of it. */
  readonly syntax: readonly JsoncMistake[];
  readonly repeatedKeys: readonly JsoncMistake[];
  /** Where a value stands, such as that of `['libraries', 0]`; undefined where there is none. */
  placeOf(path: Path): Stretch | undefined;
  /** Where the last key of a path stands. */
  placeOfKey(path: Path): Stretch | undefined;
}

/** Nothing in the text is executed. Never throws. */
export function readJsonc(text: string, file: JsoncFile): Jsonc {
  const errors: ParseError[] = [];
  // A byte order mark is no part of the JSON, but of its offsets.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  return {
    value: root === undefined ? undefined : getNodeValue(root),
    whole: stretch(root) ?? { start: 0, end: 0 },
    syntax: errors.slice(0, 1).map(({ error, offset, length }) => ({
      message: syntaxMessage(error, file),
      start: offset,
      end: offset + length,
    })),
    repeatedKeys: repeatedKeys(root),
    placeOf: (path) => stretch(nodeAt(root, path)),
    placeOfKey: (path) => stretch(propertyAt(nodeAt(root, path.slice(0, -1)), path.at(-1))?.children?.[0]),
  };
}

function repeatedKeys(node: Node | undefined): JsoncMistake[] {
  const mistakes: JsoncMistake[] = [];
  const seen = new Set<string>();
  for (const child of node?.children ?? []) {
    if (child.type === 'property' && node?.type === 'object') {
      const key = child.children![0]!;
      const name = key.value as string;
      if (seen.has(name)) mistakes.push({ message: `"${name}" is here twice; keep one of them`, ...stretch(key)! });
      seen.add(name);
    }
    mistakes.push(...repeatedKeys(child));
  }
  return mistakes;
}

function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  return path.reduce<Node | undefined>(
    (node, step) => (node?.type === 'array' ? node.children?.[Number(step)] : propertyAt(node, step)?.children?.[1]),
    root,
  );
}
function propertyAt(node: Node | undefined, key: PropertyKey | undefined): Node | undefined {
  if (node?.type !== 'object') return undefined;
  return node.children?.findLast(({ children }) => children?.[0]?.value === key);
}
function stretch(node: Node | undefined): Stretch | undefined {
  return node === undefined ? undefined : { start: node.offset, end: node.offset + node.length };
}
