import * as vscode from 'vscode';

/** Opens a page as VS Code shows Markdown; as text where its Markdown extension is switched off. */
export async function showMarkdown(uri: vscode.Uri, { beside } = { beside: false }): Promise<void> {
  try {
    await vscode.commands.executeCommand(beside ? 'markdown.showPreviewToSide' : 'markdown.showPreview', uri);
  } catch {
    const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    await vscode.window.showTextDocument(uri, { viewColumn, preview: true });
  }
}
