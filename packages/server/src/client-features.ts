import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';

/** What our own extension says beyond the protocol when it starts the server. */
interface Options {
  /** The address before the id of a rule's page, where the editor can open one. */
  readonly rulePages?: unknown;
  /** `push`: findings are told as they come, though the editor could ask for them, too. */
  readonly diagnostics?: unknown;
}

/** What the server makes of an editor's capabilities. */
export interface ClientFeatures {
  readonly folders: readonly string[];
  readonly rulePages: string | undefined;
  /**
   * Whether the editor asks for findings instead of being told. It must also listen when it is told to ask again: what
   * the rules find comes later than what a document shows by itself.
   */
  readonly pullsDiagnostics: boolean;
  readonly watchesFiles: boolean;
  readonly showsProgress: boolean;
  readonly hasFolders: boolean;
  /** Whether an edit may make new files. */
  readonly createsFiles: boolean;
}

export function clientFeatures({ capabilities, ...params }: InitializeParams): ClientFeatures {
  const { rulePages, diagnostics } = (params.initializationOptions ?? {}) as Options;
  const { workspace, textDocument, window } = capabilities as ClientCapabilities;
  return {
    folders: params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri == null ? [] : [params.rootUri]),
    rulePages: typeof rulePages === 'string' ? rulePages : undefined,
    pullsDiagnostics:
      diagnostics !== 'push' &&
      textDocument?.diagnostic !== undefined &&
      workspace?.diagnostics?.refreshSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    showsProgress: window?.workDoneProgress === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    hasFolders: workspace?.workspaceFolders === true,
  };
}
