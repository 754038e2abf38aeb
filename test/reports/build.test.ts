import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { inFolder } from '../../packages/cli/test/support.js';

const PORTFOLIO = `namespace shop
portfolio Shop { currency EUR  period 2026-01-01 .. 2026-12-31 }
unit Stores "The stores"
unit Office
need Sell { unit Stores  importance 5 }
need Write { unit Office  importance 2 }
archetype Till { meets Sell }
archetype Desk { meets Write }
service Checkout "Check <out>" businessFacing {
  archetype Till
  meets Sell
  consumers Stores 100%
  accountable Ops
  responsible Ops
  state operational since 2024-01-01
  utility "Sell"
  cost run 100k EUR/year
  allocates 100% to Stores
}
service Mail businessFacing {
  archetype Desk
  meets Write
  consumers Office 100%
  accountable Ops
  responsible Ops
  state operational since 2024-01-01
  utility "Write"
  cost run 7k EUR/year
  allocates 100% to Office
}
team Ops
`;
const place = inFolder();
const { btaas, write } = place;
const read = (name: string) => readFileSync(join(place.folder, name), 'utf8');
const build = (...args: readonly string[]) => btaas(['build', '--fail-level', 'never', '--out', 'dist', ...args]);

beforeEach(() => write({ 'btaas.config.json': '{}', 'shop.btaas': PORTFOLIO }));

describe('the folder of the outputs', () => {
  test('that holds files of somebody else is left alone', async () => {
    write({ 'dist/mine.txt': 'mine', 'dist/report.html': 'also mine' });
    const { code, err } = await build('--formats', 'html');
    expect(code).toBe(2);
    expect(err).toContain('dist holds what btaas build did not write (mine.txt, report.html), and it is left alone');
    expect(readdirSync(join(place.folder, 'dist')).sort()).toEqual(['mine.txt', 'report.html']);
    expect(read('dist/report.html')).toBe('also mine');
  });
  test('may hold what a build has written, and what is put beside it stays', async () => {
    expect((await build('--formats', 'json')).code).toBe(0);
    write({ 'dist/mine.txt': 'mine' });
    expect((await build('--formats', 'json,csv')).code).toBe(0);
    expect(read('dist/mine.txt')).toBe('mine');
  });
  test('is refused where a file of somebody else has the name of an output', async () => {
    expect((await build('--formats', 'json')).code).toBe(0);
    write({ 'dist/report.html': 'mine' });
    const { code, err } = await build('--formats', 'html');
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('dist/report.html was not written') });
    expect(read('dist/report.html')).toBe('mine');
  });
  test('loses the tables that are no longer there, and nothing else', async () => {
    write({ 'btaas.config.json': '{}', 'shop.btaas': `${PORTFOLIO}\nprovider Host external` });
    await build('--formats', 'json,csv');
    expect(existsSync(join(place.folder, 'dist/csv/providers.csv'))).toBe(true);
    write({ 'shop.btaas': PORTFOLIO });
    await build('--formats', 'csv');
    expect(existsSync(join(place.folder, 'dist/csv/providers.csv'))).toBe(false);
    expect(existsSync(join(place.folder, 'dist/figures.json'))).toBe(true);
  });
  test('that is a file is refused', async () => {
    write({ dist: 'a file' });
    expect(await build()).toMatchObject({ code: 2, err: expect.stringContaining('dist is a file') });
  });
  test('that cannot be made is named', async () => {
    const { code, err } = await btaas(['build', '--fail-level', 'never', '--out', 'shop.btaas/dist']);
    expect(code).toBe(2);
    expect(err).toContain('shop.btaas/dist');
    expect(err).not.toContain('mistake in btaas');
  });
  test('with a list that names files elsewhere touches none of them', async () => {
    write({
      'dist/btaas-outputs.json': '{ "files": ["csv/../../shop.btaas", "../btaas.config.json", "/etc/passwd"] }',
    });
    expect((await build('--formats', 'csv')).code).toBe(0);
    expect(read('shop.btaas')).toBe(PORTFOLIO);
    expect(read('btaas.config.json')).toBe('{}');
  });
});

describe('a report that the portfolio declares', () => {
  const declared = (report: string) => write({ 'shop.btaas': `${PORTFOLIO}\n${report}\n` });

  test('has its own sections, text and values, and is about what it is limited to', async () => {
    write({ 'board.md': '# To the *board*\n\n| x | y |\n|---|--:|\n| {{ count(services) }} | <b>bold</b> |\n' });
    declared(
      'report Board "For the board" { sections cost, services  only Stores  text "Dearest first: {{Checkout.title}}, {{portfolio.currency}}."  template "board.md" }',
    );
    expect((await build('--formats', 'html,md')).code).toBe(0);
    const html = read('dist/report-shop.Board.html');
    expect(html).toContain('<h1>For the board</h1>');
    expect(html).toContain('<p>Dearest first: Check &lt;out&gt;, EUR.</p>');
    expect(html).toContain('<h3>To the <em>board</em></h3>');
    expect(html).toContain('<td>2</td>\n<td class="to-right">&lt;b&gt;bold&lt;/b&gt;</td>');
    expect([...html.matchAll(/<section id="s-(\w+)"/g)].map(([, id]) => id)).toEqual(['cost', 'services']);
    expect(html).toContain('id="e-shop.Checkout"');
    expect(html).not.toContain('id="e-shop.Mail"');
    const markdown = read('dist/report-shop.Board.md');
    expect(markdown).toContain('Dearest first: Check &lt;out&gt;, EUR.');
    expect(markdown).toContain('&lt;b>bold&lt;/b>');
    expect(markdown).toContain('# For the board');
  });
  test('has the sections of its audience where it names none', async () => {
    declared('report Money { for cfo }');
    await build('--formats', 'html');
    const sections = [...read('dist/report-shop.Money.html').matchAll(/<section id="s-(\w+)"/g)].map(([, id]) => id);
    expect(sections).toEqual(['summary', 'cost', 'sizing', 'portfolio', 'consolidation', 'providers', 'rewards']);
  });
  test.each([
    ['text "{{ nothing.here }}"', 'line 1: nothing.here: '],
    ['text "{{ count( }}"', 'line 1: count(: '],
    ['text "{{ 1 EUR + 2 h }}"', 'line 1: 1 EUR + 2 h: '],
    ['text "{{ count(services where criticality = hihg) }}"', 'line 1: count(services where criticality = hihg): '],
    ['text "{{ todai }}"', 'line 1: todai: '],
    ['template "gone.md"', 'line 1: the template "gone.md" cannot be read'],
    ['template "../outside.md"', 'line 1: the template "../outside.md" cannot be read'],
  ])('with %s is not written, and says why', async (property, message) => {
    declared(`report Board { for cio  ${property} }`);
    const { code, err } = await build('--formats', 'html');
    expect(code).toBe(1);
    expect(err).toContain(`The report "Board", ${message}`);
    expect(existsSync(join(place.folder, 'dist'))).toBe(false);
  });
});

describe('--only', () => {
  test('limits the report to a unit, and says which figures are of the whole', async () => {
    expect((await build('--formats', 'html,csv', '--only', 'Stores')).code).toBe(0);
    const html = read('dist/report.html');
    expect(html).toContain('<h1>Shop: The stores</h1>');
    expect(html).toContain('of the whole portfolio');
    expect(read('dist/csv/cost-services.csv').split('\r\n')[1]).toMatch(/^Check <out>,100000,EUR\/year,/);
    expect(read('dist/csv/cost-services.csv')).not.toContain('Mail');
  });
  test.each([
    ['Desk', 'Mail', 'Check <out>'],
    ['shop.Checkout', 'Check <out>', 'Mail'],
    ['Write', 'Mail', 'Check <out>'],
  ])('%s shows %s and not %s', async (name, shown, hidden) => {
    await build('--formats', 'csv', '--only', name);
    expect(read('dist/csv/services.csv')).toContain(shown);
    expect(read('dist/csv/services.csv')).not.toContain(hidden);
  });
  test('of a name that nothing has says what could be meant', async () => {
    expect(await build('--only', 'Store')).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean Stores?'),
    });
  });
});

describe('--previous', () => {
  test('says what key figures were then', async () => {
    await build('--formats', 'json', '--as-of', '2026-03-31');
    write({ 'old.json': read('dist/figures.json'), 'shop.btaas': PORTFOLIO.replace('100k', '120k') });
    expect((await build('--formats', 'json', '--previous', 'old.json')).code).toBe(0);
    const { sections } = JSON.parse(read('dist/figures.json')) as {
      readonly sections: readonly { readonly facts: readonly { readonly label: string; readonly note?: string }[] }[];
    };
    const noteOf = (label: string) =>
      sections[0]!.facts.find((fact) => fact.label === label)?.note?.replaceAll('\u202F', ' ');
    expect(noteOf('Total cost a year')).toBe('all costs are known; was 107 000 EUR/year as of 2026-03-31');
    // What has not changed says nothing.
    expect(noteOf('Needs met')).toBe('by importance');
  });
  test.each([
    ['gone.json', 'cannot be read'],
    ['shop.btaas', 'this is no JSON'],
    ['btaas.config.json', 'this is no figures.json'],
  ])('refuses %s: %s', async (file, message) => {
    expect(await build('--previous', file)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });
});
