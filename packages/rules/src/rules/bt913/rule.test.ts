import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const person = (...assignments: readonly string[]) =>
  `person p01 { ${assignments.map((each) => `fte ${each}`).join('  ')} }`;
const fixes = (text: string) => findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title);

describe('BT913', () => {
  it('allows full time, in parts or one after the other', () => {
    expect(messagesOf(rule, person('1.0'))).toEqual([]);
    expect(messagesOf(rule, person('0.5', '0.5 from 2026-01-01'))).toEqual([]);
    expect(messagesOf(rule, person('1.0 until 2026-06-30', '1.0 from 2026-07-01'))).toEqual([]);
    expect(messagesOf(rule, person('0.1', '0.2', '0.7'))).toEqual([]);
  });

  it('finds assignments that share a day, and offers to end the earlier one', () => {
    const text = person('1.0 from 2026-01-01 until 2026-06-30', '0.5 from 2026-06-30');
    expect(messagesOf(rule, text)).toEqual([
      'error: p01 is assigned 1.5 of full time from 2026-06-30 on (1 + 0.5); nobody has more than 1.0',
    ]);
    expect(placesOf(rule, text)).toEqual(['0.5 from 2026-06-30']);
    expect(fixes(text)).toEqual(['End the other one on 2026-06-29']);
  });

  it('finds more than full time in one', () => {
    expect(messagesOf(rule, person('1.2'))).toEqual([
      'error: p01 is assigned 1.2 of full time; nobody has more than 1.0',
    ]);
    expect(fixes(person('1.2'))).toEqual(['Take full time']);
  });

  it('says it once for a person', () => {
    expect(findingsOf(rule, person('1.0', '0.5', '0.5 from 2027-01-01'))).toHaveLength(1);
  });

  it('agrees with counting every day', () => {
    const day = fc.integer({ min: 1, max: 9 });
    const assignment = fc.record({
      tenths: fc.integer({ min: 1, max: 8 }),
      from: fc.option(day),
      until: fc.option(day),
    });
    const property = fc.property(fc.array(assignment, { minLength: 1, maxLength: 4 }), (list) => {
      const text = person(
        ...list.map(
          ({ tenths, from, until }) =>
            `0.${tenths}${from === null ? '' : ` from 2026-01-0${from}`}${until === null ? '' : ` until 2026-01-0${until}`}`,
        ),
      );
      const days = Array.from({ length: 11 }, (_, index) => index);
      const over = days.some(
        (each) =>
          list
            .filter(({ from, until }) => (from ?? 0) <= each && each <= (until ?? 10))
            .reduce((sum, { tenths }) => sum + tenths, 0) > 10,
      );
      expect(findingsOf(rule, text, { mistakes: true }).length > 0).toBe(over);
    });
    fc.assert(property, { seed: 913, numRuns: 200 });
  });
});
