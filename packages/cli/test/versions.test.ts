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
  test('says what a scenario changes', async () => {
    write({ 'a.btaas': portfolio('99.9%', 'scenario Less "Without the old one" { retire Old on 2026-09-01 }') });
    write({ 'btaas.config.json': '{}' });
    const { code, out, err } = await btaas(['compare']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('Without the old one (Less), as of 2026-09-02');
    expect(out).toContain('(-4 000 EUR/year, better)'.replaceAll(' ', '\u202F').replace('\u202Fbetter', ' better'));
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
