import { describe, expect, it } from 'vitest';
import { HEAD, supporting } from '../../../test/agreements.js';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const priced = (price: string, credits: string, more = '') =>
  `service S "Sales" businessFacing { archetype A  accountable T  state operational  requires N  ${more}
  offering Gold { price ${price}  sla { availability 99.9% monthly  ${credits} } } }\n`;
const paying = (credits: string, cost = 'cost run 200k EUR/year', head = '') =>
  `${supporting('N', cost)}commission N to In { ${head} ola { availability 99.9% monthly  ${credits} } }\n`;

describe('BT212', () => {
  it('sets the exposure against what suppliers pay back: 5 % of 480k against 2 % of 200k', () => {
    const text = `${HEAD}${paying('credit below 99.9% pays 2%')}${priced('480k EUR/year', 'credit below 99.9% pays 5%')}`;
    expect(messagesOf(rule, text)).toEqual([
      'warning: The SLA Gold of Sales is not covered back to back: below 99.9% it pays 5% (24k EUR a year), and gets 4000 EUR back',
    ]);
    expect(placesOf(rule, text)).toEqual(['below 99.9% pays 5%']);
  });

  it('multiplies a price per piece by the volume: 5 % of 0.02 · 30M = 600k are 30k, and 15 % of 200k as much', () => {
    const sold = (pays: string) =>
      `${HEAD}${paying(`credit below 99.9% pays ${pays}`)}${priced('0.02 EUR/tx', 'credit below 99.9% pays 5%', 'volume 30M tx/year')}`;
    expect(messagesOf(rule, sold('15%'))).toEqual([]);
    expect(messagesOf(rule, sold('14.99%'))).toEqual([
      'warning: The SLA Gold of Sales is not covered back to back: below 99.9% it pays 5% (30k EUR a year), and gets 29_980 EUR back',
    ]);
  });

  it('counts a supplier who owes a credit below that availability or a higher one, its largest such', () => {
    const levels = 'credit below 99.95% pays 5%  credit below 99.5% pays 20%';
    const at = (level: string) =>
      messagesOf(rule, `${HEAD}${paying(levels)}${priced('400k EUR/year', `credit below ${level} pays 10%`)}`);
    // 10 % of 400k are 40k: below 99.5 % the supplier pays 20 % of 200k, below 99.6 % only 5 %.
    expect(at('99.5%')).toEqual([]);
    expect(at('99.6%')[0]).toContain('(40k EUR a year), and gets 10k EUR back');
    expect(at('99.99%')[0]).toContain('gets 0 EUR back');
  });

  it('takes of a split commission the share, and converts currencies at the start of the period', () => {
    const rates = HEAD.replace('currency EUR', 'currency EUR  rate 2026-01-01 USD 0.5');
    const text = `${rates}${paying('credit below 99.9% pays 10%', 'cost run 200k USD/year', 'share 50%')}${priced('100k EUR/year', 'credit below 99.9% pays 6%')}`;
    // 10 % of half of 200k USD at 0.5 are 5k EUR, against 6k.
    expect(messagesOf(rule, text)[0]).toContain('(6000 EUR a year), and gets 5000 EUR back');
  });

  it('finds a level at which nobody pays, though fees are unknown, and says what is missing where somebody does', () => {
    const unpriced =
      'service S "Sales" businessFacing { archetype A  accountable T  state operational  requires N\n  offering Gold { sla { availability 99.9% monthly  credit below 99.9% pays 5% } } }\n';
    expect(messagesOf(rule, `${HEAD}${paying('')}${unpriced}`)).toEqual([
      'warning: The SLA Gold of Sales is not covered back to back: below 99.9% it pays 5%, and no supplier pays anything back',
    ]);
    expect(messagesOf(rule, `${HEAD}${paying('credit below 99.9% pays 5%', '')}${unpriced}`)).toEqual([
      'information: What S pays for missed promises cannot be judged: the cost of running N, the price of S are missing',
    ]);
  });

  it('has nothing to say of an SLA without credits', () => {
    expect(messagesOf(rule, `${HEAD}${paying('credit below 99.9% pays 2%')}${priced('480k EUR/year', '')}`)).toEqual(
      [],
    );
  });
});
