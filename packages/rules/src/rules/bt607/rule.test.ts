import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const consolidation = (body: string, settings = 'horizon 1 year  discount 0%') =>
  `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  ${settings} }
asset X\nasset Y\nconsolidation C "One farm" { keep X  absorb Y  ${body} }`;

describe('BT607', () => {
  it('finds a loss: 1 000 once, 999 saved within the one year of the horizon', () => {
    const text = consolidation('oneOff 1_000 EUR  saving 999 EUR/year');
    expect(messagesOf(rule, text)).toEqual([
      'warning: One farm has a net present value of -1 EUR within the portfolio\'s horizon, and no rationale: say with "rationale" why it is done all the same',
    ]);
    expect(placesOf(rule, text)).toEqual(['1_000 EUR']);
  });

  it('is content where nothing is lost, or where somebody says why', () => {
    expect(messagesOf(rule, consolidation('oneOff 1_000 EUR  saving 1_000 EUR/year'))).toEqual([]);
    expect(messagesOf(rule, consolidation('oneOff 9_000 EUR  saving 1_000 EUR/year  rationale "Security"'))).toEqual(
      [],
    );
    expect(messagesOf(rule, consolidation('oneOff 9_000 EUR  saving 1_000 EUR/year  decision rejected'))).toEqual([]);
  });

  it('says what is missing to judge', () => {
    expect(messagesOf(rule, consolidation('saving 999 EUR/year', ''))).toEqual([
      'information: Whether One farm pays cannot be judged: the discount of the portfolio, the horizon of the portfolio, the one-off cost of One farm are missing',
    ]);
  });
});
