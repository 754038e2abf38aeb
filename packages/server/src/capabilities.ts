import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './features/semantic-tokens.js';

/** What the server can do. */
export const CAPABILITIES: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  definitionProvider: true,
  typeDefinitionProvider: true,
  implementationProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  signatureHelpProvider: { triggerCharacters: [' '] },
  codeLensProvider: {},
  inlayHintProvider: true,
  documentLinkProvider: {},
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  hoverProvider: true,
  completionProvider: { triggerCharacters: [' ', '.', ',', '{'] },
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
    full: true,
  },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.btaas'] },
  callHierarchyProvider: true,
  typeHierarchyProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
