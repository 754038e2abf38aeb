import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const FRAME = 'contract Frame with Host 2024-01-01 .. 2028-06-30';
const commission = (header: string, contracts = FRAME, kind = 'external') => `archetype A
team T
provider Host "Nordic" ${kind}
${contracts}
service Tills supporting { archetype A  accountable T  state operational }
commission Tills to Host ${header}`;

describe('BT309', () => {
  it('finds an external commission that names no contract', () => {
    expect(messagesOf(rule, commission(''))).toEqual([
      'warning: Nordic is external, but the commission falls under no contract with it: add "under" with the contract',
    ]);
    expect(placesOf(rule, commission(''))).toEqual(['Host']);
  });

  it('is content with a contract, with an internal provider, and with what is over', () => {
    expect(messagesOf(rule, commission('under Frame'))).toEqual([]);
    expect(messagesOf(rule, commission('', FRAME, 'internal'))).toEqual([]);
    expect(messagesOf(rule, commission('until 2026-06-29'))).toEqual([]);
    expect(messagesOf(rule, commission('until 2026-06-30')).length).toBe(1);
  });

  it('offers the contracts in force that last as long as the commission', () => {
    expect(fixed(rule, commission('until 2028-06-30'))).toContain(
      'commission Tills to Host under Frame until 2028-06-30',
    );
    const titles = (header: string, contracts: string) =>
      findingsOf(rule, commission(header, contracts))[0]!.fixes!.map(({ title }) => title);
    expect(titles('until 2028-07-01', FRAME)).toEqual([]);
    expect(
      titles('', `${FRAME}\ncontract Old with Host 2020-01-01 .. 2023-12-31\ncontract Open with Host 2024-01-01 ..`),
    ).toEqual(['Put it under Frame', 'Put it under Open']);
  });
});
