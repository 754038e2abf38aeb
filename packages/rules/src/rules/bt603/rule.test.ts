import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const BASE = `archetype A\nteam T "Payments"\nteam O
service Tills supporting { archetype A  accountable T  state operational }`;
const responsibilities = (first: string, second: string) =>
  `${BASE}\nresponsibility R1 "Incidents" { ${first} }\nresponsibility R2 "incidents" { ${second} }`;

describe('BT603', () => {
  const text = responsibilities('scope Tills  accountable T', 'scope Tills  accountable O');

  it('finds two accountables for one task and scope', () => {
    expect(messagesOf(rule, text)).toEqual([
      'warning: O and Payments are both accountable for Incidents for Tills, each by a responsibility of its own: where two answer, nobody does',
    ]);
    expect(placesOf(rule, text)).toEqual(['T']);
  });

  it('offers each of them for all', () => {
    expect(findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title)).toEqual([
      'Make O accountable in R1',
      'Make Payments accountable in R2',
    ]);
    for (const title of ['Make O accountable in R1', 'Make Payments accountable in R2']) {
      expect(messagesOf(rule, fixed(rule, text, title))).toEqual([]);
    }
  });

  it('is content with one accountable, and with different scopes', () => {
    expect(messagesOf(rule, responsibilities('scope Tills  accountable T', 'scope Tills  accountable T'))).toEqual([]);
    expect(messagesOf(rule, responsibilities('scope Tills  accountable T', 'accountable O'))).toEqual([]);
  });
});
