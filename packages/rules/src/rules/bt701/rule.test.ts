import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const BASE = `archetype A\nteam T\nservice S supporting { archetype A  accountable T  state operational }\nasset O`;
const wave = (name: string, range: string, after = '') => `wave ${name} ${range} { ${after}  from O to S }`;
const migration = (...waves: string[]) => `${BASE}\nmigration M {\n${waves.join('\n')}\n}`;

describe('BT701', () => {
  it('finds a wave that begins on the last day of what it comes after, and not one that begins the day after', () => {
    const text = (second: string) => migration(wave('W1', '2026-04 .. 2026-07'), wave('W2', second, 'after W1'));
    expect(messagesOf(rule, text('2026-07-31 .. 2026-12-31'))).toEqual([
      'error: W2 begins on 2026-07-31, but comes after W1, which ends on 2026-07-31',
    ]);
    expect(placesOf(rule, text('2026-07-31 .. 2026-12-31'))).toEqual(['2026-07-31 .. 2026-12-31']);
    expect(messagesOf(rule, text('2026-08 .. 2026-12'))).toEqual([]);
  });

  it('moves it behind, as long as before', () => {
    const text = (second: string) => migration(wave('W1', '2026-04 .. 2026-07'), wave('W2', second, 'after W1'));
    expect(fixed(rule, text('2026-05 .. 2026-06'))).toContain('wave W2 2026-08 .. 2026-09');
    expect(fixed(rule, text('2026-05-10 .. 2026-05-19'))).toContain('wave W2 2026-08-01 .. 2026-08-10');
    expect(fixed(rule, text('2026-05 ..'))).toContain('wave W2 2026-08 ..');
    expect(messagesOf(rule, fixed(rule, text('2026-05 .. 2026-06')))).toEqual([]);
  });

  it('moves what comes after it along, and leaves alone what still begins in time', () => {
    const text = migration(
      wave('W1', '2026-04 .. 2026-07'),
      wave('W2', '2026-07 .. 2026-12', 'after W1'),
      wave('W3', '2027-01 .. 2027-06', 'after W2'),
      wave('W4', '2027-07 .. 2027-08', 'after W3'),
      wave('W5', '2027-02 .. 2027-03', 'after W2'),
    );
    expect(findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title)).toEqual([
      'Move W2 behind W1: 2026-08 .. 2027-01, and the 2 waves after it',
    ]);
    expect([...fixed(rule, text).matchAll(/wave (\w+ \S+ \.\. \S+)/g)].map(([, found]) => found)).toEqual([
      'W1 2026-04 .. 2026-07',
      'W2 2026-08 .. 2027-01',
      'W3 2027-02 .. 2027-07',
      'W4 2027-08 .. 2027-09',
      'W5 2027-02 .. 2027-03',
    ]);
    expect(messagesOf(rule, fixed(rule, text))).toEqual([]);
  });

  it('offers no move where what comes after it goes in a circle', () => {
    const text = migration(
      wave('W1', '2026-04 .. 2026-07'),
      wave('W2', '2026-07 .. 2026-12', 'after W1'),
      wave('W3', '2027-01 .. 2027-06', 'after W2, W4'),
      wave('W4', '2027-07 .. 2027-08', 'after W3'),
    );
    const early = findingsOf(rule, text).find(({ message }) => message.startsWith('W2 begins'))!;
    expect(early.fixes).toEqual([]);
  });

  it('waits for ever for a wave without an end', () => {
    const text = migration(wave('W1', '2026-04 ..'), wave('W2', '2027-01 .. 2027-02', 'after W1'));
    expect(messagesOf(rule, text)).toEqual([
      'error: W2 begins on 2027-01-01, but comes after W1, which has no last day',
    ]);
    expect(findingsOf(rule, text)[0]!.fixes).toEqual([]);
  });

  it('looks at each wave that one comes after', () => {
    const text = migration(
      wave('W1', '2026-04 .. 2026-07'),
      wave('W2', '2026-04 .. 2026-06'),
      wave('W3', '2026-07 .. 2026-12', 'after W1, W2'),
    );
    expect(messagesOf(rule, text).length).toBe(1);
  });

  it('finds a circle once, in place of its dates, and takes one step out', () => {
    const text = migration(
      wave('W1', '2026-04 .. 2026-07', 'after W3'),
      wave('W2', '2026-08 .. 2026-09', 'after W1'),
      wave('W3', '2026-10 .. 2026-12', 'after W2'),
    );
    expect(messagesOf(rule, text)).toEqual([
      'error: W1 comes after W3, which comes after W2, which comes after W1: none of them can begin; take one step out of the circle',
    ]);
    expect(findingsOf(rule, text)[0]!.related!.map(({ message }) => message)).toEqual([
      'W3 is part of it',
      'W2 is part of it',
    ]);
    expect(messagesOf(rule, fixed(rule, text))).toEqual([]);
  });

  it('finds a wave that comes after itself', () => {
    const text = migration(wave('W1', '2026-04 .. 2026-07', 'after W1'));
    expect(messagesOf(rule, text)).toEqual([
      'error: W1 comes after W1: none of them can begin; take one step out of the circle',
    ]);
  });
});
