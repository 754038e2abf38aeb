import { Rational } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const BASE = 'unit U\nneed Pay { unit U  importance 5 }\n';
const survey = (scores: string, scale = 'scale 1..5', more = '') =>
  `${BASE}survey H1 on 2026-06-30 { ${scale}  entry Pay by U on speed { ${scores}  respondents 9 } ${more} }`;

describe('BT801', () => {
  it('allows the ends of the scale', () => {
    expect(messagesOf(rule, survey('importance 1  expectation 5  confidence 1'))).toEqual([]);
    expect(messagesOf(rule, survey('importance 0  expectation 10  confidence 5.5', 'scale 0..10'))).toEqual([]);
  });

  it('finds each score beyond them', () => {
    const text = survey('importance 0.9  expectation 5.1  confidence 3');
    expect(messagesOf(rule, text)).toEqual([
      'error: the importance of 0.9 is off the scale 1..5 of H1, so that the answer does not count; correct it, or the scale',
      'error: the expectation of 5.1 is off the scale 1..5 of H1, so that the answer does not count; correct it, or the scale',
    ]);
    expect(placesOf(rule, text)).toEqual(['0.9', '5.1']);
    expect(findingsOf(rule, text)[0]!.related!.map(({ message }) => message)).toEqual(['the scale']);
  });

  it('takes 1..5 without a scale', () => {
    expect(messagesOf(rule, survey('importance 3  expectation 6  confidence 3', ''))).toHaveLength(1);
  });

  it('finds a scale without a width', () => {
    const text = survey('importance 3  expectation 4  confidence 3', 'scale 5..5');
    expect(messagesOf(rule, text)).toEqual([
      'error: the scale of H1 has no lowest and highest score, so that none of its answers counts; write the lower score first, such as 1..5',
    ]);
    expect(placesOf(rule, text)).toEqual(['5..5']);
  });

  it('finds rows of files, at the file, with their line', () => {
    const text = survey('importance 3  expectation 4  confidence 3', '', 'file "evidence/h1.csv"');
    const row = { survey: 'H1', element: 'Pay', by: 'U', dimension: 'price', file: 'evidence/h1.csv', line: 7 };
    const [one, eight] = [Rational.of(1), Rational.of(8)];
    const surveyRows = [{ ...row, importance: one, expectation: eight, confidence: one, respondents: Rational.of(20) }];
    expect(messagesOf(rule, text, { surveyRows })).toEqual([
      'error: evidence/h1.csv, line 7: the expectation of 8 is off the scale 1..5 of H1, so that the answer does not count; correct it, or the scale',
    ]);
    expect(placesOf(rule, text, { surveyRows })).toEqual(['"evidence/h1.csv"']);
  });
});
