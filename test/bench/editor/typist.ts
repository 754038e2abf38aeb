import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '../../lsp/client.ts';
import { generateWorkspace } from '../generate.ts';

const PATIENCE = 900_000;

/** Somebody who types in one file of a generated workspace, in an editor that talks to a language server. */
export class Typist {
  readonly client: Client;
  readonly text: string;
  /** Behind the first "requires ". */
  readonly position: { readonly line: number; readonly character: number };
  readonly #folder = mkdtempSync(join(tmpdir(), 'btaas-editor-'));
  readonly #uri: string;
  #version = 1;

  /** `server` is the program of the server. */
  constructor(server: string, services: number) {
    generateWorkspace(this.#folder, { services });
    const file = join(this.#folder, 'domains/d0001.btaas');
    this.text = readFileSync(file, 'utf8');
    this.#uri = pathToFileURL(file).href;
    const before = this.text.slice(0, this.text.indexOf('requires ') + 'requires '.length).split('\n');
    this.position = { line: before.length - 1, character: before.at(-1)!.length };
    this.client = new Client(server);
  }
  #shown(): number {
    return this.client.notifications.filter(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as { readonly uri: string }).uri === this.#uri,
    ).length;
  }
  /** Opens the workspace and the file with this text; the milliseconds to the first findings of the file. */
  async open(text: string): Promise<number> {
    const begun = performance.now();
    await this.client.request('initialize', {
      ...{ processId: process.pid, rootUri: null, capabilities: {} },
      workspaceFolders: [{ uri: pathToFileURL(this.#folder).href, name: 'bench' }],
    });
    this.client.notify('initialized', {});
    this.client.notify('textDocument/didOpen', {
      textDocument: { uri: this.#uri, languageId: 'btaas', version: this.#version, text },
    });
    await this.client.until('first findings', () => (this.#shown() > 0 ? true : undefined), PATIENCE);
    return performance.now() - begun;
  }
  /** Gives the file another text, whose own findings differ; the milliseconds to them. */
  async type(text: string): Promise<number> {
    const known = this.#shown();
    const pressed = performance.now();
    this.client.notify('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: ++this.#version },
      contentChanges: [{ text }],
    });
    await this.client.until('findings', () => (this.#shown() > known ? true : undefined), PATIENCE);
    return performance.now() - pressed;
  }
  /** Asks something about the position; the milliseconds to the answer. */
  async ask(method: string): Promise<number> {
    const asked = performance.now();
    await this.client.request(method, { textDocument: { uri: this.#uri }, position: this.position });
    return performance.now() - asked;
  }
  async close(): Promise<void> {
    await this.client.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
