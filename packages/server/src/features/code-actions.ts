import { textEdits } from '@btaas/language';
import { editedDocument } from '@btaas/portfolio';
import type { Fix } from '@btaas/rules';
import type { RawFinding } from '@btaas/workspace/engine';
import { type CodeAction, CodeActionKind, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { toDiagnostic } from './diagnostics.js';
import { type Refactoring, refactorings, type Selection } from './refactor/index.js';
import { toRange } from '../position.js';

/** The repairs of what was found in a stretch of a document, and one that applies every preferred repair of it. */
export function codeActions(
  context: Context,
  findings: readonly RawFinding[],
  { start, end }: { readonly start: number; readonly end: number },
  /** Kinds that are asked for, such as `refactor`; all without it. */
  only?: readonly string[],
): readonly CodeAction[] {
  const wanted = ({ kind = '' }: CodeAction) => only?.some((each) => `${kind}.`.startsWith(`${each}.`)) ?? true;
  return [...repairs(context, findings, { start, end }), ...rewritten(context, { start, end })].filter(wanted);
}

function rewritten(context: Context, selection: Selection): readonly CodeAction[] {
  return refactorings(context, selection).flatMap(({ title, kind, edits, newFile }) => {
    const edit = editOf(context, [{ title, edits }], newFile);
    return edit === undefined ? [] : [{ title, kind, edit }];
  });
}

function repairs(context: Context, findings: readonly RawFinding[], { start, end }: Selection): readonly CodeAction[] {
  const { document, engine, uriOf } = context;
  const here = findings.filter(({ at }) => at.document === document.name);
  const touched = here.filter(({ at }) => at.start <= end && start <= at.end);
  const actions: CodeAction[] = touched.flatMap((finding) =>
    finding.fixes.flatMap((fix) => {
      const edit = editOf(context, [fix]);
      if (edit === undefined) return [];
      const diagnostics = [toDiagnostic(finding, document, engine.documents, uriOf)];
      const preferred = fix.preferred === true ? { isPreferred: true } : {};
      return [{ title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, edit, ...preferred }];
    }),
  );
  const all = here.flatMap(({ fixes }) => fixes.filter(({ preferred }) => preferred).slice(0, 1));
  const edit = all.length === 0 ? undefined : editOf(context, apart(all));
  if (edit !== undefined)
    actions.push({
      title: 'Fix everything that has one clear repair',
      kind: `${CodeActionKind.SourceFixAll}.btaas`,
      edit,
    });
  return actions;
}

/** A new declaration is in nobody's way. */
const NOWHERE = { document: '', start: -2, end: -2 };

/** Fixes of which no two change the same stretch: the first one counts. */
function apart(fixes: readonly Fix[]): readonly Fix[] {
  const taken: { document: string; start: number; end: number }[] = [];
  return fixes.filter(({ edits }) => {
    const places = edits.map((each) => ('at' in each ? each.at : 'to' in each ? each.to : NOWHERE));
    const clashes = places.some((place) =>
      taken.some((other) => other.document === place.document && other.start <= place.end && place.start <= other.end),
    );
    if (!clashes) taken.push(...places.filter((place) => place !== NOWHERE));
    return !clashes;
  });
}

function editOf(
  { engine, uriOf, isOurs }: Context,
  fixes: readonly Fix[],
  newFile?: Refactoring['newFile'],
): WorkspaceEdit | undefined {
  const changes: Record<string, TextEdit[]> = {};
  const edits = fixes.flatMap((fix) => fix.edits);
  for (const name of new Set(edits.map(editedDocument))) {
    const document = engine.documents.get(name);
    if (document === undefined || !isOurs(name)) return undefined;
    changes[uriOf(name)] = textEdits(edits, name, document.text).map(({ start, end, text }) => ({
      range: toRange(document, { start, end }),
      newText: text,
    }));
  }
  if (newFile === undefined) return { changes };
  const uri = uriOf(newFile.document);
  const start = { line: 0, character: 0 };
  const filled = {
    textDocument: { uri, version: null },
    edits: [{ range: { start, end: start }, newText: newFile.text }],
  };
  return {
    documentChanges: [
      { kind: 'create', uri },
      filled,
      ...Object.entries(changes).map(([of, own]) => ({ textDocument: { uri: of, version: null }, edits: own })),
    ],
  };
}
