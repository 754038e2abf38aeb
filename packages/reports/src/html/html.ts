/** Text that is safe wherever HTML is built from it. Everything that is not made by this module is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}
type Part = Html | string | number | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  // What XML does not allow has no business in a report either.
  return text
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign]!)
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '\uFFFD');
}

/** HTML from a template; what is put in is escaped, unless it is HTML already. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0]!;
  parts.forEach((part, i) => {
    text += render(part) + strings[i + 1]!;
  });
  return new Html(text);
}
function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return (part as readonly Part[]).map(render).join('');
  return escapeHtml(String(part));
}
/** HTML that another module has made. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** The id of the place where an element is shown. */
export function anchorOf(element: string): string {
  return `e-${idOf(element)}`;
}

/** A name as a part of an id, which holds no blanks. */
export function idOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}_.-]/gu, '-');
}
