import { describe, expect, it } from 'vitest';
import { agreed, HEAD, supporting } from '../../../test/agreements.js';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

describe('BT213', () => {
  it('finds a UC with an internal provider', () => {
    const text = `${HEAD}${supporting('N')}commission N to In { uc { rto 4 h } }`;
    expect(messagesOf(rule, text)).toEqual([
      'error: Group IT is internal, and so has an OLA and not a UC; write "ola" in place of "uc"',
    ]);
    expect(placesOf(rule, text)).toEqual(['{ rto 4 h }']);
  });

  it('finds an OLA with an external provider', () => {
    expect(messagesOf(rule, `${HEAD}${supporting('N')}commission N to Out { ola { rto 4 h } }`)).toEqual([
      'error: Nordic is external, and so has a UC and not an OLA; write "uc" in place of "ola"',
    ]);
  });

  it('writes the other word, and leaves the agreement as it is', () => {
    const text = `${HEAD}${supporting('N')}commission N to Out { ola { rto 4 h /* agreed in May */ } }`;
    expect(fixed(rule, text)).toContain('commission N to Out { uc { rto 4 h /* agreed in May */ } }');
    expect(messagesOf(rule, fixed(rule, text))).toEqual([]);
  });

  it('is content with the right kind, and passes over a provider that is not there', () => {
    expect(messagesOf(rule, `${HEAD}${agreed('N', 'rto 4 h')}commission N to Out { uc { rto 4 h } }`)).toEqual([]);
    expect(
      messagesOf(rule, `${HEAD}${supporting('N')}commission N to Gone { ola { rto 4 h } }`, { mistakes: true }),
    ).toEqual([]);
  });
});
