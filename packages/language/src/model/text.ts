/** What a text in quotes says: escapes as in JSON; of a text block, the common indentation is taken away. */
export function decodeText(written: string): string {
  if (written.startsWith('"""')) return withoutIndentation(written.slice(3, written.endsWith('"""') ? -3 : undefined));
  const inner = written.slice(
    /^["'’‘“”„]/.test(written) ? 1 : 0,
    written.length > 1 && written.endsWith('"') ? -1 : undefined,
  );
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_whole, code: string | undefined, sign: string) =>
    code === undefined ? (ESCAPES[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/y;

/** The place of the first escape that JSON does not know, relative to the text, if there is one. */
export function wrongEscape(written: string): { readonly start: number; readonly end: number } | undefined {
  if (written.startsWith('"""')) return undefined;
  for (let at = written.indexOf('\\'); at >= 0; at = written.indexOf('\\', at)) {
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(written)) return { start: at, end: Math.min(at + 2, written.length) };
    at = ESCAPE.lastIndex;
  }
  return undefined;
}

/** Lines without the indentation that all of them share, and without the line breaks next to the quotes. */
function withoutIndentation(block: string): string {
  const lines = block.split(/\r\n|\n|\r/);
  if (lines[0]?.trim() === '') lines.shift();
  if (lines.at(-1)?.trim() === '') lines.pop();
  const indented = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0].length);
  const common = indented.length === 0 ? 0 : Math.min(...indented);
  return lines.map((line) => line.slice(common).replace(/[ \t]+$/, '')).join('\n');
}

/** What a doc comment says: without its stars. Undefined for other comments. */
export function docText(comment: string): string | undefined {
  if (!comment.startsWith('/**') || comment.length < 6) return undefined;
  const lines = comment.slice(3, -2).split(/\r\n|\n|\r/);
  const bare = lines.map((line, i) => (i === 0 ? line.trim() : line.replace(/^\s*\* ?/, '').replace(/\s+$/, '')));
  return bare.join('\n').trim();
}
