import { describe, expect, it } from 'vitest';
import { HEAD, promising, supporting } from '../../../test/agreements.js';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const until = (name: string, head: string, terms = 'rto 4 h') =>
  `${supporting(name)}commission ${name} to Out${head} { uc { ${terms} } }\n`;

describe('BT210', () => {
  it('finds a commission that ends before the SLA, which ends with the period', () => {
    const text = `${HEAD}${until('N', ' until 2026-09-30')}${promising('rto 4 h', 'requires N')}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The UC of Nordic for N ends on 2026-09-30, before the SLA Gold of Sales that leans on it (2027-01-31)',
    ]);
    expect(placesOf(rule, text)).toEqual(['2026-09-30']);
    expect(messagesOf(rule, `${HEAD}${until('N', ' until 2027-01-31')}${promising('rto 4 h', 'requires N')}`)).toEqual(
      [],
    );
    expect(messagesOf(rule, `${HEAD}${until('N', '')}${promising('rto 4 h', 'requires N')}`)).toEqual([]);
  });

  it('takes the SLA at its word, sooner or later than the period', () => {
    expect(
      messagesOf(
        rule,
        `${HEAD}${until('N', ' until 2026-09-30')}${promising('rto 4 h  until 2026-09-30', 'requires N')}`,
      ),
    ).toEqual([]);
    const later = `${HEAD}${until('N', ' until 2027-12-31')}${promising('rto 4 h  until 2028-06-30', 'requires N')}`;
    expect(messagesOf(rule, later)[0]).toContain('(2028-06-30)');
  });

  it('finds the contract or the agreement that ends first, and points at it', () => {
    const contract = 'contract K with Out 2024-01-01 .. 2026-06-30 { notice 3 months }\n';
    const under = `${HEAD}${contract}${until('N', ' under K until 2026-09-30')}${promising('rto 4 h', 'requires N')}`;
    expect(placesOf(rule, under)).toEqual(['2024-01-01 .. 2026-06-30']);
    const within = `${HEAD}${until('N', ' until 2026-09-30', 'rto 4 h  until 2026-08-31')}${promising('rto 4 h', 'requires N')}`;
    expect(placesOf(rule, within)).toEqual(['2026-08-31']);
  });

  it('lets another commission carry on without a break, and not after one', () => {
    const next = (from: string) => `commission N to In from ${from} { ola { rto 4 h } }\n`;
    const text = (from: string) =>
      `${HEAD}${until('N', ' until 2026-09-30')}${next(from)}${promising('rto 4 h', 'requires N')}`;
    expect(messagesOf(rule, text('2026-10-01'))).toEqual([]);
    expect(messagesOf(rule, text('2026-09-01'))).toEqual([]);
    expect(messagesOf(rule, text('2026-10-02')).length).toBe(1);
  });

  it('does not take half of a split for the other half', () => {
    const split = `${supporting('N')}commission N to Out until 2026-09-30 { share 60%  uc { rto 4 h } }
commission N to In { share 40%  ola { rto 4 h } }\n`;
    expect(messagesOf(rule, `${HEAD}${split}${promising('rto 4 h', 'requires N')}`).length).toBe(1);
  });

  it('reports a commission once, by the SLA that lasts longest, and its own commission too', () => {
    const other = promising('rto 4 h  until 2027-06-30', 'requires N').replace(
      'service S "Sales"',
      'service R "Returns"',
    );
    const text = `${HEAD}${until('N', ' until 2026-09-30')}${promising('rto 4 h', 'requires N')}${other}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The UC of Nordic for N ends on 2026-09-30, before the SLA Gold of Returns and 1 more that leans on it (2027-06-30)',
    ]);
    expect(
      messagesOf(rule, `${HEAD}${promising('rto 4 h', '')}commission S to In until 2026-09-30 { ola { rto 4 h } }`)
        .length,
    ).toBe(1);
  });

  it('offers to prolong the commission, or to end the SLA with it', () => {
    const text = `${HEAD}${until('N', ' until 2026-09-30')}${promising('rto 4 h', 'requires N')}`;
    expect(fixed(rule, text, 'Prolong the commission until 2027-01-31')).toContain(
      'commission N to Out until 2027-01-31',
    );
    expect(fixed(rule, text, 'Let the SLA Gold of Sales end on 2026-09-30')).toContain(
      'sla { rto 4 h  until 2026-09-30 }',
    );
    for (const { title } of findingsOf(rule, text)[0]!.fixes!)
      expect(findingsOf(rule, fixed(rule, text, title))).toEqual([]);
  });
});
