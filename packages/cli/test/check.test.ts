import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../src/run.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'btaas-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function btaas(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const err = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const code = await run(args, folder);
    const said = (spy: typeof out) => spy.mock.calls.map((call) => call.join(' ')).join('\n');
    return { code, out: said(out), err: said(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);

describe('btaas check', () => {
  test('a clean portfolio is clean', async () => {
    write('a.btaas', 'unit Stores');
    write('b.btaas', 'need N { unit Stores  importance 5 }');
    expect(await btaas('check')).toEqual({ code: 0, out: 'No errors in 2 files.', err: '' });
  });
  test('a finding shows its line with a caret', async () => {
    write('a.btaas', 'unit Stores\r\nunit U { within Store }');
    expect(await btaas('check')).toEqual({
      code: 1,
      err: '',
      out: [
        'a.btaas:2:17 error BT001 there is no unit called "Store"; did you mean "Stores"?',
        '2 | unit U { within Store }',
        '  |                 ^^^^^',
        '1 error in 1 file',
      ].join('\n'),
    });
  });
  test('JSON names the place of each finding and of what belongs to it', async () => {
    write('a.btaas', 'unit A');
    write('b.btaas', '\nteam A');
    const { code, out } = await btaas('check', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      findings: [
        {
          ...{ id: 'BT002', severity: 'error', message: '"A" is declared twice; rename one of them' },
          ...{ file: 'b.btaas', line: 2, column: 6, endLine: 2, endColumn: 7 },
          related: [{ message: 'the first is a unit', file: 'a.btaas', line: 1, column: 6, endLine: 1, endColumn: 7 }],
        },
      ],
      summary: { files: 2, errors: 1 },
    });
  });
  test('bad input is one clear finding, and the next file is still checked', async () => {
    write('a.btaas', new Uint8Array([0x75, 0xff, 0xfe]));
    mkdirSync(join(folder, 'x.btaas'));
    symlinkSync(folder, join(folder, 'loop'));
    write('x.btaas/b.btaas', '\uFEFFunit U { within V }');
    const { code, out } = await btaas('check', '--format', 'json');
    expect(code).toBe(1);
    expect((JSON.parse(out).findings as { id: string; file: string }[]).map(({ id, file }) => [id, file])).toEqual([
      ['BT000', 'a.btaas'],
      ['BT001', 'x.btaas/b.btaas'],
    ]);
  });
  test.each([
    [['check'], 'btaas check: there is no .btaas file in .'],
    [['check', 'nowhere'], 'btaas check: there is no file or folder'],
    [['chek'], 'Did you mean check?'],
    [['check', '--formt', 'json'], 'Unknown argument'],
    [[], 'Say what to do, for example: btaas check'],
  ])('trouble of the tool is 2: %s', async (args, message) => {
    const { code, out, err } = await btaas(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
