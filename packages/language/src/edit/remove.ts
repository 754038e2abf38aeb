import type { SyntaxNode } from '../syntax/node.js';
import {
  COMMA,
  commentsWithin,
  isBlank,
  lineEnd,
  lineStart,
  nextLine,
  OPEN,
  pathTo,
  type Source,
  type Span,
} from './source.js';
import { tokenFrom } from '../syntax/token-from.js';
import type { TextEdit } from './text-edit.js';

/** Away with the property that holds a value, or with the value and its comma where the property lists several. */
export function removeValue(source: Source, at: Span): readonly TextEdit[] {
  const path = pathTo(source.file, at);
  const index = path.findLastIndex(({ $type }) => $type === 'Property' || $type === 'Point');
  const property = path[index];
  if (property === undefined || property.$end < at.end) return removeClause(source, path, at);
  const values = (property.values ?? []) as readonly SyntaxNode[];
  const value = path[index + 1];
  if (value !== undefined && values.length > 1 && values.includes(value)) return removeListed(source, values, value);
  return [removeWhole(source, { start: property.$start, end: property.$end })];
}

/** Away with a declaration and its doc comment; one that a scenario adds goes with its `add`. */
export function removeElement(source: Source, at: Span): readonly TextEdit[] {
  const path = pathTo(source.file, at);
  const around = path.at(-2);
  if (around?.$type === 'Property' && path.at(-1)?.$start === at.start) {
    return [removeWhole(source, { start: around.$start, end: around.$end })];
  }
  const { text, tokens } = source;
  const before = tokens.ends[tokenFrom(source, at.start) - 1] ?? 0;
  const comment = commentsWithin(source, before, at.start).at(-1);
  const documented =
    comment !== undefined && text.startsWith('/**', comment.start) && isBlank(text.slice(comment.end, at.start));
  return [removeWhole(source, { start: documented ? comment.start : at.start, end: at.end })];
}

function removeListed(source: Source, values: readonly SyntaxNode[], value: SyntaxNode): readonly TextEdit[] {
  const { text, tokens } = source;
  const index = values.indexOf(value);
  if (index === 0) return [{ start: value.$start, end: values[1]!.$start, text: '' }];
  const comma = tokenFrom(source, values[index - 1]!.$end);
  if (tokens.kinds[comma] !== COMMA) return [];
  const afterComma = tokens.ends[comma]!;
  // A comment behind the comma belongs to the value before it.
  const comment = commentsWithin(source, afterComma, value.$start).at(-1);
  if (comment === undefined) return [{ start: tokens.starts[comma]!, end: value.$end, text: '' }];
  return [
    { start: tokens.starts[comma]!, end: afterComma, text: '' },
    {
      start: isBlank(text.slice(value.$end, lineEnd(text, value.$end))) ? comment.end : value.$start,
      end: value.$end,
      text: '',
    },
  ];
}

/** A clause before the block, such as `under HostingMSA`, with the word that introduces it. */
function removeClause(source: Source, path: readonly SyntaxNode[], at: Span): readonly TextEdit[] {
  const { text, tokens } = source;
  const value = path.at(-1)!;
  const owner = path.at(-2);
  const feature = owner && Object.keys(owner).find((key) => owner[key] === value);
  if (feature === undefined) return [];
  const token = tokenFrom(source, at.start);
  const introduces = text.slice(tokens.starts[token - 1], tokens.ends[token - 1]) === feature;
  const first = introduces ? token - 1 : token;
  return [{ start: tokens.ends[first - 1] ?? 0, end: at.end, text: '' }];
}

/** Whole lines where nothing else stands on them, else the stretch and the space that set it off. */
function removeWhole(source: Source, { start, end }: Span): TextEdit {
  const { text, tokens } = source;
  const [from, to] = [lineStart(text, start), lineEnd(text, end)];
  const startsLine = isBlank(text.slice(from, start));
  if (startsLine && isBlank(text.slice(end, to))) {
    const next = nextLine(text, end);
    // No two empty lines are left where one stood on either side.
    const emptyBefore = from === 0 || isBlank(text.slice(lineStart(text, from - 1), from));
    const emptyAfter = next < text.length && isBlank(text.slice(next, lineEnd(text, next)));
    return { start: from, end: emptyBefore && emptyAfter ? nextLine(text, next) : next, text: '' };
  }
  const before = tokenFrom(source, start) - 1;
  const after = tokenFrom(source, end);
  if (startsLine || tokens.kinds[before] === OPEN) {
    const next = Math.min(
      tokens.starts[after]!,
      commentsWithin(source, end, tokens.starts[after]!)[0]?.start ?? to,
      to,
    );
    return { start, end: next, text: '' };
  }
  let gap = start;
  while (text[gap - 1] === ' ' || text[gap - 1] === '\t') gap--;
  return { start: gap, end, text: '' };
}
