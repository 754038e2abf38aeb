import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findingsJsonSchema } from '@btaas/workspace';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { inFolder } from './support.js';

const NO_NAME =
  'standard input has no name that says where it belongs: btaas check --stdin-filepath services.btaas < services.btaas';

const place = inFolder();
const { btaas, write } = place;
const PORTFOLIO = 'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\n';
const WRONG = 'unit Stores\r\nunit U { within Store }\r\n';

const validate = addFormats.default(new Ajv({ strict: true })).compile(findingsJsonSchema());
/** The findings of `--format json`, as `file:line id`. */
async function found(args: readonly string[], world = {}) {
  const { code, out, err } = await btaas(['check', ...args, '--format', 'json'], world);
  const read = JSON.parse(out) as {
    findings: { id: string; file: string; line: number; message: string }[];
    summary: object;
  };
  expect(validate(read), JSON.stringify(validate.errors)).toBe(true);
  return {
    code,
    err,
    summary: read.summary,
    findings: read.findings.map(({ id, file, line }) => `${file}:${line} ${id}`),
  };
}

describe('what check says', () => {
  test('a clean portfolio is clean', async () => {
    write({ 'a.btaas': 'unit Stores', 'b.btaas': 'need N { unit Stores  importance 5  capability C }\ncapability C' });
    expect(await btaas(['check', '--fail-level', 'error', 'a.btaas'])).toEqual({
      code: 0,
      out: 'No findings in 1 file as of 2026-06-30.\n',
      err: '',
    });
  });
  test('a finding shows its line with a caret, what belongs to it, and how to mend it', async () => {
    write({ 'a.btaas': WRONG });
    expect(await btaas(['check'])).toEqual({
      code: 1,
      err: '',
      out: [
        'a.btaas:2:17 error BT001 there is no unit called "Store"; did you mean "Stores"?',
        '2 | unit U { within Store }',
        '  |                 ^^^^^',
        '  fix: Change to "Stores"',
        '1 error in 1 file as of 2026-06-30.',
        '',
      ].join('\n'),
    });
  });
  test('JSON names the place of each finding and of what belongs to it', async () => {
    write({ 'a.btaas': 'unit A', 'b.btaas': '\nteam A' });
    const { code, out } = await btaas(['check', '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      asOf: '2026-06-30',
      findings: [
        {
          ...{ id: 'BT002', severity: 'error', message: '"A" is declared twice; rename one of them', element: 'A' },
          ...{ file: 'b.btaas', line: 2, column: 6, endLine: 2, endColumn: 7, fingerprint: expect.any(String) },
          related: [{ message: 'the first is a unit', file: 'a.btaas', line: 1, column: 6, endLine: 1, endColumn: 7 }],
          fixes: [],
        },
      ],
      summary: { files: 2, errors: 1, warnings: 0, information: 0, suppressed: 0 },
    });
  });
  test('a terminal is narrow: words wrap, and the line is shown around its finding', async () => {
    write({ 'a.btaas': `unit Stores\nunit U { ${' '.repeat(80)}within Store${' '.repeat(80)} }` });
    const { out } = await btaas(['check'], { columns: 40 });
    const lines = out.split('\n');
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
    const caret = lines.findIndex((line) => line.includes('^'));
    expect(lines[caret - 1]!.slice(lines[caret]!.indexOf('^'), lines[caret]!.lastIndexOf('^') + 1)).toBe('Store');
  });
  test('colours come on a terminal that wants them', async () => {
    write({ 'a.btaas': WRONG });
    expect((await btaas(['check'], { columns: 80, coloured: true })).out).toContain('\u001B[31m');
    expect((await btaas(['check'], { columns: 80 })).out).not.toContain('\u001B');
  });
  test('control characters of a text never reach the terminal', async () => {
    write({ 'a.btaas': 'unit U { within "\u001B[31mx" }' });
    expect((await btaas(['check'], { columns: 80 })).out).not.toContain('\u001B');
  });
  test('progress is shown on a terminal only', async () => {
    write({ 'a.btaas': 'unit Stores' });
    expect((await btaas(['check'], { columns: 80 })).err).toContain('Reading 1 file …');
    expect((await btaas(['check'])).err).toBe('');
  });
  test('the day it is stated for is an input, and is printed', async () => {
    write({ 'a.btaas': 'unit Stores' });
    expect((await btaas(['check', '--as-of', '2027-01-31'])).out).toContain('as of 2027-01-31');
    expect((await btaas(['check'], { today: '2028-02-29' })).out).toContain('as of 2028-02-29');
  });
  test('--stats says what took how long', async () => {
    write({ 'a.btaas': 'unit Stores' });
    const { out, err } = await btaas(['check', '--stats']);
    expect(out).not.toContain(' ms ');
    expect(err).toMatch(/ ms {2}read and parse\n(.*\n)*of which rules:\n +\d+\.\d ms {2}BT\d+ {2}\(found 0\)\n/);
  });
});

describe('what fails', () => {
  test('from --fail-level on, findings end with 1', async () => {
    write({ 'a.btaas': '// btaas-ignore BT401: an unused one is a warning\nunit Stores' });
    expect((await btaas(['check'])).code).toBe(0);
    expect((await btaas(['check', '--fail-level', 'warning'])).code).toBe(1);
    write({ 'a.btaas': WRONG });
    expect((await btaas(['check', '--fail-level', 'never'])).code).toBe(0);
  });
  test('a project has its own levels, by folder as well', async () => {
    write({
      'btaas.config.json':
        '{ "rules": { "BT001": "warning" }, "overrides": [{ "files": ["old"], "rules": { "BT001": "off" } }] }',
      'p.btaas': PORTFOLIO,
      'a.btaas': WRONG,
      'old/b.btaas': 'unit V { within Stoores }',
    });
    expect(await found([])).toMatchObject({ code: 0, findings: ['a.btaas:2 BT001'], summary: { warnings: 1 } });
  });
  test('policies have levels and suppressions as rules do, by their qualified names', async () => {
    const POLICY = 'policy Titled "Units have titles" { for u in units  require u.title = "x"  message "{u.name}" }';
    write({
      'btaas.config.json': '{}',
      'p.btaas': `namespace m\n${PORTFOLIO}unit A\nunit B // btaas-ignore m.Titled: known\n${POLICY}`,
    });
    expect(await found([])).toMatchObject({
      findings: ['p.btaas:3 m.Titled'],
      summary: { warnings: 1, suppressed: 1 },
    });
    write({ 'btaas.config.json': '{ "rules": { "m.Titled": "error", "Titled": "off" } }' });
    const { code, out } = await btaas(['check']);
    expect(code).toBe(1);
    expect(out).toContain('p.btaas:3:6 error m.Titled A');
    expect(out).toContain(
      'btaas.config.json:1:35 warning BT000 there is no rule or policy "Titled"; did you mean "m.Titled"?',
    );
  });
  test('a mistake in the configuration points into it, and the portfolio is still checked', async () => {
    write({ 'btaas.config.json': '{\n  "incldue": []\n}', 'p.btaas': PORTFOLIO, 'a.btaas': WRONG });
    const { code, out } = await btaas(['check']);
    expect(code).toBe(1);
    expect(out).toContain(
      [
        'btaas.config.json:2:3 error BT000 a configuration has no key "incldue"; did you mean "include"?',
        '2 |   "incldue": []',
        '  |   ^^^^^^^^^',
      ].join('\n'),
    );
    expect(out).toContain('a.btaas:2:17 error BT001');
  });
  test('only what was asked for is reported, though the whole project is read', async () => {
    write({
      'btaas.config.json': '{}',
      'p.btaas': PORTFOLIO,
      'a.btaas': WRONG,
      'b/c.btaas': 'unit V { within Stores }\nunit W { within X }',
    });
    expect((await found(['b'])).findings).toEqual(['b/c.btaas:2 BT001']);
    expect((await found(['a.btaas'])).findings).toEqual(['a.btaas:2 BT001']);
  });
  test('libraries are visible, and their findings are not ours', async () => {
    write({
      'p/btaas.config.json': '{ "libraries": ["../shared"] }',
      'p/p.btaas': `${PORTFOLIO}use shared\nunit U { within Group }`.replace(/^(portfolio.*\n)(use .*\n)/, '$2$1'),
      'shared/s.btaas': 'namespace shared\nunit Group { within Nowhere }',
    });
    expect(await found(['p'])).toMatchObject({ code: 0, findings: [] });
  });
  test('a folder of a project in which there is nothing is no clean one', async () => {
    write({ 'btaas.config.json': '{}', 'p.btaas': PORTFOLIO, 'sub/notes.md': '' });
    expect(await btaas(['check', 'sub'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no .btaas file in sub'),
    });
  });
  test('several projects are checked in one go', async () => {
    write({
      'one/btaas.config.json': '{}',
      'one/a.btaas': `${PORTFOLIO}unit A { within B }`,
      'two/btaas.config.json': '{}',
      'two/b.btaas': `${PORTFOLIO}unit B`,
    });
    expect(await found([])).toMatchObject({ code: 1, findings: ['one/a.btaas:2 BT001'], summary: { files: 2 } });
  });
});

describe('suppressions and baselines', () => {
  test('a suppression with a reason takes a finding away, until its last day', async () => {
    write({ 'a.btaas': 'unit U { within Store } // btaas-ignore BT001 until 2026-12-31: the stores come next week' });
    expect(await found([])).toMatchObject({ code: 0, findings: [], summary: { suppressed: 1 } });
    expect(await found(['--as-of', '2027-01-01'])).toMatchObject({
      code: 1,
      findings: ['a.btaas:1 BT001', 'a.btaas:1 BT012'],
    });
  });
  test('with a baseline only what is new fails, and what is gone is named', async () => {
    write({ 'a.btaas': 'unit U { within Store }\nunit V { within Shop }\n' });
    const written = await btaas(['check', '--write-baseline']);
    expect(written).toEqual({
      code: 0,
      out: 'No new findings in 1 file as of 2026-06-30.\n',
      err: 'Wrote 2 findings to btaas.baseline.json; "btaas check --baseline btaas.baseline.json" fails on others only.\n',
    });
    write({ 'a.btaas': '\n\n// moved\nunit V { within Shop }\n' });
    expect(await btaas(['check', '--baseline'])).toEqual({
      code: 0,
      err: '',
      out: [
        'No new findings in 1 file as of 2026-06-30; 1 known from the baseline.',
        '1 finding of the baseline is gone:',
        '  BT001 U',
        '',
      ].join('\n'),
    });
    write({ 'a.btaas': 'unit U { within Store }\nunit V { within Shop }\nunit W { within Market }' });
    expect(await found(['--baseline'])).toMatchObject({
      code: 1,
      findings: ['a.btaas:3 BT001'],
      summary: { errors: 1, known: 2, gone: 0 },
    });
  });
  test('syntax errors are never part of a baseline', async () => {
    write({ 'a.btaas': 'unit U { within }\nunit V { within Shop }' });
    const { code, out, err } = await btaas(['check', '--write-baseline', 'old.json']);
    expect(code).toBe(1);
    expect(out).toContain('BT000');
    expect(out).not.toContain('BT001');
    expect(err).toContain('Wrote 1 finding to old.json');
  });
  test('a baseline that is missing or none says so', async () => {
    write({ 'a.btaas': 'unit U', 'b.json': '{}' });
    expect(await btaas(['check', '--baseline'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no baseline btaas.baseline.json; write it first'),
    });
    expect(await btaas(['check', '--baseline', 'b.json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('the baseline b.json cannot be used'),
    });
    expect(await btaas(['check', '--write-baseline', 'a.btaas'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('write the paths before it: btaas check a.btaas --write-baseline'),
    });
  });
});

describe('a text that is not saved', () => {
  test('stands in for its file in its project', async () => {
    write({
      'btaas.config.json': '{}',
      'p.btaas': PORTFOLIO,
      'a.btaas': 'unit Stores',
      'b.btaas': 'unit X { within Y }',
    });
    expect(await found(['--stdin-filepath', 'a.btaas'], { input: WRONG })).toMatchObject({
      code: 1,
      findings: ['a.btaas:2 BT001'],
    });
    expect(await found(['--stdin-filepath', 'new.btaas'], { input: 'unit N { within Stores }' })).toMatchObject({
      code: 0,
      findings: [],
    });
  });
  test('needs neither a project nor a file', async () => {
    expect(await found(['--stdin-filepath', 'a.btaas'], { input: WRONG })).toMatchObject({
      code: 1,
      findings: ['a.btaas:2 BT001'],
    });
    expect(await btaas(['check', '--stdin-filepath', 'a.btaas'], { input: new Uint8Array([0xff]) })).toMatchObject({
      code: 2,
      err: expect.stringContaining('standard input: this file is not UTF-8 (line 1); save it in that encoding'),
    });
  });
});

describe('bad input', () => {
  test('each is one clear finding, and the next file is still checked', async () => {
    write({
      'a.btaas': new Uint8Array([0x75, 0xff, 0xfe]),
      'b.btaas': 'unit \0',
      'c.btaas': ' '.repeat(20_000_001),
      'd.btaas/e.btaas': '\uFEFFunit U { within V }',
      'f.btaas': 'unit F "not closed',
    });
    mkdirSync(join(place.folder, 'sub'));
    symlinkSync(place.folder, join(place.folder, 'sub/loop'));
    symlinkSync('/etc/passwd', join(place.folder, 'g.btaas'));
    const { code, findings } = await found([]);
    expect(code).toBe(1);
    expect(findings).toEqual([
      'a.btaas:1 BT000',
      'b.btaas:1 BT000',
      'c.btaas:1 BT000',
      'd.btaas:1 BT000',
      'd.btaas/e.btaas:1 BT001',
      'f.btaas:1 BT000',
      'g.btaas:1 BT000',
    ]);
  });
  test.each([
    [
      ['check'],
      'btaas check: there is no .btaas file in this folder or below it; "btaas init" writes a first portfolio',
    ],
    [['check', 'nowhere'], 'btaas check: there is no file or folder nowhere'],
    [['check', '--', '-x.btaas'], 'btaas check: there is no file or folder -x.btaas'],
    [['rules', '--', 'x'], 'btaas rules: "x" behind -- is too much'],
    [['import', 'csv', 'a', 'b', '--map', 'm'], 'btaas import: import takes two arguments, and "b" is too much'],
    [['check', '-'], `btaas check: ${NO_NAME}`],
    [['fmt', '-'], `btaas fmt: ${NO_NAME.replace('btaas check', 'btaas fmt')}`],
    [['check', ''], 'btaas check: an empty path names no file; leave it out for the project around this folder'],
    [['check', '--project', 'nowhere'], 'btaas check: there is no file or folder nowhere'],
    [['check', '--formt', 'json'], 'btaas check: there is no option --formt; did you mean --format?'],
    [['check', '--format', 'jsn'], 'btaas check: there is no format "jsn"; did you mean json?'],
    [
      ['check', '--format', 'json,sarif'],
      'btaas check: json and sarif cannot both go to standard output; give one of them a file: --format sarif=FILE',
    ],
    [['check', '--format'], 'btaas check: --format needs a value'],
    [['check', '--fail-level', 'eror'], 'btaas check: --fail-level cannot be "eror"; did you mean error?'],
    [['check', '--project', 'a', '--project', 'b'], 'btaas check: --project is given 2 times; give it once'],
    [['check', '--as-of', 'today'], 'btaas check: --as-of takes a day such as 2026-06-30, not "today"'],
    [['check', '--as-of', '2026-02-30'], 'btaas check: --as-of takes a day such as 2026-06-30, not "2026-02-30"'],
    [['chek'], 'btaas: there is no command "chek"; did you mean check?'],
    [['frobnicate'], 'btaas: there is no command "frobnicate"; there are init, check,'],
    [[], 'btaas: say what to do, for example: btaas check'],
    [['--verbose'], 'btaas: there is no option --verbose without a command'],
  ])('trouble of the tool is 2, in one sentence: %s', async (args, message) => {
    const { code, out, err } = await btaas(args);
    expect([code, out]).toEqual([2, '']);
    expect(err.startsWith(message), err).toBe(true);
    expect(err.split('\n')).toHaveLength(3);
  });
});

describe('formats in files', () => {
  test('go beside the text, each whole', async () => {
    write({ 'a.btaas': WRONG });
    const { code, out, err } = await btaas([
      'check',
      '--format',
      'sarif=out/a.sarif',
      '--format',
      'junit=out/a.xml,json=out/a.json',
    ]);
    expect(code).toBe(1);
    expect(out).toContain('1 error in 1 file');
    expect(err).toBe('Wrote out/a.sarif.\nWrote out/a.xml.\nWrote out/a.json.\n');
    for (const name of ['a.sarif', 'a.xml', 'a.json'])
      expect(existsSync(resolve(place.folder, 'out', name))).toBe(true);
    expect(JSON.parse(readFileSync(join(place.folder, 'out/a.json'), 'utf8'))).toMatchObject({ version: 1 });
  });
  test('that cannot be written are trouble of the tool', async () => {
    write({ 'a.btaas': WRONG });
    expect(await btaas(['check', '--format', 'json=a.btaas/x.json'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^btaas check: a\.btaas.*: (it is there already|a part of this path is a file, not a folder)\n$/,
      ),
    });
  });
});
