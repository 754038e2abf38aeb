import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../test/support/portfolio.js';
import { printQuantity } from '../values/index.js';
import type { Terms } from './terms.js';

const CALENDARS = 'calendar AllDay { open always }\ncalendar Office { open Mon..Fri 08:00..18:00 }\n';
const inheritance = (text: string) => figuresOf(CALENDARS + text).agreements.inheritance;
const availability = (terms: Terms) => terms.availability && printQuantity(terms.availability.value.percent);
const loosenings = (text: string, archetype: string) =>
  inheritance(text)
    .loosenings(archetype)
    .map(({ shortfall: { name, promised, demanded, comesTo }, tier }) =>
      [tier, name, promised, demanded, comesTo].filter((part) => part !== undefined).join(' '),
    );

const BASE = `archetype A {
  sourcing internal
  warranty { availability 99.9% monthly  hours AllDay  rto 4 h  response P1 30 min }
  tier S { ceiling 20k EUR/month }
  tier M { ceiling 60k EUR/month  warranty { rto 2 h } }
}
`;

describe('the warranty of an archetype', () => {
  it('is merged along extends, the nearest winning', () => {
    const { warranty } = inheritance(`${BASE}archetype B extends A { warranty { availability 99.95% monthly } }
archetype C extends B { warranty { rto 1 h  response P2 1 h } }`);
    const merged = warranty('C');
    expect(availability(merged)).toBe('99.95%');
    expect(printQuantity(merged.rto!.value)).toBe('1 h');
    expect(merged.hours!.value.to).toBe('AllDay');
    expect(merged.response.map(({ key }) => key)).toEqual(['P1', 'P2']);
    expect(merged.rpo).toBeUndefined();
  });

  it('is that of a tier where one is named, of whichever archetype of the chain has it first', () => {
    const { warranty, tiers, tier } = inheritance(`${BASE}archetype B extends A { tier S { warranty { rto 3 h } } }`);
    expect(printQuantity(warranty('A', 'M').rto!.value)).toBe('2 h');
    expect(printQuantity(warranty('B', 'M').rto!.value)).toBe('2 h');
    expect(printQuantity(warranty('B', 'S').rto!.value)).toBe('3 h');
    expect(printQuantity(warranty('B', 'none').rto!.value)).toBe('4 h');
    expect(tiers('B').map(({ id }) => id)).toEqual(['A.M', 'B.S']);
    expect(tier('B', 'X')).toBeUndefined();
  });

  it('comes with the sourcing that is stated nearest', () => {
    const { sourcing } = inheritance(
      `${BASE}archetype B extends A\narchetype C extends B { sourcing external }\narchetype D`,
    );
    expect(sourcing('B')).toEqual(['internal']);
    expect(sourcing('C')).toEqual(['external']);
    expect(sourcing('D')).toBeUndefined();
  });

  it('is found in a cycle as well, and ends there', () => {
    const { warranty } = inheritance(`archetype A extends B { warranty { rto 1 h } }
archetype B extends A { warranty { rto 2 h  rpo 5 min } }`);
    expect(printQuantity(warranty('A').rto!.value)).toBe('1 h');
    expect(printQuantity(warranty('A').rpo!.value)).toBe('5 min');
  });
});

describe('a loosening', () => {
  it('is a warranty that promises less than the nearest above, whatever it is about', () => {
    expect(
      loosenings(
        `${BASE}archetype B extends A { warranty { availability 99.5% monthly  hours Office  rto 5 h  response P1 15 min } }`,
        'B',
      ),
    ).toEqual([
      'availability 99.5% 99.9%',
      'hours Office AllDay closed from 2026-06-30T00:00Z to 2026-06-30T08:00Z',
      'rto 5 h 4 h',
    ]);
  });

  it('is the same percentage over a longer window: 99.9 % of a year may leave 98.6964 % of a February', () => {
    // 0.001 · 365/28 = 0.0130357…
    expect(loosenings(`${BASE}archetype B extends A { warranty { availability 99.9% yearly } }`, 'B')).toEqual([
      'availability 99.9% 99.9% 98.6964% against 99.9%',
    ]);
  });

  it('is an exclusion that the parent does not have: 0.999 · 167/168 = 99.3053 %', () => {
    expect(loosenings(`${BASE}archetype B extends A { warranty { excludes maintenance 4 h/month } }`, 'B')).toEqual([
      'availability 99.9% 99.9% 99.3053% against 99.9%',
    ]);
  });

  it('is a tier below its own archetype', () => {
    expect(loosenings('archetype A { warranty { rto 4 h }  tier S { warranty { rto 6 h } } }', 'A')).toEqual([
      'S rto 6 h 4 h',
    ]);
  });

  it('is none where nothing is loosened: calendar units compare by 365 days a year', () => {
    expect(
      loosenings(`archetype A { warranty { rto 1 month } }\narchetype B extends A { warranty { rto 30 days } }`, 'B'),
    ).toEqual([]);
    expect(
      loosenings(`archetype A { warranty { rto 1 month } }\narchetype B extends A { warranty { rto 31 days } }`, 'B'),
    ).toEqual(['rto 31 days 1 month']);
  });
});
