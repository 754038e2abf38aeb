import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const HEAD = `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
provider In "Group IT" internal
`;
const agreed = (name: string, availability: string, more = '') =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${more} }
commission ${name} to In { ola { availability ${availability} monthly } }\n`;
const promising = (availability: string, requires: string) =>
  `service S "Sales" businessFacing { archetype A  accountable T  state operational  requires ${requires}
  offering Gold { sla { availability ${availability} monthly } } }\n`;
const WORKED = `${agreed('Platform', '99.95%')}${agreed('Network', '99.97%')}${agreed('IdA', '99.5%')}${agreed('IdB', '99.5%')}`;

describe('BT203', () => {
  it('tells of a promise that only independence supports: 0.9991751699… composed, 0.9942 guaranteed', () => {
    const text = `${HEAD}${WORKED}${promising('99.9%', 'Platform, Network, anyOf(1, IdA, IdB)')}`;
    expect(messagesOf(rule, text)).toEqual([
      'information: The SLA Gold of Sales promises 99.9% monthly, but what stands behind it reaches 99.9175% only while its failures come apart; 99.42% is guaranteed whatever fails together',
    ]);
    expect(messagesOf(rule, `${HEAD}${WORKED}${promising('99.42%', 'Platform, Network, anyOf(1, IdA, IdB)')}`)).toEqual(
      [],
    );
  });

  it('is silent where a stronger verdict holds', () => {
    expect(messagesOf(rule, `${HEAD}${WORKED}${promising('99.92%', 'Platform, Network, anyOf(1, IdA, IdB)')}`)).toEqual(
      [],
    );
    expect(messagesOf(rule, `${HEAD}${WORKED}${promising('99.99%', 'Platform, Network, anyOf(1, IdA, IdB)')}`)).toEqual(
      [],
    );
  });

  it('says by what a graph is bounded that is too large', () => {
    const sites = Array.from({ length: 32 }, (_, i) => agreed(`N${i}`, '99%')).join('');
    const pairs = Array.from({ length: 32 }, (_, i) => agreed(`P${i}`, '97%', `requires N${i}, N${(i + 1) % 32}`)).join(
      '',
    );
    const members = Array.from({ length: 32 }, (_, i) => `P${i}`).join(', ');
    const [message] = messagesOf(rule, `${HEAD}${sites}${pairs}${promising('99.9%', `anyOf(1, ${members})`)}`);
    expect(message).toContain('is bounded rather than exact (32 shared elements, more than 30); 97% is guaranteed');
  });

  it('offers the promise that is guaranteed', () => {
    const text = `${HEAD}${WORKED}${promising('99.9%', 'Platform, Network, anyOf(1, IdA, IdB)')}`;
    const fixes = findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title);
    // 1 − 0.0005 − 0.0003 − u ≥ 0.999 needs u ≤ 0.0002: one member at 99.98 %, as the choice is as good as its best.
    expect(fixes).toEqual([
      'Raise the OLA of Group IT for IdA to 99.98%',
      'Raise the OLA of Group IT for IdB to 99.98%',
      'Lower the promise to 99.42%',
    ]);
    for (const title of fixes) expect([title, findingsOf(rule, fixed(rule, text, title))]).toEqual([title, []]);
  });
});
