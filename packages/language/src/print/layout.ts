/** What a printed line consists of: words, and blocks of further lines. */
export type Part = string | Block;
export type Line = readonly Part[];
export interface Block {
  readonly lines: readonly Line[];
}

const INDENT = '  ';
/** The longest line that takes a block within it. */
const WIDTH = 120;

/** No space stands before or after these. */
const TIGHT = new Set(['..', '(']);
const TIGHT_BEFORE = new Set([',', ')']);

/**
 * A declaration as lines of text. A block stands in its line while it is short and holds no block that is not; that of
 * the declaration itself only with a single property in it.
 */
export function layOut(line: Line): string {
  return join(line, '', ({ lines }) => lines.length < 2);
}
/** A value as lines of text. */
export function layOutValue(line: Line): string {
  return join(line, '', () => true);
}

function join(line: Line, indent: string, mayBeFlat: (block: Block) => boolean): string {
  let text = '';
  let before: Part | undefined;
  for (const part of line) {
    if (typeof part === 'string') text += separator(before, part) + part;
    else text += `${before === undefined ? '' : ' '}${block(part, indent, text.length, mayBeFlat(part))}`;
    before = part;
  }
  return text;
}

function separator(before: Part | undefined, part: string): string {
  if (before === undefined || TIGHT.has(part) || TIGHT_BEFORE.has(part)) return '';
  return typeof before === 'string' && TIGHT.has(before) ? '' : ' ';
}

function block({ lines }: Block, indent: string, column: number, mayBeFlat: boolean): string {
  if (lines.length === 0) return '{}';
  const flat = mayBeFlat ? flatBlock(lines) : undefined;
  if (flat !== undefined && indent.length + column + 1 + flat.length <= WIDTH) return flat;
  const inner = indent + INDENT;
  return `{\n${lines.map((line) => `${inner}${join(line, inner, () => true)}\n`).join('')}${indent}}`;
}

/** In one line, properties two spaces apart; undefined where a text goes over several lines. */
function flatBlock(lines: readonly Line[]): string | undefined {
  const parts = lines.map((line) => {
    const flat = join(line, '', () => true);
    return flat.includes('\n') ? undefined : flat;
  });
  return parts.includes(undefined) ? undefined : `{ ${parts.join('  ')} }`;
}
