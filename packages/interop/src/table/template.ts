/** A text with `{Column}` in it, cut into pieces. `{{` and `}}` are braces. */
export interface Template {
  readonly pieces: readonly (string | Placeholder)[];
}
export interface Placeholder {
  readonly name: string;
  /** `{Column?}`: may be empty without emptying the whole. */
  readonly optional: boolean;
}

const PIECE = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g;

/** The template of a text; undefined where a brace is open. */
export function templateOf(text: string): Template | undefined {
  const pieces: (string | Placeholder)[] = [];
  for (const [whole, inner] of text.matchAll(PIECE)) {
    if (whole === '{' || whole === '}') return undefined;
    if (inner !== undefined) {
      const optional = inner.endsWith('?');
      pieces.push({ name: (optional ? inner.slice(0, -1) : inner).trim(), optional });
    } else pieces.push(whole === '{{' ? '{' : whole === '}}' ? '}' : whole);
  }
  return { pieces };
}

/** The text for a row; empty where a cell that it needs is. */
export function fill({ pieces }: Template, cell: (name: string) => string): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      const found = cell(piece.name);
      if (found === '' && !piece.optional) return '';
      text += found;
    }
  }
  return text.trim();
}

export function namesIn({ pieces }: Template): readonly string[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name]));
}
