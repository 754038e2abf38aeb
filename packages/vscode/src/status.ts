import * as vscode from 'vscode';

/** What the server says after it has analysed a project. */
export interface Status {
  readonly root: string;
  readonly documents: number;
  readonly milliseconds: number;
  readonly error: number;
  readonly warning: number;
  readonly information: number;
}

/** The item in the status bar: which project, in which state, with how many findings. */
export class StatusItem {
  readonly #item = vscode.window.createStatusBarItem('btaas.status', vscode.StatusBarAlignment.Left, 0);
  readonly #projects = new Map<string, Status>();
  readonly #version: string;

  constructor(version: string) {
    this.#version = version;
    this.#item.name = 'BTaaS';
    this.#item.command = 'btaas.showOutput';
    this.say('$(loading~spin) BTaaS', 'The language server is starting.');
    this.#item.show();
  }
  say(text: string, tooltip: string): void {
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: `BTaaS: ${tooltip}` };
  }
  update(status: Status): void {
    this.#projects.set(status.root, status);
    const all = [...this.#projects.values()];
    const sum = (key: 'error' | 'warning' | 'information' | 'documents') =>
      all.reduce((total, each) => total + each[key], 0);
    const [errors, warnings, notes] = [sum('error'), sum('warning'), sum('information')];
    const icon = errors > 0 ? '$(error)' : warnings > 0 ? '$(warning)' : '$(check)';
    // A lens that says "1 finding" counts notes, too.
    const noted = notes > 0 ? ` $(info) ${notes}` : '';
    const lines = all.map(({ root, documents, error, warning, information, milliseconds }) => {
      const name = decodeURIComponent(root.slice(root.lastIndexOf('/') + 1));
      return `${name}: ${documents} files, ${error} errors, ${warning} warnings, ${information} notes, analysed in ${Math.round(milliseconds)} ms`;
    });
    this.say(`${icon} BTaaS ${errors + warnings}${noted}`, [`BTaaS ${this.#version}`, ...lines].join('\n'));
  }
  dispose(): void {
    this.#item.dispose();
  }
}
