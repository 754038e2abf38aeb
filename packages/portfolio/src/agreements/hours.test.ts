import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { portfolioOf, snapshotOf } from '../../../../test/support/portfolio.js';
import { isUnknown } from '../values/index.js';
import { momentOf, openHours, type OpenHours } from './hours.js';
import { firstGap, minutesOpen, openTogether } from './open-sets.js';

function hoursOf(calendar: string, from = '2026-02-01', to = '2027-01-31'): OpenHours {
  const found = openHours(portfolioOf(`calendar C { ${calendar} }`).all('calendar')[0]!, from, to);
  if (isUnknown(found)) throw new Error(found.missing.join());
  return found;
}
const moments = (hours: OpenHours) => hours.map(momentOf);

describe('the hours of a calendar', () => {
  it('are one stretch when it is always open', () => {
    expect(moments(hoursOf('open always'))).toEqual(['2026-02-01T00:00Z', '2027-02-01T00:00Z']);
  });

  it('follow the clock: nine in Berlin is 08:00 UTC in winter and 07:00 in summer (from 2026-03-29)', () => {
    const office = hoursOf('open Mon..Fri 09:00..17:00  zone "Europe/Berlin"', '2026-03-27', '2026-03-30');
    expect(moments(office)).toEqual([
      '2026-03-27T08:00Z',
      '2026-03-27T16:00Z',
      '2026-03-30T07:00Z',
      '2026-03-30T15:00Z',
    ]);
  });

  it('leave out closed days: 2026-12-25 is a Friday', () => {
    const office = hoursOf('open Mon..Fri 08:00..18:00  closed 2026-12-25 .. 2026-12-28', '2026-12-24', '2026-12-29');
    expect(moments(office)).toEqual([
      '2026-12-24T08:00Z',
      '2026-12-24T18:00Z',
      '2026-12-29T08:00Z',
      '2026-12-29T18:00Z',
    ]);
  });

  it('may run past midnight, and past the end of the week', () => {
    // 2026-02-01 is a Sunday; Sat..Mon wraps around.
    const night = hoursOf('open Sat..Mon 22:00..06:00', '2026-02-01', '2026-02-03');
    expect(moments(night)).toEqual([
      '2026-02-01T00:00Z',
      '2026-02-01T06:00Z',
      '2026-02-01T22:00Z',
      '2026-02-02T06:00Z',
      '2026-02-02T22:00Z',
      '2026-02-03T06:00Z',
    ]);
  });

  it('count the hour that is skipped once, and the one that comes twice twice: 23 and 25 hours', () => {
    const sunday = (day: string) =>
      minutesOpen(hoursOf('open Sun 00:00..24:00  zone "Europe/Berlin"', addDay(day, -1), addDay(day, 1)));
    expect(sunday('2026-03-29')).toBe(23 * 60);
    expect(sunday('2026-10-25')).toBe(25 * 60);
  });

  it('are 260 weekdays less two closed ones in the year from 2026-02-01, of ten hours each', () => {
    // 2026-02-01 .. 2027-01-31 has 52 weeks and a Sunday, so 260 weekdays; 25 Dec is a Friday, 26 Dec a Saturday.
    expect(minutesOpen(hoursOf('open Mon..Fri 08:00..18:00  closed 2026-12-25, 2026-12-26'))).toBe(259 * 600);
  });

  it('are unknown without an opening', () => {
    const calendar = snapshotOf('calendar C { zone "Europe/Berlin" }').portfolio.all('calendar')[0]!;
    expect(openHours(calendar, '2026-01-01', '2026-12-31')).toEqual({ type: 'unknown', missing: ['the hours of C'] });
  });

  it('agree with Temporal on each opening of a year, in zones on both sides of the earth', () => {
    for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Asia/Kathmandu']) {
      const hours = hoursOf(`open Mon..Sun 02:15..05:45  zone "${zone}"`, '2026-01-01', '2026-12-31');
      const expected: number[] = [];
      for (
        let day = Temporal.PlainDate.from('2025-12-30');
        day.year < 2027 || day.day < 3;
        day = day.add({ days: 1 })
      ) {
        const at = (time: string) =>
          day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds / 60_000;
        const [from, to] = [Date.UTC(2026, 0, 1) / 60_000, Date.UTC(2027, 0, 1) / 60_000];
        const [start, end] = [Math.max(from, at('02:15')), Math.min(to, at('05:45'))];
        if (start < end) expected.push(start, end);
      }
      expect([zone, hours]).toEqual([zone, expected]);
    }
  });
});

function addDay(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

describe('sets of hours', () => {
  const stretches = fc
    .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 })
    .map((edges) => edges.sort((a, b) => a - b).slice(0, edges.length - (edges.length % 2)));
  const isOpen = (hours: OpenHours, minute: number) => {
    for (let i = 0; i < hours.length; i += 2) if (hours[i]! <= minute && minute < hours[i + 1]!) return true;
    return false;
  };
  const minutes = Array.from({ length: 61 }, (_, minute) => minute);

  it('are open together when, minute by minute, enough are', () => {
    fc.assert(
      fc.property(
        fc.array(stretches, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (several, count) => {
          const together = openTogether(count, several);
          for (const minute of minutes) {
            expect(isOpen(together, minute)).toBe(several.filter((each) => isOpen(each, minute)).length >= count);
          }
          expect(together).toEqual([...together].sort((a, b) => a - b));
        },
      ),
      { seed: 20260701 },
    );
  });

  it('have a gap at the first minute that is open inside and not outside', () => {
    fc.assert(
      fc.property(stretches, stretches, (inner, outer) => {
        const gap = firstGap(inner, outer);
        const missing = minutes.filter((minute) => isOpen(inner, minute) && !isOpen(outer, minute));
        expect(gap?.[0]).toBe(missing[0]);
        if (gap !== undefined) for (let at = gap[0]; at < gap[1]; at++) expect(missing).toContain(at);
      }),
      { seed: 20260702 },
    );
  });
});
