import * as vscode from 'vscode';

const PATIENCE = 15_000;

/** A file of the fixture portfolio, opened: some commands of VS Code ask only for documents that are open. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
}

/** Both files of the fixture portfolio. */
export async function openPortfolio(): Promise<{ good: vscode.TextDocument; bad: vscode.TextDocument }> {
  return { good: await open('good.btaas'), bad: await open('bad.btaas') };
}

/** The place right after the first `text` of the document, or `back` characters before that. */
export function placeAfter(document: vscode.TextDocument, text: string, back = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.uri.path} does not contain ${text}`);
  return document.positionAt(offset + text.length - back);
}

/** What `probe` finds, once it finds something. */
export async function eventually<T>(what: string, probe: () => T | undefined | PromiseLike<T | undefined>): Promise<T> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`waited ${PATIENCE} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The id of a finding: with or without a link to its page. */
export function codeOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

/** The document's findings of error level, once `expected` says that they are complete. */
export function errorsOf(
  document: vscode.TextDocument,
  expected: (codes: readonly string[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return eventually(`the errors of ${document.uri.path}`, () => {
    const errors = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    return expected(errors.map(codeOf)) ? errors : undefined;
  });
}

/** The plain text of hovers, however their server writes them. */
export function textOf(hovers: readonly vscode.Hover[]): string {
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
