import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const commission = (header: string, range = '2024-01-01 .. 2028-06-30') => `archetype A
team T
provider Host external
contract Frame "Master agreement" with Host ${range}
service Tills supporting { archetype A  accountable T  state operational }
commission Tills to Host ${header}`;

describe('BT307', () => {
  it('finds a commission that ends after its contract', () => {
    const text = commission('under Frame until 2028-07-01');
    expect(messagesOf(rule, text)).toEqual([
      'error: The commission lasts until 2028-07-01, but Master agreement, which it falls under, ends on 2028-06-30',
    ]);
    expect(placesOf(rule, text)).toEqual(['2028-07-01']);
    expect(fixed(rule, text)).toContain('until 2028-06-30');
  });

  it.each([
    ['one that ends with it', commission('under Frame until 2028-06-30')],
    ['one without an end', commission('under Frame')],
    ['one under no contract', commission('until 2099-12-31')],
    ['one under a contract without an end', commission('under Frame until 2099-12-31', '2024-01-01 ..')],
  ])('is content with %s', (_, text) => {
    expect(messagesOf(rule, text)).toEqual([]);
  });

  it('passes over a contract that does not exist', () => {
    expect(messagesOf(rule, commission('under Nothing until 2099-12-31'), { mistakes: true })).toEqual([]);
  });
});
