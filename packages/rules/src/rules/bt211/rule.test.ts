import { describe, expect, it } from 'vitest';
import { agreed, HEAD, promising } from '../../../test/agreements.js';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

describe('BT211', () => {
  it('finds a window that only one side states', () => {
    const text = `${HEAD}${agreed('N', 'availability 99.9%')}${promising('availability 99% monthly', 'requires N')}`;
    expect(messagesOf(rule, text)).toEqual([
      'warning: The SLA Gold of Sales promises 99% monthly, which cannot be compared: with the OLA of Group IT for N, the window over which it is measured. The numbers are held against each other as they stand',
    ]);
    expect(placesOf(rule, text)).toEqual(['99%']);
  });

  it('is content where both state one, or neither', () => {
    const over = (theirs: string, own: string) =>
      messagesOf(
        rule,
        `${HEAD}${agreed('N', `availability ${theirs}`)}${promising(`availability ${own}`, 'requires N')}`,
      );
    expect(over('99.9% yearly', '90% monthly')).toEqual([]);
    expect(over('99.9%', '99%')).toEqual([]);
  });

  it('finds an exclusion that does not say per what time', () => {
    const own = `${HEAD}${agreed('N', 'availability 99.9%')}${promising('availability 99%  excludes maintenance 4 h', 'requires N')}`;
    expect(messagesOf(rule, own)[0]).toContain('per what time maintenance is excluded');
    const theirs = `${HEAD}${agreed('N', 'availability 99.9%  excludes maintenance 4 h')}${promising('availability 99%', 'requires N')}`;
    expect(messagesOf(rule, theirs)[1]).toContain(
      'with the OLA of Group IT for N, per what time maintenance is excluded',
    );
    const windowed = `${HEAD}${agreed('N', 'availability 99.9% monthly  excludes maintenance 4 h')}${promising('availability 99% monthly', 'requires N')}`;
    expect(messagesOf(rule, windowed)).toEqual([]);
  });

  it('looks at the warranty as well', () => {
    const text = `${HEAD.replace('archetype A', 'archetype A { warranty { availability 99% } }')}${agreed('N', 'availability 99.9% monthly')}`;
    expect(messagesOf(rule, text)[0]).toContain('with the warranty of A, the window over which it is measured');
  });

  it('offers the window of the other side', () => {
    const text = `${HEAD}${agreed('N', 'availability 99.9%')}${promising('availability 99% monthly', 'requires N')}`;
    expect(fixed(rule, text)).toContain('ola { availability 99.9% monthly }');
    expect(findingsOf(rule, fixed(rule, text))).toEqual([]);
    const own = `${HEAD}${agreed('N', 'availability 99.9% yearly')}${promising('availability 99%', 'requires N')}`;
    expect(fixed(rule, own)).toContain('sla { availability 99% yearly }');
  });
});
