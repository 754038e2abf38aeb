import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/** Bundles the server as the extension does. Returns the file. */
export async function bundleServer(): Promise<{ file: string; dispose(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'btaas-server-'));
  const file = join(folder, 'server.cjs');
  await build({
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node22', conditions: ['source'], logLevel: 'warning' },
    mainFields: ['module', 'main'],
    external: ['@duckdb/node-api'],
    alias: { 'vega-canvas': join(root, 'node_modules/vega-canvas/build/vega-canvas.browser.js') },
    entryPoints: [join(root, 'packages/server/src/node.ts')],
    outfile: file,
  });
  return { file, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A bare client: JSON-RPC over standard input and output, and nothing that was made for this server. */
export class Client {
  readonly process: ChildProcess;
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];
  /** What the server asked for. */
  readonly requests: { readonly method: string; readonly params: unknown }[] = [];
  #next = 1;
  #buffer = Buffer.alloc(0);
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #listeners = new Set<() => void>();
  stderr = '';

  readonly #gone: Promise<never>;

  constructor(file: string, args: readonly string[] = ['--stdio']) {
    this.process = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#gone = new Promise((_done, fail) => {
      this.process.once('exit', (code) => fail(new Error(`the server ended with ${code}\n${this.stderr}`)));
    });
    this.#gone.catch(() => {});
    this.process.stdout!.on('data', (chunk: Buffer) => this.#read(chunk));
    this.process.stderr!.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
  }
  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, end).toString())?.[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.subarray(end + 4, end + 4 + length).toString('utf8');
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#take(JSON.parse(body) as Message);
    }
  }
  #take(message: Message): void {
    if (message.method === undefined) {
      this.#waiting.get(message.id as number)?.(message);
      this.#waiting.delete(message.id as number);
    } else if (message.id !== undefined) {
      // Requests of the server, such as registrations, are granted.
      this.requests.push({ method: message.method, params: message.params });
      this.write({ jsonrpc: '2.0', id: message.id, result: null });
    } else this.notifications.push({ method: message.method, params: message.params });
    for (const listener of this.#listeners) listener();
  }
  write(message: unknown): void {
    this.raw(JSON.stringify(message));
  }
  raw(body: string): void {
    this.process.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
  /** The id that the next request will have. */
  get nextId(): number {
    return this.#next;
  }
  async request<T>(method: string, params: unknown): Promise<T> {
    const id = this.#next++;
    const answer = new Promise<Message>((done) => this.#waiting.set(id, done));
    this.write({ jsonrpc: '2.0', id, method, params });
    const { result, error } = await Promise.race([answer, this.#gone]);
    if (error !== undefined) throw new Error(`${error.code} ${error.message}`);
    return result as T;
  }
  notify(method: string, params: unknown): void {
    this.write({ jsonrpc: '2.0', method, params });
  }
  /** The first value that `look` finds, now or after a message. */
  async until<T>(what: string, look: () => T | undefined, patience = 20_000): Promise<T> {
    const now = look();
    if (now !== undefined) return now;
    return new Promise((done, fail) => {
      const stop = setTimeout(() => {
        this.#listeners.delete(listener);
        fail(new Error(`waited ${patience} ms in vain for ${what}\n${this.stderr}`));
      }, patience);
      const listener = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(stop);
        this.#listeners.delete(listener);
        done(found);
      };
      this.#listeners.add(listener);
    });
  }
  /** Says goodbye as the protocol wants it, and makes sure that the process is gone. */
  async close(): Promise<number | null> {
    const exited = new Promise<number | null>((done) => this.process.once('exit', done));
    if (this.process.exitCode !== null) return this.process.exitCode;
    const kill = setTimeout(() => this.process.kill('SIGKILL'), 5_000);
    await this.request('shutdown', null);
    this.notify('exit', null);
    const code = await exited;
    clearTimeout(kill);
    return code;
  }
}
