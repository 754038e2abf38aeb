import type { BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';

/** What the page tells: a plan was chosen, or a slider was moved. */
interface PageMessage {
  readonly ready?: true;
  readonly plan?: string;
  readonly steps?: Readonly<Record<string, number>>;
}

/** A page with a slider for each metric of a plan: what would be paid if it stood elsewhere. Nothing is changed. */
export class WhatIf {
  readonly #client: BaseLanguageClient;
  #panel: vscode.WebviewPanel | undefined;
  #uri: string | undefined;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }
  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.commands.registerCommand('btaas.whatIf', () => this.#open()),
      { dispose: () => this.#panel?.dispose() },
    );
  }
  /** The portfolio was analysed anew. */
  async refresh(): Promise<void> {
    if (this.#panel !== undefined) await this.#tellPlans();
  }

  #open(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId === 'btaas') this.#uri = document.uri.toString();
    if (this.#panel !== undefined) {
      this.#panel.reveal();
      return;
    }
    this.#panel = vscode.window.createWebviewPanel('btaas.whatIf', 'BTaaS What If', vscode.ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [],
    });
    this.#panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    this.#panel.webview.onDidReceiveMessage((message: PageMessage) => this.#receive(message));
    this.#panel.webview.html = page();
  }
  async #receive({ ready, plan, steps }: PageMessage): Promise<void> {
    if (ready) await this.#tellPlans();
    if (plan === undefined) return;
    const result = await this.#client.sendRequest<unknown>('btaas/whatIf', {
      uri: this.#uri,
      plan,
      steps: steps ?? {},
    });
    await this.#panel?.webview.postMessage({ result });
  }
  async #tellPlans(): Promise<void> {
    const plans = await this.#client.sendRequest<unknown>('btaas/plans', { uri: this.#uri });
    await this.#panel?.webview.postMessage({ plans });
  }
}

function page(): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<title>What if</title>
<style nonce="${nonce}">
body { font: var(--vscode-font-size) var(--vscode-font-family); max-width: 44rem; padding: 0 1rem 2rem }
h1 { font-size: 1.4em; font-weight: 600 }
h2 { font-size: 1.1em; margin: 1.6rem 0 .4rem }
select { font: inherit; color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background); border: 1px solid var(--vscode-dropdown-border); padding: .3rem }
.metric { display: grid; grid-template-columns: 1fr auto; gap: .2rem 1rem; margin: .9rem 0 }
.metric input { grid-column: 1 / -1; width: 100%; accent-color: var(--vscode-button-background) }
output { font-variant-numeric: tabular-nums }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .35rem .5rem; border-bottom: 1px solid var(--vscode-widget-border, #8884) }
td + td, th + th { text-align: right; font-variant-numeric: tabular-nums }
.soft { color: var(--vscode-descriptionForeground) }
</style>
</head>
<body>
<h1>What if</h1>
<p><label for="plan">Plan </label><select id="plan"></select></p>
<p class="soft">Move a metric, and see what would be paid. Nothing is written.</p>
<div id="metrics"></div>
<h2>What would be paid <output id="score"></output></h2>
<table aria-live="polite"><thead><tr><th>Participant</th><th>Now</th><th>Then</th></tr></thead><tbody id="payouts"></tbody></table>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

/** Runs in the page. Texts are set as texts: titles are written by people. */
const SCRIPT = `
const editor = acquireVsCodeApi();
const by = (id) => document.getElementById(id);
let plans = [];
let steps = {};
const make = (tag, text, name) => Object.assign(document.createElement(tag), { textContent: text ?? '', className: name ?? '' });
const current = () => plans.find(({ plan }) => plan === by('plan').value);
const ask = () => { if (current()) editor.postMessage({ plan: current().plan, steps }); };
function showPlan() {
  steps = {};
  by('metrics').replaceChildren(...(current()?.sliders ?? []).map(({ key, label, measured, step }, i) => {
    const row = make('div', '', 'metric');
    const name = make('label', label);
    name.htmlFor = 'metric' + i;
    const value = make('output', measured);
    value.dataset.key = key;
    const input = Object.assign(make('input'), { type: 'range', min: 0, max: 100, value: step, id: name.htmlFor });
    input.addEventListener('input', () => { steps[key] = Number(input.value); ask(); });
    row.append(name, value, input);
    return row;
  }));
  ask();
}
by('plan').addEventListener('change', showPlan);
addEventListener('message', ({ data }) => {
  if (data.plans) {
    const before = by('plan').value;
    plans = data.plans;
    by('plan').replaceChildren(...plans.map(({ plan, label }) => Object.assign(make('option', label), { value: plan })));
    if (plans.some(({ plan }) => plan === before)) by('plan').value = before;
    showPlan();
  }
  if (data.result) {
    for (const { key, value, pays } of data.result.values) {
      const shown = [...document.querySelectorAll('output[data-key]')].find((each) => each.dataset.key === key);
      if (shown) shown.textContent = value + ' pays ' + pays;
      const input = shown?.parentElement.querySelector('input');
      if (input) input.setAttribute('aria-valuetext', value);
    }
    by('score').textContent = '(' + data.result.score + ')';
    by('payouts').replaceChildren(...data.result.payouts.map(({ participant, before, after }) => {
      const row = make('tr');
      row.append(make('td', participant), make('td', before), make('td', after));
      return row;
    }));
  }
});
editor.postMessage({ ready: true });
`;
