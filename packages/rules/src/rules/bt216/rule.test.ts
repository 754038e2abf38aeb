import { describe, expect, it } from 'vitest';
import { agreed, HEAD } from '../../../test/agreements.js';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const credits = (levels: string) => `${HEAD}${agreed('N', levels)}`;

describe('BT216', () => {
  it('finds a lower level that pays no more than a higher one', () => {
    const text = credits('credit below 99.9% pays 5%  credit below 99% pays 5%');
    expect(messagesOf(rule, text)).toEqual([
      'error: The credit of 5% below 99% never counts: below 99.9% it pays 5% already; each lower level must pay more',
    ]);
    expect(placesOf(rule, text)).toEqual(['below 99% pays 5%']);
    expect(messagesOf(rule, credits('credit below 99.9% pays 5%  credit below 99% pays 4%')).length).toBe(1);
  });

  it('finds two levels at one availability, and points at the one that pays less', () => {
    const text = credits('credit below 99% pays 10%  credit below 99% pays 5%');
    expect(messagesOf(rule, text)).toEqual([
      'error: The credit of 5% below 99% never counts: a second level at one availability pays 10%; each lower level must pay more',
    ]);
    expect(placesOf(rule, text)).toEqual(['below 99% pays 5%']);
  });

  it('is content with levels that rise, in whatever order they are written', () => {
    expect(
      messagesOf(rule, credits('credit below 99% pays 15%  credit below 99.9% pays 5%  credit below 95% pays 30%')),
    ).toEqual([]);
  });

  it('compares with the level that counts, not with one that is in vain itself', () => {
    const text = credits('credit below 99.9% pays 10%  credit below 99% pays 5%  credit below 95% pays 8%');
    expect(placesOf(rule, text)).toEqual(['below 99% pays 5%', 'below 95% pays 8%']);
  });

  it('looks at all agreements', () => {
    const twice = '{ credit below 99% pays 5%  credit below 98% pays 5% }';
    const text = `${HEAD}unit U
archetype B { warranty ${twice}  tier S { warranty ${twice} } }
need D { unit U  importance 3  expects ${twice} }
provider Other external { commits ${twice}  commits "Cloud" ${twice} }
service S businessFacing { archetype A  accountable T  state operational  offering Gold { sla ${twice} } }
commission S to Other { uc ${twice} }`;
    expect(findingsOf(rule, text).map(({ element }) => element)).toEqual([
      'B',
      'B',
      'D',
      'Other',
      'Other',
      'S',
      'commission S to Other',
    ]);
  });

  it('removes the level that never counts', () => {
    const text = credits('credit below 99.9% pays 5%  credit below 99% pays 5%');
    expect(fixed(rule, text)).toContain('ola { credit below 99.9% pays 5% }');
    expect(findingsOf(rule, fixed(rule, text))).toEqual([]);
  });
});
