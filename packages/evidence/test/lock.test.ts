import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { evidenceOf, lockJsonSchema, readLock, type ReadLock, writeLock } from '@btaas/evidence';
import { figures, type Portfolio } from '@btaas/portfolio';
import { portfolioOf } from '../../../test/support/portfolio.js';
import { BASE, measuredFrom, shown } from './support.js';

const TEXT = `${BASE}
source Probes from "p.csv" { service svc  at ts  good ok  total n }
metric Share { from Probes  value sum(ok) / count()  better higher }
survey H1 on 2026-06-30 { entry Checkout by Retail on speed { importance 4  expectation 4  confidence 3.9  respondents 17 }  file "s.csv" }
person p
plan N { for p  period 2026-07-01 .. 2026-12-31  target 1k EUR  cap 100%
  component availability of Checkout weight 100% { 90% -> 100% } }`;
const FILES = {
  'p.csv':
    'svc,ts,ok,n\nCheckout,2026-07-01,2,3\nPlatform,2026-07-01,1,3\nNobody,2026-07-02,1,x\nCheckout,2026-12-31,0,0\n',
  's.csv': 'element,by,on,importance,expectation,confidence,respondents\nPlatform,Retail,speed,3,4,2.5,10\n',
};
const text = writeLock((await measuredFrom(TEXT, FILES)).lock);
const lockOf = (written: string): ReadLock => {
  const reading = readLock(written);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.lock;
};
const problemOf = (written: string) => {
  const reading = readLock(written);
  return 'problem' in reading ? reading.problem : undefined;
};
const paid = (portfolio: Portfolio, written: string) => {
  const { measurements } = evidenceOf(lockOf(written), portfolio);
  return figures(portfolio, { asOf: '2027-01-31', measurements }).rewards.payouts[0]!;
};

describe('the evidence lock', () => {
  it('has the same bytes for the same evidence, one value a line', async () => {
    expect(writeLock((await measuredFrom(TEXT, FILES)).lock)).toBe(text);
    expect(text.split('\n').filter((line) => line.includes('"metric":"availability"'))).toHaveLength(6);
  });
  it('fits its published schema', () => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    expect(ajv.validate(lockJsonSchema(), JSON.parse(text))).toBe(true);
  });
  it('gives back what was measured', async () => {
    const { lock } = await measuredFrom(TEXT, FILES);
    const { measurements, surveyRows } = evidenceOf(lockOf(text), portfolioOf(TEXT));
    const written = lock.values.map(shown).sort();
    expect(
      measurements.all
        .map(shown)
        .filter((each) => !each.startsWith('attainment'))
        .sort(),
    ).toEqual(written);
    expect(surveyRows).toEqual(lock.surveyRows);
    const found = measurements.find('availability', 'Checkout', {
      type: 'period',
      from: '2026-07-01',
      to: '2026-07-31',
    });
    expect([String(found!.numerator), String(found!.denominator)]).toEqual(['2', '3']);
  });
  it('keeps files with size, hash, rows and rejected rows', () => {
    expect(lockOf(text).sources[1]).toMatchObject({
      id: 'Probes',
      files: [{ file: 'p.csv', size: 106, rows: 4, rejected: 1 }],
      firstRejected: [{ file: 'p.csv', row: 4, reason: '"n" is not a number: "x"' }],
    });
  });
});

describe('what was not observed to the end', () => {
  const half = { type: 'period', from: '2026-07-01', to: '2026-12-31' } as const;
  it('says from which month to which it was', () => {
    const { measurements } = evidenceOf(lockOf(text), portfolioOf(TEXT));
    expect(measurements.find('availability', 'Checkout', half)!.observed).toBeUndefined();
    expect(measurements.find('availability', 'Platform', half)!.observed).toMatchObject({
      from: '2026-07-01',
      to: '2026-07-31',
    });
  });
  it('leaves the payout provisional', async () => {
    const cut = writeLock(
      (await measuredFrom(TEXT, { ...FILES, 'p.csv': FILES['p.csv'].replace('2026-12-31', '2026-11-30') })).lock,
    );
    expect(paid(portfolioOf(TEXT), text).status).toBe('final');
    expect(paid(portfolioOf(TEXT), cut).status).toBe('provisional');
  });
});

describe('a lock that was tampered with', () => {
  it.each([
    ['a value', text.replace('"2","3"', '"3","3"')],
    ['a count', text.replace('"rows": 4', '"rows": 2')],
    ['a line less', text.replace(/.*"availability".*\n/, '')],
    ['the hash', text.replace(/"sha256": "[0-9a-f]{64}"\n}\n$/, `"sha256": "${'0'.repeat(64)}"\n}\n`)],
  ])('%s is not used', (_, changed) => {
    expect(changed).not.toBe(text);
    expect(problemOf(changed)).toMatch(
      /was changed after it was written, so none of its values is used; run "btaas evidence"/,
    );
  });
  it.each([
    ['nothing', ''],
    ['half', text.slice(0, text.length / 2)],
    ['something else', '{"version": 1}'],
  ])('%s is none', (_, broken) => expect(problemOf(broken)).toMatch(/cut off or is none/));
  it('is read when only its line ends were converted', () =>
    expect(problemOf(text.replaceAll('\n', '\r\n'))).toBeUndefined());
});

describe('a lock that is older than the portfolio', () => {
  it('pays on what still holds', () => {
    const moved = TEXT.replace('source Probes', '/** Moved. */ source Probes');
    expect(String(paid(portfolioOf(TEXT), text).amount)).toBe('0');
    expect(paid(portfolioOf(moved), text).status).toBe('final');
  });
  it.each([
    ['another column', TEXT.replace('good ok', 'good n'), ['Probes']],
    ['another filter', TEXT.replace('total n', 'total n where ok > 1'), ['Probes']],
    ['another file', TEXT.replace('"p.csv"', '"q.csv"'), ['Probes']],
  ])('%s: its values are left out, and the plan is held', (_, changed, outdated) => {
    const portfolio = portfolioOf(changed);
    expect(evidenceOf(lockOf(text), portfolio).outdated).toEqual(outdated);
    expect(paid(portfolio, text).status).toBe('held');
  });
  it('another metric: only its values are left out', () => {
    const portfolio = portfolioOf(TEXT.replace('sum(ok) / count()', 'count()'));
    const { outdated, measurements } = evidenceOf(lockOf(text), portfolio);
    expect(outdated).toEqual(['Share']);
    expect(measurements.series('Share', 'Checkout')).toEqual([]);
    expect(measurements.series('availability', 'Checkout')).not.toEqual([]);
  });
  it('another period of the plan: nothing is measured for it', () => {
    const portfolio = portfolioOf(TEXT.replace('2026-07-01 .. 2026-12-31', '2026-07-01 .. 2026-12-30'));
    expect(paid(portfolio, text).status).toBe('held');
  });
  it('a new source was never measured', () => {
    const portfolio = portfolioOf(`${TEXT}\nsource More from "m.csv" { service svc  at ts  amount n }`);
    expect(evidenceOf(lockOf(text), portfolio).unmeasured).toEqual(['More']);
  });
});

describe('derived metrics', () => {
  const derived = `${BASE.replace('demand p95 520 tx/s', 'demand p95 520 tx/s  capacity 800 tx/s  cost run 365k EUR/year\n offering O { sla { availability 99% monthly } }')}
source Usage from "u.csv" { service svc  at ts  amount n  cost c  currency cur  demand d }
source Probes from "p.csv" { service svc  at ts  good ok  total n }`;
  const files = {
    'u.csv': 'svc,ts,n,c,cur,d\nCheckout,2026-07-01,1000,20000,EUR,400\nCheckout,2026-07-31,500,10000,USD,600\n',
    'p.csv': 'svc,ts,ok,n\nCheckout,2026-07-01,99,100\nCheckout,2026-08-01,98,100\n',
  };
  it('follow from what was measured and what is declared', async () => {
    const portfolio = portfolioOf(derived);
    const { lock } = await measuredFrom(derived, files);
    const { measurements } = evidenceOf(lockOf(writeLock(lock)), portfolio);
    const july = { type: 'period', from: '2026-07-01', to: '2026-07-31' } as const;
    const one = (metric: string) => shown(measurements.find(metric, 'Checkout', july)!).replace(/.*: (.*) \(.*/, '$1');
    expect(one('cost')).toBe('29_200 EUR'); // 20 000 EUR and 10 000 USD at 0.92
    expect(one('unitCost')).toBe('19.466667 EUR/tx'); // 29 200 / 1 500
    expect(one('costVariance')).toBe('-4%'); // against a twelfth of 365 000
    expect(one('utilisation')).toBe('75%'); // 600 of 800
    expect(one('attainment')).toBe('100%');
    const year = measurements.find('attainment', 'Checkout', { type: 'period', from: '2026-01-01', to: '2026-12-31' });
    expect(shown(year!)).toContain('50%');
  });
  it('pool those of the services of a team and of a provider: 99/100 and 980/1 000 are 98.09%', async () => {
    const pooled = `${BASE}
provider Hosting external { exit 3 months }
commission Checkout to Hosting { uc { availability 99% monthly } }
commission Platform to Hosting { uc { availability 99% monthly } }
source Probes from "p.csv" { service svc  at ts  good ok  total n }
source Bill from "b.csv" { service svc  at ts  cost c  currency cur }`;
    const { lock } = await measuredFrom(pooled, {
      'p.csv': 'svc,ts,ok,n\nCheckout,2026-07-01,99,100\nPlatform,2026-07-01,980,1000\n',
      'b.csv': 'svc,ts,c,cur\nCheckout,2026-07-01,100,EUR\nPlatform,2026-07-01,100,USD\n',
    });
    const { measurements } = evidenceOf(lockOf(writeLock(lock)), portfolioOf(pooled));
    const july = { type: 'period', from: '2026-07-01', to: '2026-07-31' } as const;
    for (const element of ['Owners', 'Hosting']) {
      const availability = measurements.find('availability', element, july)!;
      expect([String(availability.numerator), String(availability.denominator)]).toEqual(['1079', '1100']);
      expect(shown(measurements.find('cost', element, july)!)).toBe(`cost ${element} 2026-07: 192 EUR (2 of Bill)`);
    }
    expect(measurements.series('availability', 'Retail')).toEqual([]);
  });
});
