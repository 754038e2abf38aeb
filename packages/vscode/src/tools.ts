import type { BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';

/** The tools for language models, by the name under which the manifest describes them, with the request that answers. */
const TOOLS = {
  btaas_list: 'btaas/list',
  btaas_describe: 'btaas/describe',
  btaas_findings: 'btaas/rules',
  btaas_whatIf: 'btaas/whatIf',
} as const;

/** Lets a language model look at the portfolio, where the editor has any. Nothing can be changed by it. */
export function registerTools(client: BaseLanguageClient): vscode.Disposable {
  // Editors without language models, or older ones, have no such thing.
  if (typeof vscode.lm?.registerTool !== 'function') return { dispose() {} };
  return vscode.Disposable.from(
    ...Object.entries(TOOLS).map(([name, request]) =>
      vscode.lm.registerTool<object>(name, {
        async invoke({ input }) {
          const uri = vscode.window.activeTextEditor?.document.uri.toString();
          const answer = await client.sendRequest<unknown>(request, { ...input, uri });
          const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
        },
      }),
    ),
  );
}
