import type { NameProblem, Names } from '@btaas/language';
import { nearest } from '@btaas/portfolio';
import type { Fix } from '@btaas/rules';
import type { DocumentState } from './document.js';
import type { RawFinding } from './finding.js';

/** Syntax (BT000) and types (BT011): what a document shows by itself. */
export function textFindings({ name, text, syntax, reading }: DocumentState): RawFinding[] {
  const found = (id: string) => (problem: { message: string; start: number; end: number }) => ({
    ...{ id, level: 'error' as const, message: problem.message, related: [], fixes: [] },
    at: { document: name, start: problem.start, end: problem.end },
  });
  const types = reading.problems.filter(isReadToItsEnd(text, syntax));
  return [...syntax.map(found('BT000')), ...types.map(found('BT011'))];
}

/**
 * Whether what is wrong was read to its end: of `1 hour` only the number is, of `median(x)` only the name, and what
 * stands behind is told as the mistake.
 */
function isReadToItsEnd(
  text: string,
  syntax: readonly { readonly start: number }[],
): (problem: { readonly start: number; readonly end: number }) => boolean {
  if (syntax.length === 0) return () => true;
  const mistakes = new Set(syntax.map(({ start }) => start));
  return ({ start, end }) => {
    let next = end;
    if (/[-\d]/.test(text.charAt(start))) while (text.charAt(next) === ' ') next++;
    if (mistakes.has(next)) return false;
    // A value is not longer than that.
    for (let at = start; at < Math.min(end, start + LONGEST_VALUE); at++) if (mistakes.has(at)) return false;
    return true;
  };
}

const LONGEST_VALUE = 200;

/** Names (BT001, BT002, BT011): what a document shows beside the others. Resolves its links. */
export function nameFindings(document: DocumentState, names: Names): RawFinding[] {
  const { name, text, syntax, reading } = document;
  const isTold = isReadToItsEnd(text, syntax);
  const problems: NameProblem[] = [];
  for (const link of reading.links) {
    const problem = names.resolve(link, name, document.names);
    if (problem !== undefined && isTold(problem)) problems.push(problem);
  }
  problems.push(...names.duplicates(name, document.names));
  const found = problems.map((problem) => fromProblem(problem));
  for (const { namespace, start, end } of reading.uses) {
    if (!names.hasNamespace(namespace)) found.push(missingNamespace(name, namespace, start, end, names));
  }
  return found;
}

function fromProblem({ id, message, document, start, end, related, similar }: NameProblem): RawFinding {
  const at = { document, start, end };
  const fixes: Fix[] = similar.map((name, i) => ({
    title: `Change to "${name}"`,
    edits: [{ edit: 'replace', at, text: name }],
    preferred: i === 0 && similar.length === 1,
  }));
  const places = related.map((each) => ({
    message: each.message,
    at: { document: each.document, start: each.start, end: each.end },
  }));
  return { id, level: 'error', message, at, related: places, fixes };
}

function missingNamespace(document: string, used: string, start: number, end: number, names: Names): RawFinding {
  const near = nearest(used, names.namespaces, Math.floor(used.length / 3))[0];
  const at = { document, start: end - used.length, end };
  const hint = near === undefined ? '; is its file or library part of the project?' : `; did you mean "${near}"?`;
  const fixes: Fix[] =
    near === undefined ? [] : [{ title: `Change to "${near}"`, edits: [{ edit: 'replace', at, text: near }] }];
  const message = `there is no namespace "${used}"${hint}`;
  return { id: 'BT001', level: 'error', message, at: start < at.start ? at : { ...at, start }, related: [], fixes };
}
