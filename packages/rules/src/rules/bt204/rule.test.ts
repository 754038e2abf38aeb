import { describe, expect, it } from 'vitest';
import { agreed, HEAD, promising, supporting } from '../../../test/agreements.js';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

describe('BT204', () => {
  it('refuses hours in which a supplier is closed, from the first minute on: Sunday 2026-02-01 at midnight UTC', () => {
    const text = `${HEAD}${agreed('N', 'hours Office')}${promising('hours AllDay', 'requires N')}`;
    // Monday 08:00 in Berlin is 07:00 UTC in winter.
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises the hours AllDay, but the OLA of Group IT for N is closed from 2026-02-01T00:00Z to 2026-02-02T07:00Z',
    ]);
    expect(placesOf(rule, text)).toEqual(['AllDay']);
  });

  it('compares across zones and clock changes: 07:00 to 17:00 UTC is Berlin office time in winter only', () => {
    const calendar = 'calendar Winter { open Mon..Fri 07:00..17:00 }\n';
    const text = `${HEAD}${calendar}${agreed('N', 'hours Office')}${promising('hours Winter', 'requires N')}`;
    // From Monday 2026-03-30 on Berlin is two hours ahead, and closes at 16:00 UTC.
    expect(messagesOf(rule, text)[0]).toContain('is closed from 2026-03-30T16:00Z to 2026-03-30T17:00Z');
  });

  it('finds a closed day, and is content with the same calendar', () => {
    const calendar = 'calendar Holiday { open Mon..Fri 08:00..18:00  zone "Europe/Berlin"  closed 2026-12-25 }\n';
    const text = `${HEAD}${calendar}${agreed('N', 'hours Holiday')}${promising('hours Office', 'requires N')}`;
    expect(messagesOf(rule, text)[0]).toContain('is closed from 2026-12-25T07:00Z to 2026-12-25T17:00Z');
    expect(messagesOf(rule, `${HEAD}${agreed('N', 'hours Office')}${promising('hours Office', 'requires N')}`)).toEqual(
      [],
    );
  });

  it('says that it cannot judge what is more than 500 services behind', () => {
    const chain = Array.from({ length: 520 }, (_, i) => supporting(`C${i}`, `requires C${i + 1}`)).join('');
    const text = `${HEAD}${chain}${agreed('C520', 'hours Office')}${promising('hours AllDay', 'requires C0')}`;
    expect(messagesOf(rule, text)).toEqual([
      'information: The hours of S cannot be judged: what is more than 500 services behind it is missing',
    ]);
  });

  it('lets two sites follow the sun, and not one alone', () => {
    const sites = `${agreed('E', 'hours Europe')}${agreed('U', 'hours America')}`;
    expect(messagesOf(rule, `${HEAD}${sites}${promising('hours AllDay', 'requires anyOf(1, E, U)')}`)).toEqual([]);
    expect(messagesOf(rule, `${HEAD}${sites}${promising('hours AllDay', 'requires anyOf(2, E, U)')}`)).toEqual([
      'error: The SLA Gold of Sales promises the hours AllDay, but too few of those that stand in for one another are open from 2026-02-01T00:00Z to 2027-02-01T00:00Z',
    ]);
  });

  it('looks behind a service without an agreement, and stops at one with', () => {
    const deep = `${agreed('N', 'hours Office')}${supporting('M', 'requires N')}`;
    expect(messagesOf(rule, `${HEAD}${deep}${promising('hours AllDay', 'requires M')}`).length).toBe(1);
    const stopped = `${agreed('N', 'hours Office')}${agreed('M', 'hours AllDay', 'requires N')}`;
    const found = messagesOf(rule, `${HEAD}${stopped}${promising('hours AllDay', 'requires M')}`);
    expect(found).toEqual([expect.stringContaining('error: The OLA of Group IT for M promises the hours AllDay')]);
  });

  it('says what is missing where an agreement states no hours', () => {
    const text = `${HEAD}${agreed('N', 'rto 4 h')}${promising('hours AllDay', 'requires N')}`;
    expect(messagesOf(rule, text)).toEqual([
      'information: The hours of S cannot be judged: hours of the OLA of Group IT for N is missing',
    ]);
    expect(messagesOf(rule, `${HEAD}${agreed('N', 'hours Office')}${promising('rto 4 h', 'requires N')}`)).toEqual([]);
  });

  it('offers both ways out, and each of them mends it', () => {
    const text = `${HEAD}${agreed('N', 'hours Office')}${promising('hours AllDay', 'requires N')}`;
    const titles = findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title);
    expect(titles).toEqual(['Agree on the hours AllDay in the OLA of Group IT for N', 'Promise the hours Office']);
    for (const title of titles) expect(findingsOf(rule, fixed(rule, text, title))).toEqual([]);
  });

  it('does not offer hours to a supplier that would take others away', () => {
    const text = `${HEAD}${agreed('N', 'hours America')}${promising('hours Europe', 'requires N')}`;
    expect(findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title)).toEqual(['Promise the hours America']);
  });
});
