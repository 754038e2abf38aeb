import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const text = (cost: string, limits = '') =>
  `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31  ${limits} }
team T\narchetype A\nservice S supporting { archetype A  accountable T  state operational  ${cost} }`;

describe('BT506', () => {
  it('allows 70%', () => {
    expect(messagesOf(rule, text('cost run 70 EUR/year  cost grow 20 EUR/year  cost transform 10 EUR/year'))).toEqual(
      [],
    );
  });

  it('is about the portfolio that counts, not about a second one in the same project', () => {
    const two = `${text('cost run 100 EUR/year')}\nportfolio Q { currency EUR  period 2026-02-01 .. 2027-01-31 }`;
    expect(placesOf(rule, two)).toEqual(['P']);
  });

  it('finds more: 480 of 570 are 84.21%', () => {
    expect(messagesOf(rule, text('cost run 480k EUR/year  cost grow 90k EUR/year'))).toEqual([
      'warning: 84.21% of the spend keeps things running, more than 70% (limit runShare), and leaves too little to change them; find run cost to save, or raise the limit',
    ]);
  });

  it('takes the limit of the portfolio, and points at it', () => {
    expect(messagesOf(rule, text('cost run 1 EUR/year', 'limits { runShare 100% }'))).toEqual([]);
    expect(placesOf(rule, text('cost run 1 EUR/year', 'limits { runShare 99% }'))).toEqual(['99%']);
  });

  it('cannot judge while a cost is unknown, or where there is none at all', () => {
    expect(messagesOf(rule, text(''))).toEqual([
      'information: The run share of P cannot be judged: the cost of S is missing',
    ]);
    expect(messagesOf(rule, text('cost run 0 EUR/year'))).toEqual([
      'information: The run share of P cannot be judged: any cost is missing',
    ]);
  });
});
