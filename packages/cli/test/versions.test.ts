import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { inFolder } from './support.js';

const place = inFolder();
const { btaas, write } = place;

const portfolio = (availability: string, rest = '') => `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
archetype A
team T
provider Core internal
service S supporting { archetype A  accountable T  responsible T  state operational  utility "x"  cost run 10k EUR/year }
asset Old { supports S  cost run 4k EUR/year }
commission S to Core { ola { availability ${availability} monthly } }
${rest}`;
const version = (folder: string, text: string) => write({ [`${folder}/a.btaas`]: text });

describe('btaas diff', () => {
  test('says what breaks, and ends with 1', async () => {
    version('old', portfolio('99.9%'));
    version('new', portfolio('99.5%', 'unit U'));
    const { code, out } = await btaas(['diff', 'old', 'new']);
    expect(code).toBe(1);
    expect(out).toContain(
      'Breaking\n  the OLA of commission S to Core promises availability 99.5% instead of 99.9%  [a.btaas:7]\n',
    );
    expect(out).toContain('Added\n  unit U  [a.btaas:8]\n');
    expect(out.endsWith('1 breaking change.\n')).toBe(true);
  });
  test('of the same version is empty, and clean', async () => {
    version('old', portfolio('99.9%'));
    version('new', `// moved about\n${portfolio('99.90%')}`);
    expect(await btaas(['diff', 'old', 'new'])).toEqual({ code: 0, out: 'The two versions say the same.\n', err: '' });
  });
  test('as JSON has figures and findings', async () => {
    version('old', portfolio('99.9%'));
    version('new', portfolio('99.9%').replace('10k', '15k').replace('  responsible T', ''));
    const { code, out } = await btaas(['diff', 'old', 'new', '--format', 'json']);
    const { figures, newFindings, mended } = JSON.parse(out) as {
      figures: { name: string; before: string; after: string; better: boolean }[];
      newFindings: string[];
      mended: string[];
    };
    expect(code).toBe(0);
    expect(figures.find(({ name }) => name === 'cost')).toMatchObject({ better: false });
    expect(newFindings).toEqual(['warning BT005 nobody is responsible for S; name who does the work']);
    expect(mended).toEqual([]);
  });
  test('takes revisions of git', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], { cwd: place.folder });
    git('init', '-q');
    write({ 'a.btaas': portfolio('99.9%') });
    write({ 'btaas.config.json': '{}' });
    git('add', '.');
    git('commit', '-qm', 'first');
    write({ 'a.btaas': portfolio('99.5%') });
    const { code, out } = await btaas(['diff', 'HEAD']);
    expect([code, out.split('\n')[0]]).toEqual([1, 'Breaking']);
  });
  test('of what is neither a folder nor a revision is trouble', async () => {
    version('old', portfolio('99.9%'));
    const { code, err } = await btaas(['diff', 'nowhere', 'old']);
    expect(code).toBe(2);
    expect(err).toContain('there is no folder "nowhere", and no git revision of that name here');
  });
});

describe('btaas compare', () => {
  const scenarioText = `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
scenario Without "Without the ledger" {
  retire Ledger on 2026-08-31
  add service New supporting { archetype A  accountable T  responsible T  state operational  utility "x"  cost run 1k EUR/year }
  retire Mail
}
archetype A { warranty { availability 99% monthly } }
team T
provider Core internal
provider Host internal
service Till supporting {
  archetype A  accountable T  responsible T  state operational  utility "x"  cost run 70k EUR/year
  requires Ledger
}
service Ledger supporting { archetype A  accountable T  state operational  cost run 30k EUR/year }
commission Till to Core { review yearly }
policy Cheap "Ledgers are cheap" warning {
  for s in services where s.name = "Ledger"
  require s.state = retired
  message "{s.name} costs {s.cost.total}"
}
policy Few "No more than two services" error {
  for s in services where s.name = "Till"
  require count(services) <= 2
  message "there are {count(services)}"
}
`;
  const foundIn = (out: string) => out.split('\n').filter((line) => /^ {2}(new|gone): (error|warning)/.test(line));

  test('says what a scenario brings, and what it takes away, by rules and by policies', async () => {
    write({ 'a.btaas': scenarioText, 'btaas.config.json': '{}' });
    const { code, out } = await btaas(['compare'], { today: '2026-06-30' });
    expect(code).toBe(0);
    // The name that stands for nothing is as wrong as before, and so is no news; nor is the spend, which reaches nobody
    // either way, though by other figures.
    expect(foundIn(out)).toEqual([
      '  new: error Few there are 3  [a.btaas:11]',
      '  new: error BT103 Till is operational and requires Ledger, which is retired  [a.btaas:13]',
      '  gone: warning BT005 nobody is responsible for Ledger; name who does the work  [a.btaas:15]',
      '  gone: warning Cheap Ledger costs 30k EUR/year  [a.btaas:15]',
    ]);
    const { scenarios } = JSON.parse((await btaas(['compare', '--format', 'json'], { today: '2026-06-30' })).out) as {
      scenarios: { newFindings: object[]; goneFindings: object[] }[];
    };
    expect(scenarios[0]!.newFindings).toContainEqual({
      ...{ id: 'BT103', severity: 'error', element: 'Till', at: 'a.btaas:13' },
      message: 'Till is operational and requires Ledger, which is retired',
    });
    expect(scenarios[0]!.goneFindings.length).toBeGreaterThanOrEqual(2);
  });
  test('finds at the levels of the project, and nothing that is hushed; what hushes it is needed, and no news', async () => {
    const hushed = scenarioText.replace(
      '  requires Ledger',
      '  // btaas-ignore BT103: it is to be replaced\n  requires Ledger',
    );
    write({ 'a.btaas': hushed, 'btaas.config.json': '{ "rules": { "BT005": "off" } }' });
    const { out } = await btaas(['compare'], { today: '2026-06-30' });
    expect(foundIn(out)).toEqual([
      '  new: error Few there are 3  [a.btaas:11]',
      '  gone: warning Cheap Ledger costs 30k EUR/year  [a.btaas:16]',
    ]);
  });
  test('names no day on which retired what retires without one', async () => {
    const text = `${portfolio('99.9%')}
asset New { supports S  cost run 4k EUR/year }
consolidation One { keep Old  absorb New }
migration Out { wave W 2026-04 .. 2026-05 { from Old to S } }
scenario Without { retire Old }`;
    write({
      'a.btaas': text.replace('state operational', 'state operational since 2025-01-01'),
      'btaas.config.json': '{}',
    });
    const { out } = await btaas(['compare'], { today: '2026-06-30' });
    expect(out).toContain('new: error BT604 One keeps Old, which is retired: nothing would be left');
    expect(out).not.toMatch(/0001|BT702/);
  });
  test('says what changes of services', async () => {
    const text = `${portfolio('99.9%')}\nprovider Host internal\nscenario Other { move S to Host  change S { cost run 12k EUR/year } }`;
    write({ 'a.btaas': text, 'btaas.config.json': '{}' });
    const { out } = await btaas(['compare']);
    expect(out).toContain('  S changed\n    provider: Core → Host\n    cost run: 10k EUR/year → 12k EUR/year\n');
    write({ 'a.btaas': `${portfolio('99.9%')}\nscenario None { retire S on 2026-11-30 }` });
    expect((await btaas(['compare'])).out).toContain('  S retired\n    state retired 2026-11-30: new\n');
  });
  test('says what a scenario changes', async () => {
    write({ 'a.btaas': portfolio('99.9%', 'scenario Less "Without the old one" { retire Old on 2026-09-01 }') });
    write({ 'btaas.config.json': '{}' });
    const { code, out, err } = await btaas(['compare']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('Without the old one (Less), as of 2026-09-02');
    expect(out).toContain('(-4 000 EUR/year, better)'.replaceAll(' ', '\u202F').replace('\u202Fbetter', ' better'));
    // 10k of 14k EUR a year is managed, and then all of it: 4/14 more.
    expect(out).toMatch(/managed share of cost: 71\.4.% → 100.% \(\+28\.6.percentage points, better\)/u);
  });
  test('of a scenario that is not there is trouble', async () => {
    write({ 'a.btaas': portfolio('99.9%') });
    const { code, err } = await btaas(['compare', 'More']);
    expect(code).toBe(2);
    expect(err).toContain('there is no scenario called More here; declare one');
    write({ 'a.btaas': `${portfolio('99.9%')}\nscenario Less { retire Mail on 2026-12-31 }\n` });
    expect((await btaas(['compare', 'Lss'])).err).toContain('no scenario called Lss here; did you mean Less?');
  });
});
