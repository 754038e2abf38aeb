import {
  type ElementOf,
  type Figures,
  type Measurement,
  num,
  type Period,
  type Portfolio,
  Rational,
  type SurveyRow,
} from '@btaas/portfolio';

/** What one answer of a survey says, in its text or in a file of it. */
interface Answer {
  readonly element: string;
  readonly importance: Rational;
  readonly expectation: Rational;
  readonly confidence: Rational;
  readonly respondents: Rational;
}

/**
 * Expectation and confidence of the elements that surveys ask about: Σ n·score / Σ n over the surveys of a period, and the alignment gap
 * 100 · Σ I·n·gap / Σ I·n with gap = max(0, E − C) / (hi − lo). Samples below the limit are left out.
 */
export function surveyMeasurements(
  portfolio: Portfolio,
  rows: readonly SurveyRow[],
  limits: Pick<Figures['limits'], 'surveySample'>,
  periodsOf: (day: string) => readonly Period[],
): readonly Measurement[] {
  const sums = new Map<string, Sums>();
  for (const survey of portfolio.all('survey')) {
    const day = survey.values.on?.value;
    const scale = scaleOf(survey);
    if (day === undefined || scale === undefined) continue;
    for (const answer of [...answersOf(survey), ...rows.filter((row) => row.survey === survey.id)]) {
      if (answer.respondents.lessThan(limits.surveySample) || answer.respondents.isZero()) continue;
      for (const period of periodsOf(day)) {
        const key = `${answer.element} ${period.from} ${period.to}`;
        const sum = sums.get(key) ?? { element: answer.element, period, source: survey.id, ...ZERO };
        sums.set(key, added(sum, answer, scale, survey.id));
      }
    }
  }
  return [...sums.values()].flatMap(measured);
}

interface Sums {
  readonly element: string;
  readonly period: Period;
  readonly source: string;
  readonly rows: number;
  readonly respondents: Rational;
  readonly expectation: Rational;
  readonly confidence: Rational;
  readonly weight: Rational;
  readonly gap: Rational;
}
const ZERO = {
  rows: 0,
  respondents: Rational.ZERO,
  expectation: Rational.ZERO,
  confidence: Rational.ZERO,
  weight: Rational.ZERO,
  gap: Rational.ZERO,
};

function added(
  sum: Sums,
  { importance, expectation, confidence, respondents }: Answer,
  scale: Rational,
  source: string,
): Sums {
  const gap = Rational.max(Rational.ZERO, expectation.minus(confidence)).dividedBy(scale);
  const weight = importance.times(respondents);
  return {
    ...sum,
    source: sum.source < source ? sum.source : source,
    rows: sum.rows + 1,
    respondents: sum.respondents.plus(respondents),
    expectation: sum.expectation.plus(expectation.times(respondents)),
    confidence: sum.confidence.plus(confidence.times(respondents)),
    weight: sum.weight.plus(weight),
    gap: sum.gap.plus(weight.times(gap)),
  };
}

function measured({ element, period, source, rows, ...sums }: Sums): readonly Measurement[] {
  const about = { element, period, source, rows };
  const mean = (metric: string, numerator: Rational, denominator: Rational): readonly Measurement[] =>
    denominator.isZero()
      ? []
      : [{ ...about, metric, value: num(numerator.dividedBy(denominator)), numerator, denominator }];
  return [
    ...mean('confidence', sums.confidence, sums.respondents),
    ...mean('expectation', sums.expectation, sums.respondents),
    ...mean('gap', sums.gap.times(Rational.HUNDRED), sums.weight),
  ];
}

/** The width of the scale, 1..5 without one. */
function scaleOf({ values }: ElementOf<'survey'>): Rational | undefined {
  const { from, to } = values.scale?.value ?? {};
  if (values.scale === undefined) return Rational.of(4);
  if (from?.type !== 'number' || to?.type !== 'number' || !from.value.lessThan(to.value)) return undefined;
  return to.value.minus(from.value);
}

function answersOf(survey: ElementOf<'survey'>): readonly Answer[] {
  return survey.values.entry.flatMap(({ value }) => {
    const { element, importance, expectation, confidence, respondents } = value;
    if (element === undefined || !element.value.found || importance === undefined || expectation === undefined)
      return [];
    if (confidence === undefined || respondents === undefined) return [];
    return [
      {
        element: element.value.to,
        importance: importance.value.value,
        expectation: expectation.value.value,
        confidence: confidence.value.value,
        respondents: respondents.value.value,
      },
    ];
  });
}
