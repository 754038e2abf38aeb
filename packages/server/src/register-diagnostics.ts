import { type Connection, type Diagnostic, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type { Features } from './register.js';

/** Findings for editors that ask for them. What has not changed since is not sent again. */
export function registerDiagnostics(connection: Connection, { sessions, publisher, ready }: Features): void {
  const told = new Map<string, { readonly id: string; readonly key: string }>();
  let next = 0;
  /** The id under which these findings were told, and whether the editor has them by the id that it remembers. */
  const remembered = (uri: string, items: readonly Diagnostic[], previous: string | undefined) => {
    const key = JSON.stringify(items);
    const known = told.get(uri);
    if (known?.key === key) return { resultId: known.id, isKnown: known.id === previous };
    const id = String(++next);
    told.set(uri, { id, key });
    return { resultId: id, isKnown: false };
  };
  const reportOf = (uri: string, items: readonly Diagnostic[], previous: string | undefined) => {
    const { resultId, isKnown } = remembered(uri, items, previous);
    return isKnown
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
  };

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
    await ready();
    const project = sessions.projectOf(uri);
    const name = project?.nameOf(uri);
    const items = project === undefined || name === undefined ? [] : publisher.diagnosticsOf(project, name);
    return reportOf(uri, items, previousResultId) as never;
  });
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }) => {
    await ready();
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const found = new Map<string, readonly Diagnostic[]>();
    for (const project of sessions.all) {
      for (const name of project.lastFindings?.keys() ?? [])
        found.set(project.uriOf(name), publisher.diagnosticsOf(project, name));
    }
    // Of files in which nothing is found any more the editor must hear once.
    for (const uri of previous.keys()) if (!found.has(uri)) found.set(uri, []);
    const items = [...found].map(([uri, diagnostics]) => ({
      ...{ uri, version: null },
      ...reportOf(uri, diagnostics, previous.get(uri)),
    }));
    return { items: items as never[] };
  });
}
