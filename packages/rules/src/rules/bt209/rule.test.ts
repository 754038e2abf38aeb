import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf, textAt } from '../../../test/rule-tester.js';
import rule from './rule.js';

const HEAD = `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
provider In "Group IT" internal
`;
const supporting = (name: string, more = '') =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${more} }\n`;
const promising = (name: string, more: string, sla = 'availability 99% monthly') =>
  `service ${name} businessFacing { archetype A  accountable T  state operational  ${more}
  offering Gold { sla { ${sla} } } }\n`;

describe('BT209', () => {
  it('finds a service that an SLA leans on and nobody has agreed on, once, with the SLAs that do', () => {
    const text = `${HEAD}${supporting('N')}${promising('S', 'requires N')}${promising('R', 'requires anyOf(1, N, S)')}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: N has no OLA or UC, though the SLA Gold of R and 1 more leans on it; commission it with an agreement',
    ]);
    expect(placesOf(rule, text)).toEqual(['N']);
    expect(findingsOf(rule, text)[0]!.related!.map(({ message, at }) => [message, textAt(text, at)])).toEqual([
      ['Required here for the SLA Gold of R', 'N'],
      ['Required here for the SLA Gold of S', 'N'],
    ]);
  });

  it('looks behind a service without an agreement', () => {
    const agreed = `${supporting('M')}commission M to In { ola { availability 99.9% monthly } }\n`;
    expect(messagesOf(rule, `${HEAD}${agreed}${supporting('N', 'requires M')}${promising('S', 'requires N')}`)).toEqual(
      [],
    );
    expect(
      placesOf(rule, `${HEAD}${supporting('M')}${supporting('N', 'requires M')}${promising('S', 'requires N')}`),
    ).toEqual(['M']);
  });

  it('does not ask what stands behind a service that retired', () => {
    const retired = promising('S', 'requires N').replace('operational', 'retired');
    expect(messagesOf(rule, `${HEAD}${supporting('N')}${retired}`)).toEqual([]);
  });

  it('finds an SLA with nothing behind it, whatever it promises', () => {
    expect(messagesOf(rule, `${HEAD}${promising('S', '', 'rto 4 h')}`)).toEqual([
      'error: Nothing stands behind the SLA Gold of S: S has no commission with an OLA or UC, and requires nothing that has one',
    ]);
  });

  it('does not count a commission that ended before the period', () => {
    const ended = `${supporting('N')}commission N to In until 2025-12-31 { ola { availability 99.9% monthly } }\n`;
    expect(placesOf(rule, `${HEAD}${ended}${promising('S', 'requires N')}`)).toEqual(['N']);
  });

  it('says nothing of services that no SLA leans on, of an own commission that is enough, and of names that are not there', () => {
    expect(messagesOf(rule, `${HEAD}${supporting('N')}`)).toEqual([]);
    const own = `${promising('S', '')}commission S to In { ola { rto 4 h } }\n`;
    expect(messagesOf(rule, `${HEAD}${own}`)).toEqual([]);
    expect(messagesOf(rule, `${HEAD}${promising('S', 'requires Gone')}`, { mistakes: true })).toEqual([]);
  });
});
