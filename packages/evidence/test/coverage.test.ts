import { portfolioOf } from '../../../test/support/portfolio.js';
import { evidenceOf, measure, readLock, type ReadLock, writeLock } from '@btaas/evidence';
import { type Measurement, printPeriod } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { BASE, folderWith, measuredFrom, shown } from './support.js';

const HEADER = 'service,start,end,severity,priority\n';
const FEBRUARY = 'Checkout,2026-02-03 10:00,2026-02-03 12:00,P1,P1\n';
const text = (covers: string, more = '') => `${BASE}
source Outages from "i.csv" { format incidents  ${covers} }
plan H1 { for Owners  period 2026-01-01 .. 2026-06-30  target 1k EUR  cap 100%
  component availability of Checkout weight 100% { 99% -> 50%  99.9% -> 100% }
  gate "No P1" when count(incidents of Checkout where severity = P1) = 0 else zero }
${more}`;
const COVERED = text('covers 2026-01 .. 2026-06');
const measured = async (declared: string, rows: string) => measuredFrom(declared, { 'i.csv': HEADER + rows });
const availability = ({ metric }: Measurement) => metric === 'availability';
const exact = (all: readonly Measurement[]) =>
  all
    .filter((each) => availability(each) && each.element === 'Checkout')
    .map(({ period, numerator, denominator, observed }) =>
      [
        printPeriod(period),
        `${numerator}/${denominator}`,
        ...(observed === undefined ? [] : [printPeriod(observed)]),
      ].join(' '),
    );

describe('days that a source covers', () => {
  it('are days without incidents where it has no row: 100% of a month, 260 520 of 260 640 minutes of half a year', async () => {
    const { lock, findings } = await measured(COVERED, FEBRUARY);
    expect(findings).toEqual([]);
    expect(exact(lock.values)).toEqual([
      '2026-01 44640/44640',
      '2026-01-01 .. 2026-06-30 260520/260640',
      // The year of the portfolio is covered by half.
      '2026-01-01 .. 2026-12-31 525480/525600 2026-01-01 .. 2026-06-30',
      '2026-02 40200/40320',
      '2026-03 44640/44640',
      '2026-04 43200/43200',
      '2026-05 44640/44640',
      '2026-06 43200/43200',
    ]);
    expect(lock.values.map(shown)).toContain('availability Checkout 2026-03: 100% (0 of Outages)');
  });

  it('are months with rows where it does not say so', async () => {
    const { lock } = await measured(text(''), FEBRUARY);
    expect(exact(lock.values)).toEqual([
      '2026-01-01 .. 2026-06-30 260520/260640 2026-02-01 .. 2026-02-28',
      '2026-01-01 .. 2026-12-31 525480/525600 2026-02-01 .. 2026-02-28',
      '2026-02 40200/40320',
    ]);
  });

  it('are all without incidents in a file without rows, and gates count none', async () => {
    const { lock, findings } = await measured(COVERED, '');
    expect(findings).toEqual([]);
    expect(exact(lock.values).slice(0, 2)).toEqual(['2026-01 44640/44640', '2026-01-01 .. 2026-06-30 260640/260640']);
    expect(lock.values.map(shown)).toContain(
      'H1 gate "No P1": count(incidents of Checkout where severity = P1) Checkout 2026-01-01 .. 2026-06-30: 0 (0 of Outages)',
    );
  });

  it('leave a period incomplete that they do not reach the end of', async () => {
    const { lock } = await measured(text('covers 2026-01-01 .. 2026-05-15'), '');
    const found = exact(lock.values);
    expect(found).toContain('2026-01-01 .. 2026-06-30 260640/260640 2026-01-01 .. 2026-05-15');
    expect(found).toContain('2026-05 44640/44640 2026-05-01 .. 2026-05-15');
    expect(found.some((each) => each.startsWith('2026-06 '))).toBe(false);
  });

  it('have incidents that began before them: an hour of January is lost, and nothing is said of December', async () => {
    const { lock, findings } = await measured(COVERED, 'Checkout,2025-12-31 23:00,2026-01-01 01:00,P1,P1\n');
    expect(findings).toEqual([]);
    expect(exact(lock.values)[0]).toBe('2026-01 44580/44640');
    expect(lock.values.filter(({ period }) => period.from! < '2026-01-01')).toEqual([]);
  });

  it('make it an error that rows lie outside of them, and nothing is measured', async () => {
    const outside = 'Checkout,2026-07-02 08:00,2026-07-02 09:00,P1,P1\n';
    const { lock, findings } = await measured(COVERED, FEBRUARY + outside);
    expect(findings.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'error: nothing is measured from Outages: 1 row lies outside of 2026-01 .. 2026-06, which Outages covers; mend "covers", or leave them out with "where"',
      'warning: 1 row is rejected in "i.csv" of Outages (3: it lies outside of 2026-01 .. 2026-06, which the source covers: "2026-07-02 08:00:00")',
    ]);
    // The lock says so, too, so that nobody pays by what is left.
    expect(lock.values).toEqual([]);
    expect(lock.sources[0]!.problem).toMatch(/^1 row lies outside of 2026-01/);
    const without = await measured(text('covers 2026-01 .. 2026-06  where severity != P1'), outside);
    expect(without.findings).toEqual([]);
  });

  it('do not hide what another source has rows of', async () => {
    const two = `${COVERED}\nsource Apps from "a.csv" { format incidents  covers 2026-01 .. 2026-06 }`;
    const over = 'Checkout,2026-03-31 23:00,2026-04-01 01:00,P2,P2\n';
    const { lock, findings } = await measuredFrom(two, { 'i.csv': HEADER + FEBRUARY + over, 'a.csv': HEADER });
    expect(findings).toEqual([]);
    // Apps comes first by its name, and has nothing to say: two hours of February are lost all the same.
    expect(exact(lock.values)).toContain('2026-02 40200/40320');
    expect(exact(lock.values)).toContain('2026-01-01 .. 2026-06-30 260400/260640');
    // An hour of April is lost, though nothing began in it.
    expect(exact(lock.values)).toContain('2026-04 43140/43200');
  });

  it('do not make two sources with rows one: the first by name counts, with a warning', async () => {
    const two = `${COVERED}\nsource Apps from "a.csv" { format incidents  covers 2026-01 .. 2026-06 }`;
    const rows = 'Checkout,2026-02-04 10:00,2026-02-04 11:00,P2,P2\n';
    const { lock, findings } = await measuredFrom(two, { 'i.csv': HEADER + FEBRUARY, 'a.csv': HEADER + rows });
    expect(findings.map(({ level, message }) => `${level}: ${message}`)).toContain(
      'warning: availability is measured by Apps and by Outages; the first counts',
    );
    expect(exact(lock.values)).toContain('2026-02 40260/40320');
  });

  it('make no month kept that they hold a part of', async () => {
    const sla = text('covers 2026-01-31 .. 2026-03-01').replace(
      'volume 30M tx/year',
      'volume 30M tx/year  offering Standard { sla { availability 99% monthly } }',
    );
    const { lock } = await measured(sla, '');
    const read = readLock(writeLock(lock)) as { readonly lock: ReadLock };
    const { measurements } = evidenceOf(read.lock, portfolioOf(sla));
    // February alone is known whole.
    expect(
      measurements
        .series('attainment', 'Checkout')
        .map(({ period, numerator, denominator }) => `${printPeriod(period)} ${numerator}/${denominator}`),
    ).toEqual(['2026-01-01 .. 2026-06-30 1/1', '2026-01-01 .. 2026-12-31 1/1', '2026-02 1/1']);
  });

  it('have both ends', async () => {
    const { lock, findings } = await measured(text('covers 2026-01-01 ..'), FEBRUARY);
    expect(findings.map(({ message }) => message)).toEqual([
      'nothing is measured from Outages: "covers 2026-01-01 .." has an open end; name the first and the last day that the files hold',
    ]);
    expect(lock.values).toEqual([]);
  });

  it('are not still to come', async () => {
    const root = folderWith({ 'i.csv': HEADER });
    const on = async (today: string) => (await measure(portfolioOf(COVERED), { root, threads: 2, today })).findings;
    expect(await on('2026-06-30')).toEqual([]);
    expect((await on('2026-06-29')).map(({ message }) => message)).toEqual([
      'nothing is measured from Outages: "covers" ends on 2026-06-30, which is still to come; name the last day that the files hold',
    ]);
  });

  it('hold for other formats: what was observed of a metric is what its source covers', async () => {
    const declared = `${BASE}
source Tickets from "t.csv" { service service  at closed  covers 2026-01 .. 2026-06 }
metric Share { from Tickets  value sum(fixed) / count()  unit %  better higher }
plan H1 { for Owners  period 2026-01-01 .. 2026-06-30  target 1k EUR  cap 100%
  component Share of Checkout weight 100% { 10% -> 50%  90% -> 100% } }`;
    const file = 'service,closed,fixed\nCheckout,2026-02-03,1\nCheckout,2026-03-03,0\n';
    const { lock } = await measuredFrom(declared, { 't.csv': file });
    const of = (from: string, to: string) =>
      lock.values.find(({ element, period }) => element === 'Checkout' && period.from === from && period.to === to);
    expect(shown(of('2026-01-01', '2026-06-30')!)).toBe('Share Checkout 2026-01-01 .. 2026-06-30: 50% (2 of Tickets)');
    expect(of('2026-01-01', '2026-06-30')!.observed).toBeUndefined();
    // A share of nothing is not known.
    expect(of('2026-01-01', '2026-01-31')).toBeUndefined();
  });
});
