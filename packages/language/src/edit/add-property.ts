import { isSyntaxNode } from '../syntax/node.js';
import {
  breaksLine,
  CLOSE,
  commentsWithin,
  indentAt,
  isBlank,
  lineEnd,
  lineStart,
  openingOf,
  pathTo,
  type Source,
  type Span,
} from './source.js';
import { tokenFrom } from '../syntax/token-from.js';
import type { TextEdit } from './text-edit.js';

const NEW_BLOCK = 120;
/** The longest line of a block that stands on one line, as in the formatter. */
const ONE_LINE_BLOCK = 140;

/** Properties at the end of the block of a declaration or a record, which gets a block where it has none. */
export function addProperties(source: Source, to: Span, properties: readonly string[]): readonly TextEdit[] {
  const { text, tokens } = source;
  const last = tokenFrom(source, to.end) - 1;
  const close = tokens.kinds[last] === CLOSE && tokens.ends[last] === to.end ? last : undefined;
  const open = close === undefined ? undefined : openingOf(source, close);
  if (close === undefined || open === undefined || tokens.starts[open]! < to.start) {
    return [newBlock(source, to.end, to.end, ' ', properties)];
  }
  const [from, until] = [tokens.ends[open]!, tokens.starts[close]!];
  const inside = text.slice(from, until);
  if (isBlank(inside)) return [newBlock(source, tokens.starts[open]!, to.end, '', properties)];
  return breaksLine(inside)
    ? [atTheEnd(source, open, close, properties)]
    : onOneLine(source, to, open, close, properties);
}

function newBlock(source: Source, start: number, end: number, before: string, properties: readonly string[]): TextEdit {
  const { text, eol } = source;
  const short = `${before}{ ${properties.join('  ')} }`;
  const width = start - lineStart(text, start) + short.length + lineEnd(text, end) - end;
  if (!breaksLine(short) && width <= NEW_BLOCK) return { start, end, text: short };
  const indent = indentAt(text, start);
  const lines = properties.map((each) => `${eol}${indented(each, `${indent}  `, eol)}`).join('');
  return { start, end, text: `${before}{${lines}${eol}${indent}}` };
}

/** Behind the last property and the comments of a block of several lines. */
function atTheEnd(source: Source, open: number, close: number, properties: readonly string[]): TextEdit {
  const { text, tokens, eol } = source;
  const until = tokens.starts[close]!;
  const comments = commentsWithin(source, tokens.ends[close - 1]!, until);
  const start = Math.max(tokens.ends[close - 1]!, comments.at(-1)?.end ?? 0);
  const indent = indentOf(source, open, close);
  const lines = properties.map((each) => `${eol}${indented(each, indent, eol)}`).join('');
  if (breaksLine(text.slice(start, until))) return { start, end: start, text: lines };
  return { start, end: until, text: `${lines}${eol}${indentAt(text, tokens.starts[open]!)}` };
}

/** The indentation of the block's first line of its own. */
function indentOf({ text, tokens }: Source, open: number, close: number): string {
  for (let at = open + 1; at < close; at++) {
    const before = text.slice(lineStart(text, tokens.starts[at]!), tokens.starts[at]!);
    if (isBlank(before)) return before;
  }
  return `${indentAt(text, tokens.starts[open]!)}  `;
}

/** Behind the last property of a block on one line; where the line becomes too long, each property gets its own. */
function onOneLine(
  source: Source,
  to: Span,
  open: number,
  close: number,
  properties: readonly string[],
): readonly TextEdit[] {
  const { text, tokens, eol } = source;
  const until = tokens.starts[close]!;
  let end = until;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
  const added = `  ${properties.join('  ')} `;
  const width = end - lineStart(text, end) + added.length + lineEnd(text, until) - until;
  if (!breaksLine(added) && width <= ONE_LINE_BLOCK) return [{ start: end, end: until, text: added }];

  const indent = indentAt(text, tokens.starts[open]!);
  const starts = itemStarts(source, to, open);
  const apart = starts.map((start) => {
    let from = start;
    while (text[from - 1] === ' ' || text[from - 1] === '\t') from--;
    return { start: from, end: start, text: `${eol}${indent}  ` };
  });
  const lines = properties.map((each) => `${eol}${indented(each, `${indent}  `, eol)}`).join('');
  return [...apart, { start: end, end: until, text: `${lines}${eol}${indent}` }];
}

/** Where the properties of a block begin. */
function itemStarts({ file, tokens }: Source, to: Span, open: number): readonly number[] {
  const owner = pathTo(file, to).findLast((node) => node.properties !== undefined || node.points !== undefined);
  const items = [owner?.properties, owner?.points].flat().filter(isSyntaxNode);
  return items.map(({ $start }) => $start).filter((start) => start > tokens.starts[open]!);
}

/** A text with all of its lines indented; text blocks are left alone. */
export function indented(text: string, indent: string, eol: string): string {
  if (text.includes('"""')) return indent + text;
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => (line === '' ? '' : indent + line))
    .join(eol);
}
