import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../packages/cli/build/bundle.mjs';

/** The package as it would be published, installed into an empty folder without a registry. */
let folder: string;
let tool: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'btaas-packed-'));
  await bundle(join(folder, 'package'));
  const npm = (args: readonly string[], cwd: string) =>
    execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  npm(['pack', '--pack-destination', folder], join(folder, 'package'));
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  npm(
    ['install', '--offline', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', join(folder, tarball)],
    home,
  );
  tool = join(home, 'node_modules/btaas/bin/btaas.cjs');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { NO_COLOR: _noColor, FORCE_COLOR: _forceColor, ...env } = process.env;
function btaas(args: readonly string[], options: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], {
    ...{ cwd: options.cwd ?? folder, input: options.input ?? '', encoding: 'utf8' },
    env: { ...env, ...options.env },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the packed tool', () => {
  test('needs no package beside it', () => {
    const home = join(folder, 'home/node_modules');
    expect(readdirSync(home).filter((name) => !name.startsWith('.'))).toEqual(['btaas']);
    const published = JSON.parse(readFileSync(join(home, 'btaas/package.json'), 'utf8')) as object;
    expect(published).not.toHaveProperty('dependencies');
    expect(published).not.toHaveProperty('private');
    expect(readdirSync(join(home, 'btaas/schemas'))).toContain('btaas.config.schema.json');
    const licences = readFileSync(join(home, 'btaas/THIRD-PARTY-LICENSES.txt'), 'utf8');
    expect(licences).toMatch(/^yargs \d.* \(MIT\)$/m);
  });
  test('says its version', () => {
    const { version } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../packages/cli/package.json'), 'utf8'),
    ) as {
      version: string;
    };
    expect(btaas(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
  test('leads a newcomer from nothing to a portfolio that is built', () => {
    expect(btaas([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('say what to do') });
    expect(btaas(['check'], { cwd: join(folder, 'home') })).toMatchObject({
      code: 2,
      err: expect.stringContaining('btaas init'),
    });
    expect(btaas(['init', 'first'])).toMatchObject({ code: 0 });
    expect(btaas(['check', 'first', '--as-of', '2026-06-30'])).toEqual({
      code: 0,
      out: 'No findings in 3 files as of 2026-06-30.\n',
      err: '',
    });
    expect(btaas(['build'], { cwd: join(folder, 'first') })).toMatchObject({
      code: 0,
      out: expect.stringContaining('out/portfolio.json\n'),
    });
    expect(JSON.parse(readFileSync(join(folder, 'first/out/portfolio.json'), 'utf8'))).toMatchObject({ version: 1 });
    expect(btaas(['fmt', '--check', 'first'])).toMatchObject({ code: 0 });
    expect(btaas(['explain', 'BT001']).out).toMatch(/^# BT001 /);
    expect(btaas(['info', 'first']).out).toContain('portfolio      Example');
    expect(btaas(['completion', 'fish']).out).toContain('complete -c btaas');
  });
  test('writes data to standard output and all else to standard error, without colours where there is no terminal', () => {
    const { code, out, err } = btaas(['check', '--stdin-filepath', 'x.btaas', '--format', 'json', '--stats'], {
      input: 'unit A { within B }',
    });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ summary: { errors: 1 } });
    expect(err).toContain('read and parse');
    expect(out + err).not.toContain('\u001B');
  });
  test('is not upset by a reader that has seen enough', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    writeFileSync(join(many, 'a.btaas'), 'unit A { within Nowhere }\n'.repeat(3_000));
    const child = spawn(process.execPath, [tool, 'check', 'many'], { cwd: folder, env });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
    expect([0, 1]).toContain(code);
  });
  test('serves an editor over standard input and output', async () => {
    const child = spawn(process.execPath, [tool, 'lsp'], { cwd: folder, env });
    const send = (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    let said = '';
    const answered = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('"id":1')) resolve();
      });
    });
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await answered;
    expect(said).toMatch(/^Content-Length: \d+\r\n/);
    expect(said).toContain('"hoverProvider"');
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
  test('watches, and ends on an interrupt with what it last found', async () => {
    const child = spawn(process.execPath, [tool, 'check', 'first', '--watch'], { cwd: folder, env });
    let said = '';
    const ready = new Promise<void>((resolve) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Watching for changes')) resolve();
      });
    });
    await ready;
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});
