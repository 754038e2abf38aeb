import { describe, expect, it } from 'vitest';
import { agreed, HEAD, promising } from '../../../test/agreements.js';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

describe('BT207', () => {
  it('takes the longest path of the recovery order: 2 h for what is required, then 1 h of its own', () => {
    const text = `${HEAD}${agreed('N', 'rto 2 h')}${agreed('M', 'rto 30 min')}${promising('rto 2 h', 'requires N, M')}commission S to In { ola { rto 1 h } }\n`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises rto 2 h, but its recovery path takes 3 h: the OLA of Group IT for Sales (1 h), then the OLA of Group IT for N (2 h)',
    ]);
    expect(placesOf(rule, text)).toEqual(['2 h']);
    expect(messagesOf(rule, text.replace('sla { rto 2 h', 'sla { rto 3 h'))).toEqual([]);
  });

  it('does not add hand-overs, which are about calls', () => {
    expect(
      messagesOf(rule, `${HEAD}${agreed('N', 'rto 2 h')}${promising('rto 2 h', 'requires N { handover 1 h }')}`),
    ).toEqual([]);
  });

  it('compares units of the calendar by 365 days a year: 1 month is 30.4 days', () => {
    expect(messagesOf(rule, `${HEAD}${agreed('N', 'rto 1 month')}${promising('rto 31 days', 'requires N')}`)).toEqual(
      [],
    );
    expect(
      messagesOf(rule, `${HEAD}${agreed('N', 'rto 1 month')}${promising('rto 30 days', 'requires N')}`)[0],
    ).toContain('takes 730 h');
  });

  it('says what is missing in the middle of a path', () => {
    const text = `${HEAD}${agreed('N', 'rpo 2 h')}${promising('rto 2 h', 'requires N')}`;
    expect(messagesOf(rule, text)).toEqual([
      'information: The rto of S cannot be judged: rto of the OLA of Group IT for N is missing',
    ]);
  });

  it('offers the path as the promise, and each step shorter by what is too much', () => {
    const text = `${HEAD}${agreed('N', 'rto 2 h')}${promising('rto 150 min', 'requires N')}commission S to In { ola { rto 1 h } }\n`;
    const titles = findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title);
    expect(titles).toEqual([
      'Shorten rto of the OLA of Group IT for Sales to 30 min',
      'Shorten rto of the OLA of Group IT for N to 90 min',
      'Promise rto 3 h',
    ]);
    for (const title of titles) expect(findingsOf(rule, fixed(rule, text, title))).toEqual([]);
  });
});
