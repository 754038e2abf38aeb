import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import { plan, REWARDED } from '../../../test/rewards.js';
import rule from './rule.js';

const curve = (points: string, lower = '') =>
  REWARDED + plan({ component: `component availability of Checkout weight 100% ${lower} { ${points} }` });

describe('BT903', () => {
  it('takes values that rise, and those that fall where lower is better', () => {
    expect(messagesOf(rule, curve('99% -> 0%  99.5% -> 50%  99.9% -> 50%'))).toEqual([]);
    expect(messagesOf(rule, curve('3 -> 50%  2 -> 100%  1 -> 150%', 'lower'))).toEqual([]);
    expect(messagesOf(rule, curve('1 -> 150%  2 -> 100%  3 -> 50%', 'lower'))).toEqual([]);
    expect(messagesOf(rule, curve('99% -> 50%'))).toEqual([]);
  });

  it('finds a point out of order and sorts the points, if that mends the curve', () => {
    const text = curve('99% -> 50%  99.9% -> 100%  99.5% -> 80%');
    expect(messagesOf(rule, text)).toEqual([
      'error: the curve of availability of Checkout: 99.5% is out of order after 99.9%',
    ]);
    expect(placesOf(rule, text)).toEqual(['99.5%']);
    const [fix] = findingsOf(rule, text)[0]!.fixes!;
    expect(fix!.edits.map((edit) => edit.edit === 'replace' && edit.text)).toEqual(['99.5% -> 80%', '99.9% -> 100%']);
    expect(findingsOf(rule, curve('99% -> 50%  99.9% -> 60%  99.5% -> 80%'))[0]!.fixes).toBeUndefined();
  });

  it('finds a value that stands twice', () => {
    expect(messagesOf(rule, curve('99% -> 50%  99.0% -> 100%'))).toEqual([
      'error: the curve of availability of Checkout: 99% stands twice, so that it pays two things',
    ]);
  });

  it('finds a better value that pays less', () => {
    expect(messagesOf(rule, curve('99% -> 50%  99.5% -> 120%  99.9% -> 100%'))).toEqual([
      'error: the curve of availability of Checkout: 99.9% is better than 99.5%, but pays less (100% after 120%)',
    ]);
  });

  it('suspects the direction where the whole curve pays less for better values', () => {
    expect(messagesOf(rule, curve('1 -> 100%  2 -> 50%'))).toEqual([
      'error: the curve of availability of Checkout: 2 is better than 1, but pays less (50% after 100%); write "lower" if lower is better',
    ]);
    expect(messagesOf(rule, curve('1 -> 50%  2 -> 100%', 'lower'))).toEqual([
      'error: the curve of availability of Checkout: 1 is better than 2, but pays less (50% after 100%); leave "lower" out if higher is better',
    ]);
  });

  it('compares units, and finds those that do not fit', () => {
    expect(messagesOf(rule, curve('30 min -> 100%  1 h -> 50%', 'lower'))).toEqual([]);
    expect(messagesOf(rule, curve('99% -> 50%  1 h -> 100%'))).toEqual([
      'error: the curve of availability of Checkout: 1 h is not in the unit of 99%, the first point of the curve',
    ]);
  });

  it('looks at modifiers and at the funding of pools', () => {
    const modifier = 'modifier "Trust" confidence of Checkout { 4 -> 100%  3 -> 90%  5 -> 110% }';
    const pool = 'pool Bonus { amount 100k EUR  funding gap of Stores { 1 -> 50%  2 -> 20% }  plans Plan }';
    const text = REWARDED + plan({ modifier }) + pool;
    expect(findingsOf(rule, text).map(({ element }) => element)).toEqual(['Plan', 'Bonus']);
  });
});
