import { describe, expect, it } from 'vitest';
import { agreed, HEAD, promising, supporting } from '../../../test/agreements.js';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

describe('BT208', () => {
  it('takes the largest of those that hold data', () => {
    const chain = `${agreed('N', 'rpo 1 h')}${agreed('M', 'rpo 15 min')}`;
    const text = `${HEAD}${chain}${promising('rpo 30 min', 'requires N { data }, M { data }')}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises rpo 30 min, but what holds its data may lose 1 h: the OLA of Group IT for N (1 h)',
    ]);
    expect(placesOf(rule, text)).toEqual(['30 min']);
    expect(messagesOf(rule, `${HEAD}${chain}${promising('rpo 30 min', 'requires N, M { data }')}`)).toEqual([]);
  });

  it('takes the own commission, and of a choice the worst member', () => {
    const own = `${HEAD}${promising('rpo 30 min', '')}commission S to In { ola { rpo 45 min } }\n`;
    expect(messagesOf(rule, own)[0]).toContain('may lose 45 min');
    const choice = `${agreed('N', 'rpo 1 h')}${agreed('M', 'rpo 15 min')}`;
    expect(
      messagesOf(rule, `${HEAD}${choice}${promising('rpo 30 min', 'requires anyOf(1, N { data }, M { data })')}`)
        .length,
    ).toBe(1);
  });

  it('follows data behind a service without an agreement', () => {
    const text = `${HEAD}${agreed('K', 'rpo 1 h')}${agreed('L', 'rpo 9 h')}${supporting('N', 'requires K { data }, L')}${promising('rpo 30 min', 'requires N { data }')}`;
    expect(messagesOf(rule, text)[0]).toContain('may lose 1 h: the OLA of Group IT for K (1 h)');
  });

  it('is content where nothing holds data, and says what is missing where something does', () => {
    expect(messagesOf(rule, `${HEAD}${agreed('N', 'rto 1 h')}${promising('rpo 0 min', 'requires N')}`)).toEqual([]);
    expect(messagesOf(rule, `${HEAD}${agreed('N', 'rto 1 h')}${promising('rpo 1 h', 'requires N { data }')}`)).toEqual([
      'information: The rpo of S cannot be judged: rpo of the OLA of Group IT for N is missing',
    ]);
  });

  it('offers to shorten, or to promise theirs', () => {
    const text = `${HEAD}${agreed('N', 'rpo 1 h')}${promising('rpo 30 min', 'requires N { data }')}`;
    const titles = findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title);
    expect(titles).toEqual(['Shorten rpo of the OLA of Group IT for N to 30 min', 'Promise rpo 1 h']);
    for (const title of titles) expect(findingsOf(rule, fixed(rule, text, title))).toEqual([]);
  });
});
