import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const spread = (costs: readonly number[], limits = '') =>
  [
    `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  ${limits} }\narchetype A\nteam T`,
    ...costs.map(
      (cost, n) => `provider N${n} external
service S${n} supporting { archetype A  accountable T  state operational  ${cost < 0 ? '' : `cost run ${cost} EUR/year`} }
commission S${n} to N${n}`,
    ),
  ].join('\n');

describe('BT301', () => {
  it('finds 0.82 = 0.9² + 0.1² above the default of 0.25', () => {
    expect(messagesOf(rule, spread([900, 100]))).toEqual([
      'warning: Spend is concentrated on few providers: the Herfindahl index is 0.8200, above the limit of 0.25 (N0 has 90.0%, N1 has 10.0%)',
    ]);
  });

  it('allows four of one size, which are exactly at the limit', () => {
    expect(messagesOf(rule, spread([5, 5, 5, 5]))).toEqual([]);
  });

  it('takes the limit of the portfolio, and points at it', () => {
    expect(messagesOf(rule, spread([900, 100], 'limits { concentration 0.82 }'))).toEqual([]);
    expect(placesOf(rule, spread([900, 100], 'limits { concentration 0.8 }'))).toEqual(['0.8']);
    expect(placesOf(rule, spread([900, 100]))).toEqual(['P']);
  });

  it('cannot judge while a cost is missing, and says so once', () => {
    expect(messagesOf(rule, spread([900, -1, -1]))).toEqual([
      'information: The concentration of spend cannot be judged: the cost of S1, the cost of S2 are missing',
    ]);
  });

  it('says nothing where nothing is commissioned', () => {
    expect(
      messagesOf(rule, 'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\nprovider N external'),
    ).toEqual([]);
  });
});
