import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf, textAt } from '../../../test/rule-tester.js';
import rule from './rule.js';

const HEAD = `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
provider In "Group IT" internal { commits { availability 99.99% monthly } }
`;
const supporting = (name: string, more = '') =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${more} }\n`;
const agreed = (name: string, availability: string, more = '') =>
  `${supporting(name, more)}commission ${name} to In { ola { availability ${availability} } }\n`;
const promising = (availability: string, requires: string) =>
  `service S "Sales" businessFacing { archetype A  accountable T  state operational  requires ${requires}
  offering Gold { sla { availability ${availability} } } }\n`;

describe('BT201', () => {
  it('refuses a promise above the weakest link, says which it is, and points at the promise', () => {
    const text = `${HEAD}${agreed('N', '99.9% monthly')}${agreed('M', '99.99% monthly')}${promising('99.95% monthly', 'N, M')}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises 99.95% monthly, but it can be up for 99.9% at best: the weakest link behind it is the OLA of Group IT for N (99.9% monthly)',
    ]);
    expect(placesOf(rule, text)).toEqual(['99.95%']);
    const [found] = findingsOf(rule, text);
    expect(found!.related!.map(({ message, at }) => [message, textAt(text, at)])).toEqual([
      ['the OLA of Group IT for M promises 99.99% monthly', '99.99%'],
      ['the OLA of Group IT for N promises 99.9% monthly', '99.9%'],
    ]);
  });

  it('is content at the weakest link, and leaves what lies between it and the composed value to BT202', () => {
    expect(
      messagesOf(
        rule,
        `${HEAD}${agreed('N', '99.9% monthly')}${agreed('M', '99.99% monthly')}${promising('99.9% monthly', 'N, M')}`,
      ),
    ).toEqual([]);
  });

  it('converts windows: 99.95 % of a year is 99.3482 % of a February', () => {
    const text = `${HEAD}${agreed('N', '99.95% yearly')}${promising('99.9% monthly', 'N')}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises 99.9% monthly, but it can be up for 99.3482% at best: the weakest link behind it is the OLA of Group IT for N (99.95% yearly, which is 99.3482% here)',
    ]);
  });

  it('holds an OLA against what its service requires', () => {
    const text = `${HEAD}${agreed('M', '99% monthly')}${agreed('N', '99.9% monthly', 'requires M')}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The OLA of Group IT for N promises 99.9% monthly, but it can be up for 99% at best: the weakest link behind it is the OLA of Group IT for M (99% monthly)',
    ]);
  });

  it('speaks although something else is unknown', () => {
    expect(
      findingsOf(rule, `${HEAD}${agreed('N', '99.9% monthly')}${supporting('M')}${promising('99.95% monthly', 'N, M')}`)
        .length,
    ).toBe(1);
  });

  it('is silent about names that stand for nothing', () => {
    expect(findingsOf(rule, `${HEAD}${promising('99.95% monthly', 'Gone')}`, { mistakes: true })).toEqual([]);
  });

  it('offers to raise the link as far as needed, or to promise what it composes to', () => {
    const text = `${HEAD}${agreed('N', '99.9% monthly')}${agreed('M', '99.99% monthly')}${promising('99.95% monthly', 'N, M')}`;
    // 0.9995 / 0.9999 = 0.99959996 (rounded up: 99.96); 0.999 · 0.9999 = 0.9989001 (rounded down: 99.89).
    expect(findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title)).toEqual([
      'Raise the OLA of Group IT for N to 99.96%',
      'Let NTwin, a second N elsewhere, stand in for it',
      'Lower the promise to 99.89%',
    ]);
    expect(fixed(rule, text, 'Raise the OLA of Group IT for N to 99.96%')).toContain(
      'ola { availability 99.96% monthly }',
    );
    expect(fixed(rule, text, 'Lower the promise to 99.89%')).toContain('sla { availability 99.89% monthly }');
    expect(fixed(rule, text, 'Let NTwin, a second N elsewhere, stand in for it')).toContain(
      'requires anyOf(1, N, NTwin), M',
    );
    for (const { title } of findingsOf(rule, text)[0]!.fixes!)
      expect(findingsOf(rule, fixed(rule, text, title))).toEqual([]);
  });

  it('does not offer to raise a supplier above what the provider publishes, or above its own chain', () => {
    const published = `${HEAD.replace('99.99%', '99.92%')}${agreed('N', '99.9% monthly')}${promising('99.95% monthly', 'N')}`;
    const titles = (text: string) => findingsOf(rule, text).flatMap((found) => found.fixes!.map(({ title }) => title));
    expect(titles(published).filter((title) => title.startsWith('Raise'))).toEqual([]);
    const chained = `${HEAD}${agreed('M', '99.92% monthly')}${agreed('N', '99.9% monthly', 'requires M')}${promising('99.95% monthly', 'N')}`;
    expect(titles(chained).filter((title) => title.startsWith('Raise'))).toEqual([]);
  });

  it('does not offer to lower a promise below the warranty of its archetype', () => {
    const text = `${HEAD.replace('archetype A', 'archetype A { warranty { availability 99.95% monthly } }')}${agreed('N', '99.9% monthly')}${promising('99.95% monthly', 'N')}`;
    const titles = findingsOf(rule, text).flatMap((found) => found.fixes!.map(({ title }) => title));
    expect(titles.filter((title) => title.startsWith('Lower'))).toEqual([]);
  });
});
