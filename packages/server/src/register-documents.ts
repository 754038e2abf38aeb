import { TextDocument } from 'vscode-languageserver-textdocument';
import { logTo, type Parts } from './parts.js';

/** The documents that are open in the editor, by URI. */
export type OpenDocuments = ReadonlyMap<string, TextDocument>;

/** What is opened, typed and closed. */
export function registerDocuments({ connection, sessions, publisher, backlog }: Parts): OpenDocuments {
  const texts = new Map<string, TextDocument>();
  const log = logTo(connection);
  // What is typed is taken in at once, also while files are being read.
  const changed = (uri: string, text: string) => {
    try {
      for (const project of sessions.change(uri, text)) publisher.changed(project, uri);
    } catch (error) {
      log(error);
    }
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    texts.set(uri, TextDocument.create(uri, languageId, version, text));
    changed(uri, text);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = texts.get(uri);
    // A change of a document that was never opened, or an older one than what is here, is the editor's mistake.
    if (document === undefined || version < document.version) return;
    texts.set(uri, TextDocument.update(document, contentChanges, version));
    changed(uri, texts.get(uri)!.getText());
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    if (!texts.delete(uri)) return;
    void backlog.add(async () => {
      if (texts.has(uri)) return;
      await sessions.close(uri);
      publisher.ask();
    });
  });
  return texts;
}
