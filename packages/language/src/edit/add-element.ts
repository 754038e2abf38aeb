import type { SyntaxNode } from '../syntax/node.js';
import {
  breaksLine,
  commentsWithin,
  isBlank,
  lastFrom,
  lineEnd,
  lineStart,
  nextLine,
  type Source,
  type Span,
} from './source.js';
import { tokenFrom } from '../syntax/token-from.js';
import { indented } from './add-property.js';
import type { TextEdit } from './text-edit.js';

/** A declaration behind another one, or at the end of the text. */
export function addElement(source: Source, after: Span | undefined, declaration: string): TextEdit {
  const { text, eol } = source;
  const written = indented(declaration, '', eol);
  if (after === undefined) {
    const content = text.trimEnd();
    if (content.replace('\uFEFF', '') === '') return { start: text.length, end: text.length, text: `${written}${eol}` };
    const gap = standsApart(source, undefined, written) ? eol + eol : eol;
    return { start: content.length, end: text.length, text: `${gap}${written}${eol}` };
  }
  const start = endWithComments(source, after.end);
  const gap = standsApart(source, after, written) ? eol + eol : eol;
  // What else stands on the line begins a line of its own.
  const next = source.tokens.starts[tokenFrom(source, start)]!;
  const isLast = next === text.length || breaksLine(text.slice(start, next));
  return isLast
    ? { start, end: start, text: `${gap}${written}` }
    : { start, end: next, text: `${gap}${written}${gap}` };
}

/** Comments behind a declaration on its line stay with it. */
function endWithComments(source: Source, end: number): number {
  const { text, tokens } = source;
  let at = end;
  for (const comment of commentsWithin(source, end, tokens.starts[tokenFrom(source, end)]!)) {
    if (breaksLine(text.slice(at, comment.start))) break;
    at = comment.end;
  }
  return at;
}

/** Whether an empty line sets the new declaration off: where its neighbours are set off, or where it takes several lines. */
function standsApart({ text, file }: Source, after: Span | undefined, written: string): boolean {
  const declarations = (file.declarations ?? []) as readonly SyntaxNode[];
  const last = after === undefined ? declarations.at(-1) : lastFrom(declarations, after.start);
  if (last === undefined) return true;
  const next = nextLine(text, last.$end);
  if (after !== undefined && next < text.length) return isBlank(text.slice(next, lineEnd(text, next)));
  const from = lineStart(text, last.$start);
  const emptyBefore = from > 0 && isBlank(text.slice(lineStart(text, from - 1), from));
  return emptyBefore || breaksLine(written) || breaksLine(text.slice(last.$start, last.$end));
}
