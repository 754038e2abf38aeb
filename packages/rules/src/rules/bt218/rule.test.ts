import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const HEAD = `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
calendar AllDay { open always }
calendar Office { open Mon..Fri 08:00..18:00 }
archetype A { warranty { availability 99.9% monthly  hours AllDay  rto 4 h } }
`;

describe('BT218', () => {
  it('finds an archetype that warrants less than the one above it', () => {
    const text = `${HEAD}archetype B "Relaxed" extends A { warranty { availability 99.5% monthly  rto 2 h } }`;
    expect(messagesOf(rule, text)).toEqual([
      'error: Relaxed loosens availability of A from 99.9% to 99.5%; a warranty that is taken over may only be tightened',
    ]);
    expect(placesOf(rule, text)).toEqual(['99.5%']);
  });

  it('compares with the merged warranty of the whole chain', () => {
    const text = `${HEAD}archetype B extends A { warranty { rto 2 h } }\narchetype C extends B { warranty { rto 3 h } }`;
    expect(messagesOf(rule, text)).toEqual([
      'error: C loosens rto of B from 2 h to 3 h; a warranty that is taken over may only be tightened',
    ]);
  });

  it('finds a longer window, shorter hours, an exclusion and a tier', () => {
    const text = `${HEAD}archetype B extends A { warranty { availability 99.9% yearly } }
archetype C extends A { warranty { hours Office } }
archetype D extends A { warranty { excludes maintenance 4 h/month } }
archetype E extends A { tier S { warranty { rto 5 h } } }`;
    expect(findingsOf(rule, text).map(({ element, message }) => [element, message.split(';')[0]])).toEqual([
      ['B', 'B loosens availability of A from 99.9% to 99.9% (98.6964% against 99.9%)'],
      ['C', 'C loosens hours of A from AllDay to Office (closed from 2026-02-01T00:00Z to 2026-02-02T08:00Z)'],
      ['D', 'D loosens availability of A from 99.9% to 99.9% (99.3053% against 99.9%)'],
      ['E', 'Tier S of E loosens rto of E from 4 h to 5 h'],
    ]);
    expect(placesOf(rule, text)).toEqual(['99.9%', 'Office', '{ excludes maintenance 4 h/month }', '5 h']);
  });

  it('is content with a warranty that is tightened, or only taken over, and ends at a cycle', () => {
    expect(
      messagesOf(
        rule,
        `${HEAD}archetype B extends A { warranty { availability 99.95% monthly } }\narchetype C extends B`,
      ),
    ).toEqual([]);
    expect(messagesOf(rule, 'archetype A extends B { warranty { rto 4 h } }\narchetype B extends A')).toEqual([]);
  });

  it('offers the warranty of the parent', () => {
    const text = `${HEAD}archetype B extends A { warranty { availability 99.5% monthly  hours Office } }`;
    expect(fixed(rule, text, 'Warrant availability 99.9%')).toContain('availability 99.9% monthly  hours Office');
    expect(fixed(rule, text, 'Warrant hours AllDay')).toContain('availability 99.5% monthly  hours AllDay');
  });
});
