import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { portfolioJsonSchema } from '@btaas/portfolio';
import { ruleOf } from '@btaas/rules';
import { pageOf, RULES } from '@btaas/workspace';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/commands/index.js';
import { inFolder } from './support.js';

const place = inFolder();
const { btaas, write } = place;
const PORTFOLIO = 'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\n';
const read = (name: string) => readFileSync(join(place.folder, name), 'utf8');

describe('help', () => {
  test('lists each command', async () => {
    const { code, out } = await btaas(['--help']);
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(out).toMatch(new RegExp(`^ +btaas ${name}\\b`, 'm'));
  });
  test.each(COMMANDS.map(({ name }) => name))('of %s has examples that begin with it', async (name) => {
    const { code, out, err } = await btaas(['help', name]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Examples:\\n +btaas ${name}`, 'm'));
    expect((await btaas([name, '--help'])).out).toBe(out);
  });
  test('fits a narrow terminal', async () => {
    const { out } = await btaas(['--help'], { columns: 60 });
    expect(out.split('\n').filter((line) => line.length > 60)).toEqual([]);
  });
  test('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
      version: string;
    };
    expect(await btaas(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('init', () => {
  test('writes a portfolio that is free of findings, laid out, and that can be built', async () => {
    expect(await btaas(['init', 'first'])).toMatchObject({
      code: 0,
      err: 'A first portfolio is written. Now: btaas check first\n',
    });
    expect((await btaas(['check', 'first', '--fail-level', 'information'])).out).toBe(
      'No findings in 3 files as of 2026-06-30.\n',
    );
    expect(await btaas(['fmt', '--check', 'first'])).toMatchObject({ code: 0, out: '' });
    expect((await btaas(['build', 'first'])).code).toBe(0);
  });
  test('takes an empty folder, a fresh repository included', async () => {
    write({ '.git/HEAD': '' });
    expect((await btaas(['init'])).code).toBe(0);
    expect(readdirSync(place.folder)).toContain('btaas.config.json');
  });
  test('refuses a folder that holds something, and leaves it as it is', async () => {
    write({ 'notes.md': 'mine' });
    expect(await btaas(['init'])).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        'btaas init: this folder is not empty (notes.md); name a new folder: btaas init portfolio',
      ),
    });
    for (const folder of existsSync('/proc/self') ? ['/proc/x', '/proc/self/x/y'] : [])
      expect(await btaas(['init', folder])).toMatchObject({
        code: 2,
        err: expect.stringMatching(/cannot be made: nothing can be written into \/proc/),
      });
    expect((await btaas(['init', 'notes.md'])).err).toContain('notes.md is a file; name a folder');
    expect(readdirSync(place.folder)).toEqual(['notes.md']);
  });
});

describe('build', () => {
  const validate = addFormats.default(new Ajv2020({ strict: false })).compile(portfolioJsonSchema() as object);
  test('writes the portfolio as JSON that its published schema fits', async () => {
    write({ 'btaas.config.json': '{ "outputs": { "folder": "dist" } }', 'p.btaas': PORTFOLIO });
    expect(await btaas(['build'])).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^Built 1 project as of 2026-06-30, /),
    });
    const written = JSON.parse(read('dist/portfolio.json')) as object;
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
    // Nothing half-written is left behind.
    expect(readdirSync(join(place.folder, 'dist')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
  test('gives the same bytes for the same text', async () => {
    write({ 'p.btaas': PORTFOLIO });
    await btaas(['build', '--out', 'a']);
    await btaas(['build', '--out', 'b', '--formats', 'json']);
    expect(read('a/portfolio.json')).toBe(read('b/portfolio.json'));
  });
  test('writes nothing where something is wrong', async () => {
    write({ 'p.btaas': `${PORTFOLIO}unit U { within V }` });
    const { code, out, err } = await btaas(['build']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('p.btaas:2:17 error BT001');
    expect(err).toContain('Nothing was written');
    expect(existsSync(join(place.folder, 'out'))).toBe(false);
    expect((await btaas(['build', '--fail-level', 'never'])).code).toBe(0);
  });
  test('keeps several projects apart', async () => {
    write({
      'one/btaas.config.json': '{}',
      'one/p.btaas': PORTFOLIO,
      'two/btaas.config.json': '{}',
      'two/p.btaas': PORTFOLIO,
    });
    expect((await btaas(['build'])).out).toMatch(/^one\/out\/portfolio\.json\n(.*\n)*two\/out\/portfolio\.json$/m);
    expect((await btaas(['build', '--out', 'all'])).out).toMatch(
      /^all\/one\/portfolio\.json\n(.*\n)*all\/two\/portfolio\.json$/m,
    );
  });
  test('knows its formats', async () => {
    write({ 'p.btaas': PORTFOLIO });
    expect(await btaas(['build', '--formats', 'jsn'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no format "jsn"; did you mean json?'),
    });
  });
});

describe('fmt', () => {
  const UNTIDY = 'unit   A\nunit B{within A}';
  const TIDY = 'unit A\nunit B { within A }\n';
  test('lays files out, and says which', async () => {
    write({ 'a.btaas': UNTIDY, 'b.btaas': TIDY });
    chmodSync(join(place.folder, 'a.btaas'), 0o640);
    expect(await btaas(['fmt', '--check'])).toEqual({
      code: 1,
      out: 'a.btaas\n',
      err: '1 of 2 files is laid out otherwise; "btaas fmt" mends that.\n',
    });
    expect(read('a.btaas')).toBe(UNTIDY);
    expect(await btaas(['fmt'])).toEqual({ code: 0, out: 'a.btaas\n', err: 'Laid out 1 of 2 files.\n' });
    expect(read('a.btaas')).toBe(TIDY);
    expect(statSync(join(place.folder, 'a.btaas')).mode & 0o777).toBe(0o640);
    expect(await btaas(['fmt', '--check'])).toMatchObject({ code: 0, out: '' });
  });
  test('leaves a file with a syntax error alone, and lays the others out', async () => {
    write({ 'a.btaas': 'unit   A {', 'b.btaas': UNTIDY });
    const { code, out, err } = await btaas(['fmt']);
    expect([code, out]).toEqual([1, 'b.btaas\n']);
    expect(err).toContain('a.btaas:1:10: left as it is, for it has a syntax error: "}" is missing');
    expect(read('a.btaas')).toBe('unit   A {');
  });
  test('takes a text from standard input', async () => {
    expect(await btaas(['fmt', '--stdin-filepath', 'a.btaas'], { input: UNTIDY })).toEqual({
      code: 0,
      out: TIDY,
      err: '',
    });
    expect(await btaas(['fmt', '--check', '--stdin-filepath', 'a.btaas'], { input: UNTIDY })).toEqual({
      code: 1,
      out: 'a.btaas\n',
      err: '',
    });
    expect(await btaas(['fmt', '--stdin-filepath', 'a.btaas'], { input: 'unit {' })).toMatchObject({
      code: 1,
      out: '',
    });
  });
});

describe('explain and rules', () => {
  test('each rule has a page', async () => {
    expect(RULES.filter(({ id }) => pageOf(id) === undefined)).toEqual([]);
    const { code, out } = await btaas(['explain', 'bt011']);
    expect(code).toBe(0);
    expect(out).toMatch(/^# BT011 /);
  });
  test('what is missing is named', async () => {
    expect((await btaas(['import', 'csv'])).err).toContain(
      'btaas import: <table> is missing: btaas import <format> <table>\n',
    );
    expect((await btaas(['import', 'csv', 'a.csv'])).err).toContain('btaas import: --map is missing\n');
  });
  test('on a terminal a page is wrapped', async () => {
    const { out } = await btaas(['explain', 'BT012'], { columns: 50 });
    expect(out.split('\n').filter((line) => line.length > 50 && !line.startsWith('  //'))).toEqual([]);
  });
  test('an id that there is not gets the nearest', async () => {
    expect((await btaas(['explain', 'BT01'])).err).toMatch(/there is no rule BT01; did you mean BT\d\d\d\?/);
    expect((await btaas(['explain', 'whatever'])).err).toContain('there is no rule whatever; "btaas rules" lists all');
    expect(await btaas(['explain'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('btaas explain: <rules..> is missing: btaas explain <rules..>\n'),
    });
  });
  test('policies of the project are listed and explained beside the rules', async () => {
    write({
      'btaas.config.json': '{ "rules": { "m.Two": "error" } }',
      'p.btaas': `namespace m\n${PORTFOLIO}/** Because one may fail. */\npolicy Two "Two of each" { for u in units  require true  message "m" }`,
    });
    expect((await btaas(['rules'])).out).toMatch(/\nm\.Two {2}error {8}Two of each\n$/);
    expect((await btaas(['explain', 'm.Two'])).out).toBe(
      '# m.Two Two of each\n\nBecause one may fail.\n\nA policy of this project (warning).\n\n```btaas\npolicy Two "Two of each" { for u in units  require true  message "m" }\n```\n',
    );
    expect((await btaas(['explain', 'Twoo'])).err).toContain('there is no rule Twoo; did you mean Two?');
    expect((await btaas(['explain', 'two'])).err).toContain('there is no rule two; did you mean Two?');
    expect((await btaas(['explain', 'm.Tow'])).err).toContain('there is no rule m.Tow; did you mean m.Two?');
  });
  test('rules are listed with the level that they have here', async () => {
    write({ 'btaas.config.json': '{ "rules": { "BT002": "off" } }', 'p.btaas': PORTFOLIO });
    const { out } = await btaas(['rules']);
    expect(out).toContain(
      `BT001  error        ${ruleOf('BT001')!.title}\nBT002  off          ${ruleOf('BT002')!.title}\n`,
    );
    const listed = JSON.parse((await btaas(['rules', '--format', 'json'])).out) as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  });
});

describe('info', () => {
  test('names projects and what they hold', async () => {
    write({
      'p/btaas.config.json': '{ "libraries": ["../shared"], "rules": { "BT002": "off" } }',
      'p/p.btaas': `${PORTFOLIO}capability A\ncapability B`,
      'shared/s.btaas': 'unit Group',
    });
    const { code, out } = await btaas(['info', 'p']);
    expect(code).toBe(0);
    expect(out).toContain(
      [
        'project p',
        '  configuration  p/btaas.config.json',
        '  portfolio      P',
        '  files          1',
        '  elements       1 portfolio, 2 capabilities',
        '  libraries      ../shared (1 file)',
        '  levels         BT002 off',
        '  outputs        json in p/out',
      ].join('\n'),
    );
  });
  test('says where there is none', async () => {
    expect((await btaas(['info'])).out).toContain('No project here');
  });
});

describe('completion', () => {
  test('of bash completes commands, options, their values and rules', async () => {
    const { out } = await btaas(['completion', 'bash']);
    writeFileSync(join(place.folder, 'complete.sh'), out);
    const complete = (...words: string[]) =>
      execFileSync(
        'bash',
        [
          '-c',
          `source complete.sh; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _btaas; printf '%s\\n' "\${COMPREPLY[@]}"`,
          'bash',
          ...words,
        ],
        { cwd: place.folder, encoding: 'utf8' },
      )
        .trim()
        .split('\n');
    expect(complete('btaas', 'ch')).toEqual(['check']);
    expect(complete('btaas', 'check', '--fo')).toEqual(['--format']);
    expect(complete('btaas', 'check', '--fail-level', 'w')).toEqual(['warning']);
    expect(complete('btaas', 'check', '--format', 'sa')).toEqual(['sarif']);
    expect(complete('btaas', 'explain', 'BT00')).toContain('BT001');
    expect(complete('btaas', 'check', 'compl')).toEqual(['complete.sh']);
  });
  test.each(['zsh', 'fish'])('of %s names each command', async (shell) => {
    const { code, out } = await btaas(['completion', shell]);
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(out).toContain(name);
  });
  test('knows its shells', async () => {
    expect(await btaas(['completion', 'tcsh'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no script for "tcsh"; there are bash, zsh, fish'),
    });
  });
});

describe('a bug', () => {
  test('is caught: it says which command, and that it is not the reader who is wrong', async () => {
    const entry = COMMANDS.find(({ name }) => name === 'rules')!;
    const load = entry.load;
    entry.load = async () => ({
      default: {
        ...(await load()).default,
        run: () => {
          throw new TypeError('x is not a function');
        },
      },
    });
    try {
      expect(await btaas(['rules'])).toEqual({
        code: 2,
        out: '',
        err: 'btaas rules: it failed: x is not a function. This is a mistake in btaas, not in the portfolio; please report it.\nBTAAS_DEBUG=1 shows where.\n',
      });
    } finally {
      entry.load = load;
    }
  });
});
