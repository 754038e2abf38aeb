import type { BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';

const TYPE = 'btaas.preview';
/** What the page of the report tells. */
interface PageMessage {
  readonly ready?: true;
  /** A place such as `services.btaas:12`. */
  readonly open?: string;
  /** The qualified name of an element. */
  readonly element?: string;
}
interface Place {
  readonly uri: string;
  readonly line: number;
}

/** The report beside the text: it follows the cursor and what is typed, and leads back to the text. */
export class Preview implements vscode.WebviewPanelSerializer {
  readonly #client: BaseLanguageClient;
  #panel: vscode.WebviewPanel | undefined;
  /** The document whose project is shown. */
  #uri: string | undefined;
  #isReady = false;
  #shown = '';

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  /** Registers everything that concerns the preview. */
  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.commands.registerCommand('btaas.openPreview', () => this.open()),
      vscode.window.registerWebviewPanelSerializer(TYPE, this),
      vscode.window.onDidChangeActiveColorTheme(() => this.#repaint()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
      { dispose: () => this.#panel?.dispose() },
    );
  }

  async open(): Promise<void> {
    this.#uri = activePortfolio() ?? this.#uri;
    if (this.#panel !== undefined) this.#panel.reveal(undefined, true);
    else {
      this.#adopt(
        vscode.window.createWebviewPanel(
          TYPE,
          'BTaaS Report',
          { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
          OPTIONS,
        ),
      );
    }
    await this.refresh();
  }
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = OPTIONS;
    this.#adopt(panel);
    await this.refresh();
  }

  /** Shows the report as it is now: a first page as a whole, later ones by what has changed. */
  async refresh(): Promise<void> {
    const panel = this.#panel;
    if (panel === undefined) return;
    const answer = await this.#client.sendRequest<{ html: string } | null>('btaas/report', { uri: this.#uri });
    if (answer === null || panel !== this.#panel) return;
    const html = inThemeOfEditor(answer.html);
    if (html === this.#shown) return;
    this.#shown = html;
    if (this.#isReady) await panel.webview.postMessage({ page: html });
    else panel.webview.html = html;
  }
  /** Shows the whole page anew, in the colours that the editor has now. */
  async #repaint(): Promise<void> {
    this.#isReady = false;
    this.#shown = '';
    await this.refresh();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    this.#isReady = false;
    this.#shown = '';
    panel.webview.onDidReceiveMessage((message: PageMessage) => this.#receive(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
  }

  async #receive({ ready, open, element }: PageMessage): Promise<void> {
    if (ready) this.#isReady = true;
    if (element !== undefined) await this.#show(await this.#placeOf({ element }));
    const [, file, line] = /^(.*):(\d+)$/.exec(open ?? '') ?? [];
    if (file === undefined) return;
    const place = await this.#placeOf({ file });
    await this.#show(place === null ? null : { ...place, line: Number(line) - 1 });
  }
  #placeOf(of: { element?: string; file?: string }): Promise<Place | null> {
    return this.#client.sendRequest<Place | null>('btaas/placeOf', { uri: this.#uri, ...of });
  }
  async #show(place: Place | null): Promise<void> {
    if (place === null) return;
    const at = new vscode.Position(place.line, 0);
    await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(at, at),
    });
  }

  async #follow({ document, selection }: vscode.TextEditor): Promise<void> {
    if (this.#panel?.visible !== true || document.languageId !== 'btaas') return;
    const uri = document.uri.toString();
    const found = await this.#client.sendRequest<{ anchor: string } | null>('btaas/elementAt', {
      uri,
      line: selection.active.line,
    });
    if (found !== null) await this.#panel?.webview.postMessage({ reveal: found.anchor });
  }
}

/** The page brings a policy of its own, which allows nothing but its own script; nothing is loaded from anywhere. */
const OPTIONS: vscode.WebviewOptions & vscode.WebviewPanelOptions = {
  enableScripts: true,
  localResourceRoots: [],
  retainContextWhenHidden: false,
};

/** The page is dark where the editor is, whatever the machine prefers. */
function inThemeOfEditor(html: string): string {
  const { kind } = vscode.window.activeColorTheme;
  const isDark = kind === vscode.ColorThemeKind.Dark || kind === vscode.ColorThemeKind.HighContrast;
  return html.replace('<html', `<html data-theme="${isDark ? 'dark' : 'light'}"`);
}

function activePortfolio(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'btaas' ? document.uri.toString() : undefined;
}
