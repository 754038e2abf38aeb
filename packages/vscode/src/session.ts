import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { registerCommands } from './commands.js';
import { serveFiles } from './files.js';
import { Preview } from './preview.js';
import { registerFigurePages } from './figure-pages.js';
import { registerRulePages, RULE_SCHEME } from './rule-pages.js';
import { type Status, StatusItem } from './status.js';
import { registerTools } from './tools.js';
import { RuleTests } from './rule-tests.js';
import { registerViews } from './trees.js';
import { WhatIf } from './what-if.js';

/** Makes the client of one host: a process in the desktop and remote editor, a worker in the browser. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** One language server and the two commands that concern it, from activation to deactivation. */
export class Session {
  readonly #output = vscode.window.createOutputChannel('BTaaS', { log: true });
  readonly #client: BaseLanguageClient;
  /** Restarts asked for while one is under way wait for it: a client cannot be started and stopped at once. */
  #pending: Promise<void> = Promise.resolve();

  constructor(createClient: ClientFactory) {
    this.#client = createClient({
      documentSelector: [{ language: 'btaas' }],
      outputChannel: this.#output,
      // Findings are told as they come: first those of the text, then those of the rules.
      initializationOptions: { rulePages: `${RULE_SCHEME}:/`, diagnostics: 'push' },
    });
    serveFiles(this.#client);
  }

  /** Starts the server. A server that cannot start is told to the user, and can be tried again by the restart command. */
  async start(context: vscode.ExtensionContext): Promise<void> {
    context.subscriptions.push(
      this.#output,
      ...this.#features(String(context.extension.packageJSON.version)),
      vscode.commands.registerCommand('btaas.restartServer', () => this.#enqueue(() => this.#restart())),
      vscode.commands.registerCommand('btaas.showOutput', () => this.#output.show()),
    );
    await this.#enqueue(() => this.#client.start());
  }

  /** Everything beyond the protocol of language servers. */
  #features(version: string): readonly vscode.Disposable[] {
    const status = new StatusItem(version);
    const preview = new Preview(this.#client);
    const views = registerViews(this.#client);
    const tests = new RuleTests(this.#client);
    const whatIf = new WhatIf(this.#client);
    this.#client.onNotification('btaas/status', async (told: Status) => {
      status.update(told);
      await views.refresh();
      await tests.refresh();
      await whatIf.refresh();
      await preview.refresh();
    });
    return [
      status,
      preview.register(),
      views.disposable,
      tests,
      whatIf.register(),
      registerTools(this.#client),
      registerRulePages(this.#client),
      registerFigurePages(this.#client),
      registerCommands(this.#client),
    ];
  }

  async stop(): Promise<void> {
    await this.#pending;
    if (this.#client.needsStop()) await this.#client.stop();
  }

  async #restart(): Promise<void> {
    if (this.#client.needsStop()) await this.#client.stop();
    await this.#client.start();
    this.#output.info('The language server was restarted.');
  }

  #enqueue(step: () => Promise<void>): Promise<void> {
    this.#pending = this.#pending.then(step).catch((error: unknown) => this.#report(error));
    return this.#pending;
  }

  #report(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#output.error(`The language server did not start: ${reason}`);
    const show = 'Show Output';
    void vscode.window
      .showErrorMessage(`The BTaaS language server did not start: ${reason}`, show)
      .then((choice) => (choice === show ? this.#output.show() : undefined));
  }
}
