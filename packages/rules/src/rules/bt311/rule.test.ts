import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const contract = (range: string, notice: string, limits = '') =>
  `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  ${limits} }
provider Host external\ncontract Frame with Host ${range} { ${notice} }`;
const count = (text: string, asOf = '2026-06-30') => messagesOf(rule, text, { asOf }).length;

describe('BT311', () => {
  it('finds a deadline within three months: 31 March 2027 less six months is 30 September 2026', () => {
    const text = contract('2024-01-01 .. 2027-03-31', 'notice 6 months');
    expect(messagesOf(rule, text)).toEqual([
      'warning: Notice for the end of Frame on 2027-03-31 must be given by 2026-09-30, in 92 days (notice 6 months): decide whether to renew, renegotiate or leave',
    ]);
    expect(placesOf(rule, text)).toEqual(['6 months']);
  });

  it('begins three months before, and ends with the deadline', () => {
    const text = contract('2024-01-01 .. 2027-03-31', 'notice 6 months');
    expect(['2026-06-29', '2026-06-30', '2026-09-30', '2026-10-01'].map((day) => count(text, day))).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('takes the limit of the portfolio', () => {
    const text = (limit: string) =>
      contract('2024-01-01 .. 2027-03-31', 'notice 6 months', `limits { noticeWarning ${limit} }`);
    expect([count(text('91 days')), count(text('92 days'))]).toEqual([0, 1]);
  });

  it('says nothing of contracts without an end or without a notice', () => {
    expect(count(contract('2024-01-01 ..', 'notice 6 months'))).toBe(0);
    expect(count(contract('2024-01-01 .. 2026-07-31', ''))).toBe(0);
  });
});
