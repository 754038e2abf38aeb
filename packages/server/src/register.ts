import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { Context } from './context.js';
import { codeActions } from './features/code-actions.js';
import { completion } from './features/completion.js';
import { codeLenses } from './features/code-lens.js';
import { documentLinks } from './features/document-links.js';
import { figuresMarkdown } from './features/figures.js';
import { inlayHints } from './features/inlay-hints.js';
import { signatureHelp } from './features/signature-help.js';
import { fileRenames } from './features/file-renames.js';
import { formatting, onTypeFormatting, rangeFormatting } from './features/formatting.js';
import {
  type HierarchyItem,
  incoming,
  outgoing,
  prepareHierarchy,
  subtypes,
  supertypes,
} from './features/hierarchy.js';
import { hover } from './features/hover.js';
import { definition, highlights, implementation, references, typeDefinition } from './features/navigation.js';
import { prepareRename, type Refusal, rename } from './features/rename.js';
import { foldingRanges, selectionRange } from './features/structure.js';
import { documentSymbols, workspaceSymbols } from './features/symbols.js';
import { toOffset } from './position.js';
import type { Publisher } from './publisher.js';
import { registerDiagnostics } from './register-diagnostics.js';
import { registerTokens } from './register-tokens.js';
import type { Sessions } from './sessions.js';
import type { Within } from './within.js';

export interface Features {
  readonly within: Within;
  readonly sessions: Sessions;
  readonly publisher: Publisher;
  /** Resolves once everything that was told is taken in. */
  ready(): Promise<void>;
  canCreateFiles(): boolean;
}

/** Each request of the protocol, with the function that answers it. */
export function registerFeatures(connection: Connection, features: Features): void {
  const { within, sessions, ready } = features;
  /** A request about one position. */
  const at =
    <P extends TextDocumentPositionParams, T>(nothing: T, answer: (context: Context, offset: number, params: P) => T) =>
    (params: P, token?: CancellationToken) =>
      within(
        params.textDocument.uri,
        nothing,
        (context) => answer(context, toOffset(context.document, params.position), params),
        token,
      );
  const about =
    <P extends { textDocument: { uri: string } }, T>(nothing: T, answer: (context: Context, params: P) => T) =>
    (params: P, token?: CancellationToken) =>
      within(params.textDocument.uri, nothing, (context) => answer(context, params), token);

  connection.onDefinition(at([], (context, offset) => [...definition(context, offset)]));
  connection.onTypeDefinition(at([], (context, offset) => [...typeDefinition(context, offset)]));
  connection.onImplementation(at([], (context, offset) => [...implementation(context, offset)]));
  connection.onReferences(
    at([], (context, offset, { context: { includeDeclaration } }) => [
      ...references(context, offset, includeDeclaration),
    ]),
  );
  connection.onDocumentHighlight(at([], (context, offset) => [...highlights(context, offset)]));
  connection.onPrepareRename(at(null, (context, offset) => allowed(prepareRename(context, offset))));
  connection.onRenameRequest(at(null, (context, offset, { newName }) => allowed(rename(context, offset, newName))));
  connection.onHover(at(null, (context, offset) => hover(context, offset, figuresMarkdown) ?? null));
  connection.onCompletion(at({ isIncomplete: false, items: [] }, completion));
  connection.onDocumentSymbol(about([], (context) => [...documentSymbols(context)]));
  connection.onFoldingRanges(about([], (context) => [...foldingRanges(context)]));
  connection.onSelectionRanges(
    about([], (context, { positions }) =>
      positions.map((position) => selectionRange(context, toOffset(context.document, position))),
    ),
  );
  registerTokens(connection, within);
  connection.onDocumentFormatting(about([], ({ document }) => [...formatting(document)]));
  connection.onDocumentRangeFormatting(about([], ({ document }, { range }) => [...rangeFormatting(document, range)]));
  connection.onDocumentOnTypeFormatting(
    about([], ({ document }, { position }) => [...onTypeFormatting(document, position)]),
  );
  connection.workspace.onWillRenameFiles(async ({ files }) => {
    await ready();
    return fileRenames(sessions.all, files);
  });
  connection.onCodeAction(
    about([], (context, { textDocument, range, context: { only } }) => {
      const project = sessions.projectOf(textDocument.uri);
      if (project === undefined) return [];
      const place = { start: toOffset(context.document, range.start), end: toOffset(context.document, range.end) };
      const actions = codeActions(context, project.findingsNow(context.document.name), place, only);
      return actions.filter(({ kind }) => kind !== 'refactor.move' || features.canCreateFiles());
    }),
  );
  connection.onSignatureHelp(at(null, signatureHelp));
  connection.onCodeLens(
    about([], (context, { textDocument }) => [
      ...codeLenses(context, sessions.projectOf(textDocument.uri)?.findingsNow(context.document.name) ?? []),
    ]),
  );
  connection.languages.inlayHint.on(
    about([], (context, { range }) => {
      const place = { start: toOffset(context.document, range.start), end: toOffset(context.document, range.end) };
      return [...inlayHints(context, place)];
    }),
  );
  connection.onDocumentLinks(
    about([], (context, { textDocument }) => [
      ...documentLinks(context, (file) => sessions.projectOf(textDocument.uri)?.fileNamed(file, context.document.name)),
    ]),
  );
  connection.onWorkspaceSymbol(async ({ query }) => {
    await ready();
    return [...sessions.all].flatMap((project) => [
      ...workspaceSymbols(project.engine, query, (name) => project.uriOf(name)),
    ]);
  });
  registerHierarchies(connection, at, within);
  registerDiagnostics(connection, features);
}

type At = <P extends TextDocumentPositionParams, T>(
  nothing: T,
  answer: (context: Context, offset: number, params: P) => T,
) => (params: P) => Promise<T>;

function registerHierarchies(connection: Connection, at: At, within: Within): void {
  const { callHierarchy, typeHierarchy } = connection.languages;
  const idOf = (item: { data?: unknown }) => (typeof item.data === 'string' ? item.data : '');
  const of = <T>(item: { uri: string; data?: unknown }, answer: (context: Context, id: string) => T[]) =>
    within(item.uri, [] as T[], (context) => answer(context, idOf(item)));
  const items = (found: readonly HierarchyItem[]) => (found.length === 0 ? null : [...found]);

  callHierarchy.onPrepare(
    at(null, (context, offset) => items(prepareHierarchy(context, offset, ['service', 'provider']))),
  );
  callHierarchy.onIncomingCalls(({ item }) =>
    of(item, (context, id) =>
      incoming(context, id).map(({ item: from, ranges }) => ({ from, fromRanges: [...ranges] })),
    ),
  );
  callHierarchy.onOutgoingCalls(({ item }) =>
    of(item, (context, id) => outgoing(context, id).map(({ item: to, ranges }) => ({ to, fromRanges: [...ranges] }))),
  );
  typeHierarchy.onPrepare(at(null, (context, offset) => items(prepareHierarchy(context, offset, ['archetype']))));
  typeHierarchy.onSupertypes(({ item }) => of(item, (context, id) => [...supertypes(context, id)]));
  typeHierarchy.onSubtypes(({ item }) => of(item, (context, id) => [...subtypes(context, id)]));
}

/** A refusal is told to the user as the error of the request. */
function allowed<T extends object>(result: T | Refusal): T {
  if ('refused' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, (result as Refusal).refused);
  return result as T;
}
