import type { DocumentState, RawFinding } from '@btaas/workspace/engine';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { toLocation, toRange } from '../position.js';

const SEVERITY: Readonly<Record<RawFinding['level'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** Rules whose findings an editor greys out, or strikes through. */
const TAGS: Readonly<Record<string, DiagnosticTag>> = {
  BT010: DiagnosticTag.Unnecessary,
  BT012: DiagnosticTag.Unnecessary,
  BT103: DiagnosticTag.Deprecated,
};

/** A finding as an editor shows it, with a link to the page of its rule and to what belongs to it. */
export function toDiagnostic(
  { id, level, message, at, related }: RawFinding,
  document: DocumentState,
  documents: ReadonlyMap<string, DocumentState>,
  uriOf: (document: string) => string,
  pageOf?: (rule: string) => string | undefined,
): Diagnostic {
  const places = related.flatMap((each) => {
    const location = toLocation(each.at, documents, uriOf);
    return location === undefined ? [] : [{ location, message: each.message }];
  });
  const page = pageOf?.(id);
  return {
    range: toRange(document, widened(document, at)),
    severity: SEVERITY[level],
    source: 'btaas',
    code: id,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    message,
    ...(Object.hasOwn(TAGS, id) ? { tags: [TAGS[id]!] } : {}),
    ...(places.length > 0 ? { relatedInformation: places } : {}),
  };
}

/** An empty range would be invisible: it takes in the sign before it, or behind it at the start of the text. */
function widened(
  { text }: DocumentState,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  if (end > start) return { start, end };
  return start > 0 ? { start: start - 1, end: start } : { start, end: Math.min(text.length, 1) };
}
