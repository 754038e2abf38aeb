import type { BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';

interface Place {
  readonly uri: string;
  readonly range: { readonly start: PlainPosition; readonly end: PlainPosition };
}
interface PlainPosition {
  readonly line: number;
  readonly character: number;
}
/** What the server says of a rule or of a policy. */
interface RuleState extends Partial<Place> {
  readonly id: string;
  readonly title: string;
  readonly isPolicy: boolean;
  readonly breaches: readonly (Place & { readonly message: string })[];
}

/** The policies of the portfolio and the built-in rules as tests: each holds, or fails where it is broken. */
export class RuleTests implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #controller = vscode.tests.createTestController('btaas.rules', 'BTaaS policies and rules');

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#controller.createRunProfile('Check', vscode.TestRunProfileKind.Run, (request) => this.#run(request), true);
    this.#controller.refreshHandler = () => this.refresh();
  }

  /** Lists what can be checked. */
  async refresh(): Promise<void> {
    const states = await this.#states();
    this.#controller.items.replace([
      this.#group(
        'policies',
        'Policies',
        states.filter(({ isPolicy }) => isPolicy),
      ),
      this.#group(
        'rules',
        'Built-in rules',
        states.filter(({ isPolicy }) => !isPolicy),
      ),
    ]);
  }
  #group(id: string, label: string, states: readonly RuleState[]): vscode.TestItem {
    const group = this.#controller.createTestItem(id, label);
    group.children.replace(
      states.map((state) => {
        const uri = state.uri === undefined ? undefined : vscode.Uri.parse(state.uri);
        const item = this.#controller.createTestItem(state.id, state.title, uri);
        item.description = state.id;
        if (state.range !== undefined) item.range = rangeOf(state.range);
        return item;
      }),
    );
    return group;
  }

  async #run(request: vscode.TestRunRequest): Promise<void> {
    const { include, exclude = [] } = request;
    const run = this.#controller.createTestRun(request);
    const states = new Map((await this.#states()).map((state) => [state.id, state]));
    const wanted = include ?? [...this.#controller.items].map(([, item]) => item);
    for (const item of wanted.flatMap((each) => leavesOf(each))) {
      const state = states.get(item.id);
      if (state === undefined || exclude.includes(item)) run.skipped(item);
      else if (state.breaches.length === 0) run.passed(item);
      else run.failed(item, state.breaches.map(messageOf));
    }
    run.end();
  }
  #states(): Promise<readonly RuleState[]> {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    return this.#client.sendRequest<readonly RuleState[]>('btaas/rules', { uri });
  }
  dispose(): void {
    this.#controller.dispose();
  }
}

function leavesOf(item: vscode.TestItem): readonly vscode.TestItem[] {
  return item.children.size === 0 ? [item] : [...item.children].map(([, child]) => child);
}
function messageOf({ message, uri, range }: RuleState['breaches'][number]): vscode.TestMessage {
  const shown = new vscode.TestMessage(message);
  shown.location = new vscode.Location(vscode.Uri.parse(uri), rangeOf(range));
  return shown;
}
function rangeOf({ start, end }: Place['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
