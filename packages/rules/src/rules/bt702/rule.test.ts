import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const migration = (state: string, source = 'asset Old "Servers" { retires 2027-03-31 }') => `archetype A\nteam T
service New supporting { archetype A  accountable T  state ${state} }
${source}
migration M { wave W 2026-04 .. 2026-07 { from Old to New } }`;

describe('BT702', () => {
  it('finds an asset that retires before the target is there', () => {
    const text = migration('operational since 2027-04-01');
    expect(messagesOf(rule, text)).toEqual([
      'error: Servers retires on 2027-03-31, but New, which takes over, is operational from 2027-04-01 on: nothing serves in between',
    ]);
    expect(placesOf(rule, text)).toEqual(['Old']);
    const mended = fixed(rule, text);
    expect(mended).toContain('retires 2027-04-01');
    expect(messagesOf(rule, mended)).toEqual([]);
  });

  it('is content where both fall on one day, or the target says no date', () => {
    expect(messagesOf(rule, migration('operational since 2027-03-31'))).toEqual([]);
    expect(messagesOf(rule, migration('operational'))).toEqual([]);
  });

  it('takes the first of several operational states', () => {
    const twice = 'operational since 2026-01-01 until 2026-12-31  state operational since 2027-05-01';
    expect(messagesOf(rule, migration(twice))).toEqual([]);
  });

  it('looks at services that retire as well', () => {
    const source =
      'service Old supporting { archetype A  accountable T  state operational  state retired since 2026-12-31 }';
    expect(messagesOf(rule, migration('operational since 2027-01-01', source)).length).toBe(1);
    expect(fixed(rule, migration('operational since 2027-01-01', source))).toContain('state retired since 2027-01-01');
  });

  it('cannot judge a target that is not said to become operational', () => {
    expect(messagesOf(rule, migration('designed since 2026-01-01'))).toEqual([
      'information: Whether the targets of M are there in time cannot be judged: the day on which New is operational is missing',
    ]);
  });

  it('leaves a source alone that has no day to retire', () => {
    expect(messagesOf(rule, migration('designed', 'asset Old'))).toEqual([]);
  });
});
