import { isSyntaxNode, type ParseResult, type SyntaxNode } from '@btaas/language';

/** A comment that hushes findings: `// btaas-ignore BT202 until 2027-01-01: renegotiating`. Offsets are of its document. */
export interface Suppression {
  /** Ids of rules, or qualified names of policies. */
  readonly ids: readonly string[];
  readonly reason: string;
  /** The last day on which it counts, ISO. */
  readonly until: string | undefined;
  /** The comment itself. */
  readonly start: number;
  readonly end: number;
  /** The declaration or property that it covers; nothing where there is none. */
  readonly covers: { readonly start: number; readonly end: number } | undefined;
  /** Why it cannot count as it is written. */
  readonly problem: string | undefined;
}

const MARK = 'btaas-ignore';
const FORM = 'write "// btaas-ignore BT202 until 2027-01-01: the reason" ("until …" may be left out)';
const WRITTEN = /^btaas-ignore(?:-?\w+)?(?<ids>[^:]*?)(?:\buntil\b(?<until>[^:]*))?(?::(?<reason>.*))?$/su;

/**
 * The suppressions of a text. One on a line of its own covers the declaration or property that follows it in the same
 * block; one behind something on its line covers the innermost declaration or property that it stands in or behind.
 */
export function suppressionsOf(
  text: string,
  { comments, file }: Pick<ParseResult, 'comments' | 'file'>,
): Suppression[] {
  if (!text.includes(MARK)) return [];
  const marked = comments.filter(({ start, end }) => contentOf(text.slice(start, end)).startsWith(MARK));
  if (marked.length === 0) return [];
  const scopes = scopesOf(file);
  return marked.map(({ start, end }) => {
    const covers = covered(text, scopes, start, end);
    return { ...read(contentOf(text.slice(start, end)), covers !== undefined), start, end, covers };
  });
}

function contentOf(comment: string): string {
  return (comment.startsWith('//') ? comment.slice(2) : comment.slice(2, -2)).trim();
}

function read(content: string, coversSomething: boolean): Pick<Suppression, 'ids' | 'reason' | 'until' | 'problem'> {
  const { ids: written = '', until, reason = '' } = WRITTEN.exec(content)?.groups ?? {};
  const ids = written.split(/[\s,]+/).filter((id) => id !== '');
  const day = until?.trim();
  const known = { ids: ids.map(asId), reason: reason.trim().replace(/\s+/g, ' '), until: day };
  if (!/^btaas-ignore[\s:]/.test(`${content} `)) return { ...known, problem: `this is no suppression; ${FORM}` };
  if (ids.length === 0) return { ...known, problem: `this suppression names no rule; ${FORM}` };
  const odd = ids.find((id) => !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(id));
  if (odd !== undefined) return { ...known, problem: `"${odd}" is not the id of a rule; ${FORM}` };
  if (day !== undefined && !isDay(day)) {
    return { ...known, until: undefined, problem: `"${day}" is no day such as 2027-01-01; ${FORM}` };
  }
  if (known.reason === '') return { ...known, problem: `this suppression gives no reason; ${FORM}` };
  if (!coversSomething) {
    return { ...known, problem: 'this suppression stands before nothing; put it before what it is to cover' };
  }
  return { ...known, problem: undefined };
}
const asId = (id: string) => (/^bt\d+$/i.test(id) ? id.toUpperCase() : id);

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

interface Scope {
  readonly start: number;
  readonly end: number;
  readonly inner: readonly Scope[];
}

/** Declarations and properties, as they nest; in the order of the text. */
function scopesOf(file: SyntaxNode): readonly Scope[] {
  return children(file).sort((a, b) => a.start - b.start);
}
function children(node: SyntaxNode): Scope[] {
  const found: Scope[] = [];
  for (const [feature, value] of Object.entries(node)) {
    if (feature.startsWith('$')) continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      if (!isSyntaxNode(each)) continue;
      const inner = children(each);
      if (feature === 'declarations' || feature === 'properties') {
        found.push({ start: each.$start, end: each.$end, inner: inner.sort((a, b) => a.start - b.start) });
      } else found.push(...inner);
    }
  }
  return found;
}

function covered(text: string, top: readonly Scope[], start: number, end: number): Scope | undefined {
  let siblings = top;
  let around: Scope | undefined;
  for (;;) {
    const within = siblings.find((each) => each.start <= start && end <= each.end);
    if (within === undefined) break;
    around = within;
    siblings = within.inner;
  }
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  if (text.slice(lineStart, start).trim() !== '') {
    const before = siblings.findLast((each) => each.end <= start && each.end > lineStart);
    return before === undefined ? around : innermostAtEnd(before, lineStart);
  }
  return siblings.find((each) => each.start >= end) ?? around;
}
/** Behind `service A { … capacity 5 }`, the last property is not meant, unless it is what the line ends with. */
function innermostAtEnd(scope: Scope, lineStart: number): Scope {
  const last = scope.inner.findLast((each) => each.end === scope.end && each.start >= lineStart);
  return last === undefined || scope.start >= lineStart ? scope : innermostAtEnd(last, lineStart);
}
