import * as vscode from 'vscode';

/** Tells the editor of a server for language models, one a folder, where it knows such servers. It reads only. */
export function registerMcp(server: string): vscode.Disposable {
  if (typeof vscode.lm?.registerMcpServerDefinitionProvider !== 'function') return { dispose() {} };
  return vscode.lm.registerMcpServerDefinitionProvider('btaas.portfolio', {
    provideMcpServerDefinitions: () =>
      (vscode.workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map(
          ({ name, uri }) =>
            new vscode.McpStdioServerDefinition(`BTaaS ${name}`, process.execPath, [server, '--mcp', uri.fsPath], {
              // The editor's own program is Node under this name.
              ELECTRON_RUN_AS_NODE: '1',
            }),
        ),
  });
}
