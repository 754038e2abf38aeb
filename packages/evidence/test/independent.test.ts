import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '@btaas/evidence';
import { portfolioOf } from '../../../test/support/portfolio.js';
import { BASE, folderWith } from './support.js';

/** Sums that were worked out row by row, without SQL and with whole numbers, on files with good and bad rows. */

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 50 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('', 'x', '1,5', '1e400', '-3', ' 7 ', '"', 'NULL', '0x10', 'NaN') },
);
const moment = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.integer({ min: 5, max: 9 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }))
      .map(
        ([month, day, hour]) =>
          `2026-0${month}-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:30:00Z`,
      ),
  },
  { weight: 1, arbitrary: fc.constantFrom('', '2026-02-31', '31.07.2026', '2026-13-01', 'soon') },
);
const row = fc.record({
  service: fc.constantFrom('Checkout', 'Platform', 'Nobody', ''),
  at: moment,
  ok: cell,
  total: cell,
  fields: fc.oneof({ weight: 12, arbitrary: fc.constant(4) }, { weight: 1, arbitrary: fc.constantFrom(2, 3, 5) }),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = ({ service, at, ok, total, fields }: Row) =>
  [service, at, ok, total, 'more'].slice(0, fields).map(quoted).join(',');

/** Whether a row counts, by the rules that the source declares. */
function counts({ at, ok, total, fields }: Row): boolean {
  if (fields !== 4 || !/^2026-0[5-9]-\d\dT/.test(at)) return false;
  if (![ok, total].every((text) => /^\s*-?\d+\s*$/.test(text))) return false;
  return Number(ok) >= 0 && Number(ok) <= Number(total);
}

const TEXT = `${BASE}
source Probes from "*.csv" { service svc  at ts  good ok  total n }
person p
plan N { for p  period 2026-06-10 .. 2026-08-20  target 1k EUR  cap 100%  component availability of Checkout weight 100% { 1% -> 100% } }`;
const PERIODS = [
  ['2026-07-01', '2026-07-31'],
  ['2026-06-10', '2026-08-20'],
  ['2026-01-01', '2026-12-31'],
] as const;

describe('what is measured, computed in a second way', () => {
  it('is the same for 20 pairs of files, and every row is counted once', async () => {
    const portfolio = portfolioOf(TEXT);
    const files = fc.tuple(fc.array(row, { maxLength: 40 }), fc.array(row, { minLength: 1, maxLength: 40 }));
    await fc.assert(
      fc.asyncProperty(files, async ([first, second]) => {
        const header = 'svc,ts,ok,n';
        const text = (rows: readonly Row[], mark: string) =>
          `${[header, ...rows.map(line), `Nobody,2026-05-01T00:00:00Z,0,${mark}`].join('\n')}\n`;
        const root = folderWith({ 'a.csv': text(first, '1'), 'b.csv': text(second, '2') });
        const { lock } = await measure(portfolio, { root, threads: 2 });
        const all = [...first, ...second];
        const [source] = lock.sources;
        const read = source!.files.map(({ rows }) => rows).reduce((a, b) => a + b, 0);
        const rejected = source!.files.map(({ rejected: count }) => count).reduce((a, b) => a + b, 0);
        expect([read, rejected]).toEqual([all.length + 2, all.filter((each) => !counts(each)).length]);
        for (const [from, to] of PERIODS) {
          for (const element of ['Checkout', 'Platform']) {
            const mine = all.filter(
              (each) =>
                counts(each) && each.service === element && each.at.slice(0, 10) >= from && each.at.slice(0, 10) <= to,
            );
            const sum = (pick: (each: Row) => string) => mine.reduce((total, each) => total + Number(pick(each)), 0);
            const found = lock.values.find(
              (each) =>
                each.element === element &&
                each.metric === 'availability' &&
                each.period.from === from &&
                each.period.to === to,
            );
            const expected =
              sum(({ total }) => total) === 0
                ? undefined
                : [String(sum(({ ok }) => ok)), String(sum(({ total }) => total))];
            expect(found && [String(found.numerator), String(found.denominator)]).toEqual(expected);
          }
        }
      }),
      { seed: 20_260_704, numRuns: 20, endOnFailure: true },
    );
  });
});
