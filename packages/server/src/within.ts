import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Context } from './context.js';
import { logTo, type Parts } from './parts.js';

/** Answers a request about a document once all that was told before it is taken in; with `nothing` where it is of no project. */
export type Within = <T>(
  uri: string,
  nothing: T,
  answer: (context: Context) => T,
  token?: CancellationToken,
) => Promise<T>;

export function withinDocuments({ connection, sessions, backlog }: Parts): Within {
  const log = logTo(connection);
  return async (uri, nothing, answer, token) => {
    await backlog.ready();
    if (token?.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'the request was cancelled');
    const context = sessions.projectOf(uri)?.contextOf(uri);
    if (context === undefined) return nothing;
    try {
      return answer(context);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log(error);
      return nothing;
    }
  };
}
