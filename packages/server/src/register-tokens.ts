import type { Connection } from 'vscode-languageserver';
import { semanticTokens, tokensDelta } from './features/semantic-tokens.js';
import type { Within } from './within.js';

/** Colours of a document: all of them, or what has changed since they were last asked for. */
export function registerTokens(connection: Connection, within: Within): void {
  const told = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  let next = 0;
  const remember = (uri: string, data: number[]) => {
    const id = String(++next);
    told.set(uri, { id, data });
    return id;
  };
  const { semanticTokens: tokens } = connection.languages;
  tokens.on(({ textDocument: { uri } }, token) =>
    within<{ resultId?: string; data: number[] }>(
      uri,
      { data: [] },
      ({ engine, document }) => {
        const data = semanticTokens(engine, document);
        return { resultId: remember(uri, data), data };
      },
      token,
    ),
  );
  tokens.onDelta(({ textDocument: { uri }, previousResultId }, token) =>
    within<{ resultId?: string; data: number[] } | { resultId: string; edits: ReturnType<typeof edits> }>(
      uri,
      { data: [] },
      ({ engine, document }) => {
        const before = told.get(uri);
        const data = semanticTokens(engine, document);
        const resultId = remember(uri, data);
        return before?.id === previousResultId ? { resultId, edits: edits(before.data, data) } : { resultId, data };
      },
      token,
    ),
  );
}
const edits = (before: readonly number[], after: readonly number[]) => [...tokensDelta(before, after)];
