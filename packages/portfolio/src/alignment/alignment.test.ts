import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portfolioOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { figures, type FiguresOptions, type Measurement, measurements } from '../figures/index.js';
import { isUnknown, percent, period } from '../values/index.js';
import type { SurveyRow } from './survey-row.js';

const BASE = `
portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
unit Retail
unit Stores { within Retail }
unit Online { within Retail }
need Speed { unit Stores  importance 4 }
service Checkout businessFacing {
  archetype A  accountable T  state operational
  offering Standard { sla { availability 99.9% monthly } }
}
service Bare businessFacing { archetype A  accountable T  state operational }
`;
const H1 = `
survey H1 on 2026-06-30 {
  scale 1..5
  entry Checkout by Stores on reliability { importance 5  expectation 5  confidence 3.9  respondents 42 }
  entry Checkout by Online on speed { importance 4  expectation 4  confidence 4.2  respondents 17 }
}`;

function alignmentOf(text: string, options: Partial<FiguresOptions> = {}) {
  return figures(portfolioOf(BASE + text), { asOf: '2026-09-30', ...options }).alignment;
}
function exact(value: unknown): string {
  const { value: number } = value as { value: Rational };
  return number.toString();
}
const row = (over: Partial<SurveyRow> = {}): SurveyRow => ({
  survey: 'H1',
  element: 'Checkout',
  by: 'Stores',
  dimension: 'support',
  importance: Rational.of(3),
  expectation: Rational.of(4),
  confidence: Rational.of(2),
  respondents: Rational.of(10),
  file: 'evidence/h1.csv',
  line: 2,
  ...over,
});

describe('the gap of a set', () => {
  test('is 57.75/278·100 = 20.7734 % in the worked example', () => {
    const { whole } = alignmentOf(H1);
    expect(exact(whole.gap.value)).toBe(
      Rational.of('57.75').times(Rational.HUNDRED).dividedBy(Rational.of(278)).toString(),
    );
    expect((whole.gap.value as { value: Rational }).value.toFixed(4)).toBe('20.7734');
    expect((whole.index.value as { value: Rational }).value.toFixed(4)).toBe('79.2266');
  });
  test('is never netted with the surplus: 100·(4·17·0.05)/278 = 340/278', () => {
    expect(exact(alignmentOf(H1).whole.surplus.value)).toBe(Rational.of(340, 278).toString());
  });
  test('of Stores alone is (5 − 3.9)/4 = 27.5 %', () => {
    expect(exact(alignmentOf(H1).ofUnit('Stores').gap.value)).toBe('27.5');
  });
  test('of a unit has the answers of the units within it', () => {
    const alignment = alignmentOf(H1);
    expect(alignment.ofUnit('Retail').gap.value).toEqual(alignment.whole.gap.value);
  });
  test('of a dimension: nobody misses speed, so its gap is 0', () => {
    expect(exact(alignmentOf(H1).ofDimension('speed').gap.value)).toBe('0');
  });
  test('on a scale of 0..10: I 7, n 20, E 9, C 4 is 0.5; with I 3, n 10, E 5, C 2 (0.3): (140·0.5 + 30·0.3)/170 = 79/170', () => {
    const { whole } = alignmentOf(`survey S on 2026-06-30 { scale 0..10
      entry Checkout by Stores on speed { importance 7  expectation 9  confidence 4  respondents 20 }
      entry Speed by Stores on speed { importance 3  expectation 5  confidence 2  respondents 10 }
    }`);
    expect(exact(whole.gap.value)).toBe(Rational.of(7_900, 170).toString());
  });
  test('without answers is unknown and says of what', () => {
    const { gap } = alignmentOf('').ofElement('Checkout');
    expect(gap.value).toEqual({ type: 'unknown', missing: ['a survey on Checkout'] });
  });
  test('explains itself by its answers, with where they stand', () => {
    const explained = alignmentOf(H1).whole.gap.explain();
    expect(explained.formula).toBe('100 · Σ I·n·gap / Σ I·n');
    expect(explained.inputs.map(({ label }) => label)).toEqual([
      'Checkout by Online on speed (I 4, n 17, E 4, C 4.2)',
      'Checkout by Stores on reliability (I 5, n 42, E 5, C 3.9)',
    ]);
    expect(explained.inputs.every(({ place }) => place?.document === 'a.btaas')).toBe(true);
  });
  test('lies between 0 and 100, agrees with a second way of computing it, and does not depend on the order of rows', () => {
    const score = fc.integer({ min: 10, max: 50 });
    const rows = fc.array(fc.tuple(score, score, score, fc.integer({ min: 5, max: 200 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(rows, (scores) => {
        const made = scores.map(([i, e, c, n], line) =>
          row({
            importance: Rational.of(i, 10),
            expectation: Rational.of(e, 10),
            confidence: Rational.of(c, 10),
            respondents: Rational.of(n),
            dimension: `d${line}`,
            line,
          }),
        );
        const survey = 'survey H1 on 2026-06-30';
        const forwards = alignmentOf(survey, { surveyRows: made }).whole.gap.value;
        const backwards = alignmentOf(survey, { surveyRows: [...made].reverse() }).whole.gap.value;
        expect(forwards).toEqual(backwards);
        // In whole numbers: scores are tenths, and the scale is 40 tenths wide.
        const over = scores.reduce((sum, [i, e, c, n]) => sum + BigInt(i * n * Math.max(0, e - c)), 0n);
        const under = scores.reduce((sum, [i, , , n]) => sum + BigInt(i * n * 40), 0n);
        expect(exact(forwards)).toBe(Rational.reduced(over * 100n, under).toString());
      }),
      { seed: 7, numRuns: 50 },
    );
  });
});

describe('what does not count', () => {
  test('a sample below the limit is left out and listed', () => {
    const alignment = alignmentOf(`${H1}
      survey Few on 2026-07-31 { entry Bare by Online on speed { importance 5  expectation 5  confidence 1  respondents 4 } }`);
    expect(isUnknown(alignment.ofElement('Bare').gap.value)).toBe(true);
    expect(alignment.leftOut.map(({ reason, answer }) => [reason, answer.element])).toEqual([['sample', 'Bare']]);
  });
  test('a score off the scale is left out and listed', () => {
    const alignment = alignmentOf(
      'survey S on 2026-06-30 { entry Bare by Online on speed { importance 5  expectation 6  confidence 1  respondents 9 } }',
    );
    expect(alignment.leftOut.map(({ reason }) => reason)).toEqual(['scale']);
  });
  test('an answer is superseded when a later survey asks the same unit about the same aspect', () => {
    const alignment = alignmentOf(`${H1}
      survey H0 on 2025-12-31 { entry Checkout by Stores on reliability { importance 5  expectation 5  confidence 2  respondents 40 } }`);
    expect(exact(alignment.ofUnit('Stores').gap.value)).toBe('27.5');
    expect(alignment.leftOut.map(({ reason, answer }) => [reason, answer.survey.id])).toEqual([['superseded', 'H0']]);
  });
  test('a stale survey still counts, and is marked', () => {
    const fresh = alignmentOf(H1, { asOf: '2027-06-30' }).whole;
    const stale = alignmentOf(H1, { asOf: '2027-07-01' }).whole;
    expect([fresh.stale, stale.stale]).toEqual([false, true]);
    expect(stale.gap.value).toEqual(fresh.gap.value);
    expect(stale.gap.explain().notes).toEqual(['some answers are older than the limit for the age of a survey']);
  });
});

describe('other sets', () => {
  test('rows of files count like entries, and are explained by file and line', () => {
    const { gap } = alignmentOf('survey H1 on 2026-06-30', { surveyRows: [row()] }).whole;
    expect(exact(gap.value)).toBe('50');
    expect(gap.explain().inputs[0]?.label).toBe(
      'Checkout by Stores on support (I 3, n 10, E 4, C 2), evidence/h1.csv line 2',
    );
  });
  test('confidence in technology as a whole is what is said of the portfolio, apart from services: (4·10 + 2·30)/40', () => {
    const alignment = alignmentOf(`${H1}
      survey Board on 2026-06-30 {
        entry P by Stores on innovation { importance 5  expectation 5  confidence 4  respondents 10 }
        entry P by Online on innovation { importance 5  expectation 5  confidence 2  respondents 30 }
      }`);
    expect(exact(alignment.technology.confidence.value)).toBe('2.5');
    expect(alignment.whole.answers).toHaveLength(2);
  });
  test('means over surveys of several scales are unknown, gaps are not', () => {
    const { whole } = alignmentOf(`${H1}
      survey Ten on 2026-06-30 { scale 0..10  entry Bare by Stores on speed { importance 5  expectation 10  confidence 5  respondents 10 } }`);
    expect(isUnknown(whole.confidence.value)).toBe(true);
    expect(isUnknown(whole.gap.value)).toBe(false);
  });
  test('the heatmap has a cell for each unit and dimension that has answers', () => {
    expect(
      alignmentOf(H1).heatmap.map(({ unit, dimension, alignment }) => [unit, dimension, exact(alignment.gap.value)]),
    ).toEqual([
      ['Online', 'speed', '0'],
      ['Stores', 'reliability', '27.5'],
    ]);
  });
});

describe('the four fields', () => {
  const attained = (share: string, element = 'Checkout'): Measurement => ({
    element,
    metric: 'attainment',
    period: period('2026-08-01', '2026-08-31'),
    value: percent(share),
    source: 'Probes',
    rows: 1,
  });
  const LOW =
    'survey S on 2026-06-30 { entry Checkout by Stores on speed { importance 5  expectation 5  confidence 3  respondents 9 } }';
  const HIGH =
    'survey S on 2026-06-30 { entry Checkout by Stores on speed { importance 5  expectation 4  confidence 4  respondents 9 } }';
  const fieldIn = (text: string, share?: string) =>
    alignmentOf(text, share === undefined ? {} : { measurements: measurements([attained(share)]) })
      .picture.map(({ service, field }) => `${service.id} ${field}`)
      .join(', ');

  test('a gap of 50 over the limit of 25 and a missed SLA is a problem of performance', () => {
    expect(fieldIn(LOW, '91.6')).toBe('Checkout performance');
  });
  test('the same gap and a met SLA is a problem of trust', () => {
    expect(fieldIn(LOW, '100')).toBe('Checkout trust');
  });
  test('no gap and a missed SLA is promised beyond what is expected', () => {
    expect(fieldIn(HIGH, '50')).toBe('Checkout overPromised');
  });
  test('no gap and a met SLA is aligned', () => {
    expect(fieldIn(HIGH, '100')).toBe('Checkout aligned');
  });
  test('a gap of exactly the limit is none over it: (5 − 4)/4 = 25 %', () => {
    expect(
      fieldIn(
        'survey S on 2026-06-30 { entry Checkout by Stores on speed { importance 5  expectation 5  confidence 4  respondents 9 } }',
        '100',
      ),
    ).toBe('Checkout aligned');
  });
  test('a service under SLA without measurement is a field of its own, and so is one that nobody is asked about', () => {
    expect(fieldIn(HIGH)).toBe('Checkout unmeasured');
    expect(fieldIn('')).toBe('Checkout unsurveyed');
  });
  test('answers on a service without an SLA cannot be crossed', () => {
    expect(
      fieldIn(
        'survey S on 2026-06-30 { entry Bare by Stores on speed { importance 5  expectation 5  confidence 3  respondents 9 } }',
      ),
    ).toBe('Bare withoutSla, Checkout unsurveyed');
  });
  test('one month that met the SLA does not hide one that missed it', () => {
    const july: Measurement = { ...attained('0'), period: period('2026-07-01', '2026-07-31') };
    const { picture } = alignmentOf(HIGH, { measurements: measurements([july, attained('100')]) });
    expect(picture.map(({ field, attainment }) => [field, attainment])).toEqual([['overPromised', percent(50)]]);
  });
  test('a month that is not over does not count', () => {
    const alignment = alignmentOf(HIGH, { asOf: '2026-08-30', measurements: measurements([attained('50')]) });
    expect(alignment.picture.map(({ field }) => field)).toEqual(['unmeasured']);
  });
});
