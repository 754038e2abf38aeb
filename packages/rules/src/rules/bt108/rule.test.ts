import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (body: string) =>
  `team T\narchetype A\nservice S businessFacing { archetype A  accountable T  state operational  ${body} }\n`;

describe('BT108', () => {
  it('finds growth spend on what is to go', () => {
    const text = service('disposition eliminate  cost run 1k EUR/year  cost grow 25k EUR/year');
    expect(messagesOf(rule, text)).toEqual([
      'warning: S is to be eliminated, and 25k EUR/year is spent on its growth; stop that, or think again about its disposition',
    ]);
    expect(placesOf(rule, text)).toEqual(['grow 25k EUR/year']);
  });

  it('does not mind other spend, other dispositions, and none', () => {
    expect(messagesOf(rule, service('disposition eliminate  cost run 1k EUR/year  cost transform 1k EUR'))).toEqual([]);
    expect(messagesOf(rule, service('disposition invest  cost grow 1k EUR/year'))).toEqual([]);
    expect(messagesOf(rule, service('disposition eliminate  cost grow 0 EUR/year'))).toEqual([]);
    expect(messagesOf(rule, service('cost grow 1k EUR/year'))).toEqual([]);
  });

  it('takes out every line of it', () => {
    const text = service('disposition eliminate  cost grow 1k EUR/year  cost run 2k EUR/year  cost grow 3k EUR');
    const mended = fixed(rule, text);
    expect(messagesOf(rule, mended)).toEqual([]);
    expect(mended).toContain('cost run 2k EUR/year');
  });
});
