import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const text = (respondents: number, limits = '', more = '') =>
  `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31  ${limits} }
unit U\nneed Pay { unit U  importance 5 }
survey H1 on 2026-06-30 { entry Pay by U on speed { importance 5  expectation 4  confidence 4  respondents ${respondents} } }
${more}`;

describe('BT802', () => {
  it('allows five answers', () => {
    expect(messagesOf(rule, text(5))).toEqual([]);
  });

  it('finds four, and takes the limit of the portfolio', () => {
    expect(messagesOf(rule, text(4))).toEqual([
      'warning: 4 answers of U on speed of Pay are fewer than 5 (limit surveySample) and do not count; ask more people, or leave the entry out',
    ]);
    expect(placesOf(rule, text(4))).toEqual(['4']);
    expect(messagesOf(rule, text(4, 'limits { surveySample 4 }'))).toEqual([]);
  });

  it('finds a survey that is older than a year, to the day', () => {
    expect(messagesOf(rule, text(9), { asOf: '2027-06-30' })).toEqual([]);
    expect(messagesOf(rule, text(9), { asOf: '2027-07-01' })).toEqual([
      'warning: H1 is of 2026-06-30, older than 1 year (limit surveyAge), and still the latest of its kind; ask again',
    ]);
    expect(placesOf(rule, text(9), { asOf: '2027-07-01' })).toEqual(['2026-06-30']);
  });

  it('does not mind an old survey that a later one has asked again', () => {
    const later =
      'survey H2 on 2027-06-30 { entry Pay by U on speed { importance 5  expectation 4  confidence 4  respondents 9 } }';
    expect(messagesOf(rule, text(9, '', later), { asOf: '2027-07-01' })).toEqual([]);
  });
});
