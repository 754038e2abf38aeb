import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewardsJsonSchema } from '@btaas/workspace';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { inFolder } from './support.js';

const place = inFolder();
const { btaas, write } = place;

const TEXT = `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
archetype A
team T { members p01, p02 }
person p01 { fte 1.0 from 2026-07-01 }
person p02 { fte 0.5 from 2026-07-01 }
service Checkout businessFacing { archetype A  accountable T  state operational since 2024-01-01 }
source Probes from "probes.csv" { service svc  at ts  good ok  total n }
plan Half "Second half" {
  for T
  period 2026-07-01 .. 2026-12-31
  target 12_000 EUR/year
  cap 120%
  component availability of Checkout weight 100% { 99.80% -> 50%  99.90% -> 100%  99.95% -> 150% }
}
`;
/** December has a probe, too: what is paid on reaches to the end of the period. */
const PROBES = 'svc,ts,ok,n\nCheckout,2026-07-01,9993,10000\nCheckout,2026-12-01,0,0\n';
const start = (files: Readonly<Record<string, string>> = {}) =>
  write({ 'btaas.config.json': '{}', 'p.btaas': TEXT, 'probes.csv': PROBES, ...files });
const lockText = () => readFileSync(join(place.folder, 'btaas.evidence.json'), 'utf8');

describe('btaas evidence', () => {
  test('measures, writes the lock, and measures again only what has changed', async () => {
    start();
    const first = await btaas(['evidence']);
    expect(first).toEqual({
      code: 0,
      out: 'Probes: 2 rows in 1 file, 0 rejected\n',
      err: 'Wrote 3 values to btaas.evidence.json.\n',
    });
    const text = lockText();
    expect((await btaas(['evidence'])).err).toBe(
      'btaas.evidence.json is up to date; --refresh measures again all the same.\n',
    );
    expect((await btaas(['evidence', '--refresh'])).err).toContain('Wrote 3 values');
    expect(lockText()).toBe(text);
    write({ 'probes.csv': `${PROBES}Checkout,2026-08-01,1,1\n` });
    expect((await btaas(['evidence'])).err).toContain('Wrote 4 values');
  });
  test('--locked fails when a file, the portfolio or the lock has changed, and writes nothing', async () => {
    start();
    expect(await btaas(['evidence', '--locked'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('there is no evidence lock'),
    });
    await btaas(['evidence']);
    expect(await btaas(['evidence', '--locked'])).toEqual({
      code: 0,
      out: '',
      err: 'btaas.evidence.json is up to date.\n',
    });
    const text = lockText();
    write({ 'probes.csv': PROBES.replace('9993', '9994') });
    expect(await btaas(['evidence', '--locked'])).toMatchObject({
      code: 1,
      out: 'btaas.evidence.json: error: "probes.csv" of Probes has changed\n',
    });
    expect(lockText()).toBe(text);
    write({ 'probes.csv': PROBES, 'p.btaas': TEXT.replace('2026-12-31\n  target', '2026-12-30\n  target') });
    expect((await btaas(['evidence', '--locked'])).out).toContain(
      'the plans, surveys or exchange rates ask for something else',
    );
    write({ 'p.btaas': TEXT, 'btaas.evidence.json': text.replace('"9993"', '"9999"') });
    expect((await btaas(['evidence', '--locked'])).out).toContain('the evidence lock was changed after it was written');
  });
  test('says what is wrong in the files, with file and line, and ends with 1 for what gives no values', async () => {
    start({ 'probes.csv': `${PROBES}Checkout,2026-07-02,many,10\nPayroll,2026-07-02,1,1\n` });
    expect(await btaas(['evidence'])).toMatchObject({
      code: 0,
      out: [
        'probes.csv:4: warning: 1 row is rejected in "probes.csv" of Probes (4: "ok" is not a number: "many")',
        'p.btaas:7: information: 1 row of Probes are about nothing in the portfolio, and count as unallocated: "Payroll" (1)',
        'Probes: 4 rows in 1 file, 1 rejected',
        '',
      ].join('\n'),
    });
    start({ 'probes.csv': 'svc,ts,good,n\n' });
    expect(await btaas(['evidence'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('p.btaas:7: error: nothing is measured from Probes: there is no column "ok"'),
    });
  });
  test('stops when the user wants to, and leaves the lock as it is', async () => {
    start();
    const onInterrupt = (stop: () => void) => {
      stop();
      return () => {};
    };
    expect(await btaas(['evidence'], { onInterrupt })).toEqual({
      code: 2,
      out: '',
      err: 'Stopped; nothing was written.\n',
    });
    expect(existsSync(join(place.folder, 'btaas.evidence.json'))).toBe(false);
  });
  test('a lock that was edited is an error of every check, and nothing is paid on it', async () => {
    start();
    await btaas(['evidence']);
    writeFileSync(join(place.folder, 'btaas.evidence.json'), lockText().replace('"9993"', '"9999"'));
    expect(await btaas(['check'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('the evidence lock was changed after it was written'),
    });
    const { out } = await btaas(['rewards', '--as-of', '2027-01-31', '--format', 'json']);
    expect(
      JSON.parse(out).payouts.map(({ status, amount }: { status: string; amount: string }) => [status, amount]),
    ).toEqual([
      ['held', null],
      ['held', null],
    ]);
  });
});

// 99.93% pays 130%, capped at 120%: 12 000 · 184/365 · 1.2 = 7 259.18, and half of it.
describe('btaas rewards', () => {
  const rewards = async (...args: string[]) => btaas(['rewards', '--as-of', '2027-01-31', ...args]);
  const measured = async () => {
    start();
    await btaas(['evidence']);
  };

  test('states each payout with how it came about', async () => {
    await measured();
    const { code, out } = await rewards('Half', '--participant', 'p02');
    expect(code).toBe(0);
    expect(out).toContain('p02: Second half (Half), 2026-07-01 .. 2026-12-31\n  Payout: 3 629.59 EUR.\n');
    expect(out).toContain('availability of Checkout (9993 of 10000) 99.93% (Probes, 2026-07-01 .. 2026-12-31, 2 rows)');
    expect(out).toMatch(/plan cap +score: 120% {2}\[p.btaas:12\]/);
    expect(out).toContain(
      'What the plan pays: 1 512.33 EUR where every measurement is at the first point of its curve, 3 024.66 EUR at target, 3 629.59 EUR at most',
    );
    expect(out).toMatch(/Measured from:\n {2}Probes: probes.csv, 2 rows, SHA-256 [0-9a-f]{64}\n/);
    expect(out).not.toContain('p01');
  });
  test('fits its published schema', async () => {
    await measured();
    const document = JSON.parse((await rewards('--format', 'json')).out);
    const validate = addFormats.default(new Ajv({ strict: true })).compile(rewardsJsonSchema());
    expect([validate(document), validate.errors]).toEqual([true, null]);
    expect(
      document.payouts.map(({ participant, amount, currency }: Record<string, string>) => [
        participant,
        amount,
        currency,
      ]),
    ).toEqual([
      ['p01', '7259.18', 'EUR'],
      ['p02', '3629.59', 'EUR'],
    ]);
  });
  test('is written for spreadsheets, code hosts and browsers', async () => {
    await measured();
    const csv = (await rewards('--format', 'csv')).out.split('\r\n');
    expect(csv[1]).toBe('Half,p01,2026-07-01,2026-12-31,final,1.2,7259.18,EUR,0.00,,7259.18,,');
    expect((await rewards('--format', 'md')).out).toContain('## p01: Second half');
    const html = (await rewards('--format', 'html')).out;
    expect(html).toContain('<p class="sum">Payout: 7 259.18 EUR.</p>');
    expect(html).not.toContain('<script');
  });
  test('--redact leaves no id of a person', async () => {
    await measured();
    for (const format of ['text', 'json', 'csv', 'html', 'md']) {
      const { out } = await rewards('--redact', '--format', format);
      expect([format, /p0[12]/.test(out), out.includes('person 1')]).toEqual([format, false, true]);
    }
  });
  test('--what-if assumes a value, and says so: 99.85% pays 75%', async () => {
    await measured();
    const { out } = await rewards('--what-if', 'availability of Checkout = 99.85%');
    expect(out).toContain('Assumed: availability of Checkout = 99.85%.');
    expect(out).toContain('Payout: 4 536.99 EUR.');
    expect(await rewards('--what-if', 'availability of Chekout = 1%')).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean "Checkout"?'),
    });
    expect((await rewards('--what-if', 'availabilty of Checkout = 1%')).err).toContain('did you mean "availability"?');
    expect(await rewards('--what-if', 'nonsense')).toMatchObject({ code: 2 });
  });
  test('before the end of the period payouts are provisional, and without evidence held', async () => {
    start();
    expect((await rewards()).out).toContain(
      'Held: nothing is paid until this is known: availability of Checkout in 2026-07-01 .. 2026-12-31.',
    );
    await btaas(['evidence']);
    expect((await btaas(['rewards', '--as-of', '2026-12-31'])).out).toContain(
      'Provisional, as the period is not over or not all of it was observed; payout by what is known now: 7 259.18 EUR.',
    );
  });
  test('data that ends before the period does leaves payouts provisional, is an error, and stays out of the ledger', async () => {
    start({ 'probes.csv': PROBES.replace('2026-12-01', '2026-11-01') });
    await btaas(['evidence']);
    const { out, err } = await rewards('--participant', 'p01');
    expect(out).toContain(
      'Provisional, as the period is not over or not all of it was observed; payout by what is known now: 7 259.18 EUR.',
    );
    expect(out).toContain('measured in the period of the plan, observed in 2026-07 .. 2026-11 so far');
    expect(err).toContain('There is an error in the portfolio that payouts rest on');
    expect((await btaas(['check', '--as-of', '2027-01-31'])).out).toContain(
      'BT909 Half is paid on evidence that does not cover its period: availability of Checkout is observed 2026-07-01 .. 2026-11-30 only, of 2026-07-01 .. 2026-12-31',
    );
    expect(await rewards('--ledger')).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was written') });
  });
  test('a statement says the days that a source covers, where these are no whole months', async () => {
    const covered = TEXT.replace('source Probes from "probes.csv" {', '$& covers 2026-07-01 .. 2026-11-15 ');
    start({ 'p.btaas': covered, 'probes.csv': PROBES.replace('2026-12-01', '2026-11-01') });
    await btaas(['evidence'], { today: '2027-01-31' });
    expect((await rewards('--participant', 'p01')).out).toContain('observed in 2026-07-01 .. 2026-11-15 so far');
  });
  test('--ledger takes final payouts down once, corrects by further lines, and --verify proves it', async () => {
    await measured();
    expect((await rewards('--ledger')).err).toBe('Added 2 entries to btaas.ledger.jsonl.\n');
    expect((await rewards('--ledger')).err).toBe('btaas.ledger.jsonl has all of it already.\n');
    write({ 'probes.csv': PROBES.replace('9993', '9985') });
    await btaas(['evidence']);
    expect((await rewards('--ledger')).err).toBe('Added 2 entries to btaas.ledger.jsonl.\n');
    const ledger = readFileSync(join(place.folder, 'btaas.ledger.jsonl'), 'utf8');
    expect(
      ledger
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).amount),
    ).toEqual(['7259.18', '3629.59', '-2722.19', '-1361.10']);
    expect(await btaas(['rewards', '--verify'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^btaas.ledger.jsonl is whole: 4 entries; the last is [0-9a-f]{64}\n$/),
    });
    write({ 'btaas.ledger.jsonl': ledger.replace('7259.18', '9259.18') });
    expect(await btaas(['rewards', '--ledger', '--verify'])).toMatchObject({
      code: 1,
      out: 'btaas.ledger.jsonl:1: error: it was changed after it was written\n',
    });
    expect((await rewards('--ledger')).code).toBe(1);
  });
  test('names of plans and people that are not there are answered with the nearest', async () => {
    await measured();
    expect(await rewards('Haf')).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no plan "Haf"; did you mean Half?'),
    });
    expect(await rewards('--participant', 'p9')).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no person "p9"'),
    });
  });
});
