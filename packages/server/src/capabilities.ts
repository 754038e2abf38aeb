import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.js';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './features/semantic-tokens.js';

/** What the server does for an editor. */
export function capabilitiesFor({ pullsDiagnostics }: ClientFeatures): ServerCapabilities {
  const pulled = { identifier: 'btaas', interFileDependencies: true, workspaceDiagnostics: true };
  return pullsDiagnostics ? { ...CAPABILITIES, diagnosticProvider: pulled } : CAPABILITIES;
}

const CAPABILITIES: ServerCapabilities = {
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
    full: { delta: true },
  },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '}' },
  codeActionProvider: { codeActionKinds: ['quickfix', 'refactor', 'source.fixAll.btaas', 'source.organizeImports'] },
  callHierarchyProvider: true,
  typeHierarchyProvider: true,
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } },
  },
};
