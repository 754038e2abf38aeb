import { Rational } from '../exact/index.js';
import type { Explanation, Figure, FigureInput } from '../figures/figure.js';
import { valuePlace } from '../model/index.js';
import { type Num, num, type Percent, percent, percentOf, type Value, unknown } from '../values/index.js';
import type { Answer } from './answers.js';

/** How far expectations and confidence are apart in a set of answers. */
export interface AlignmentSet {
  /** 100 · Σ I·n·gap / Σ I·n; unknown for a set without answers. */
  readonly gap: Figure<Percent>;
  /** 100 − gap */
  readonly index: Figure<Percent>;
  /** 100 · Σ I·n·surplus / Σ I·n, beside the gap and never netted with it. */
  readonly surplus: Figure<Percent>;
  /** Σ n·E / Σ n; unknown where the surveys have several scales. */
  readonly expectation: Figure<Num>;
  /** Σ n·C / Σ n; unknown where the surveys have several scales. */
  readonly confidence: Figure<Num>;
  /** Σ n */
  readonly respondents: Rational;
  readonly answers: readonly Answer[];
  /** Whether any answer comes from a survey that is older than the limit. */
  readonly stale: boolean;
}

/** The figures of a set; `of` is what the set is called in explanations, such as `Checkout`. */
export function alignmentSet(of: string, answers: readonly Answer[]): AlignmentSet {
  const weight = Rational.sum(answers.map((answer) => answer.weight));
  const respondents = Rational.sum(answers.map((answer) => answer.respondents));
  const stale = answers.some((answer) => answer.stale);
  const missing = unknown(`a survey on ${of}`);

  const weighted = (part: 'gap' | 'surplus'): Percent | undefined =>
    weight.isZero()
      ? undefined
      : percentOf(Rational.sum(answers.map((answer) => answer.weight.times(answer[part]))).dividedBy(weight));
  const mean = (score: 'expectation' | 'confidence'): Num | undefined =>
    respondents.isZero()
      ? undefined
      : num(Rational.sum(answers.map((answer) => answer.respondents.times(answer[score]))).dividedBy(respondents));

  const figure = <V extends Num | Percent>(
    label: string,
    value: V | undefined,
    formula: string,
    shown: (answer: Answer) => Value,
  ): Figure<V> => {
    const stated = value ?? missing;
    return {
      value: stated,
      explain: () => explanation(`${label} of ${of}`, stated, formula, answers, shown, stale),
    };
  };
  const scored = (score: 'expectation' | 'confidence'): Figure<Num> =>
    haveOneScale(answers)
      ? figure(score, mean(score), `Σ n·${score} / Σ n`, (answer) => num(answer[score]))
      : {
          value: unknown(`one scale for the surveys on ${of}`),
          explain: () =>
            explanation(
              `${score} of ${of}`,
              unknown(`one scale for the surveys on ${of}`),
              `Σ n·${score} / Σ n`,
              answers,
              (answer) => num(answer[score]),
              stale,
            ),
        };
  const gap = weighted('gap');
  return {
    gap: figure('alignment gap', gap, '100 · Σ I·n·gap / Σ I·n', (answer) => num(answer.gap)),
    index: figure('alignment index', gap && percent(Rational.HUNDRED.minus(gap.value)), '100 − gap', (answer) =>
      num(answer.gap),
    ),
    surplus: figure('surplus of confidence', weighted('surplus'), '100 · Σ I·n·surplus / Σ I·n', (answer) =>
      num(answer.surplus),
    ),
    expectation: scored('expectation'),
    confidence: scored('confidence'),
    respondents,
    answers,
    stale,
  };
}

function haveOneScale(answers: readonly Answer[]): boolean {
  const first = answers[0]?.scale;
  return answers.every(({ scale }) => first?.low.equals(scale.low) && first.high.equals(scale.high));
}

function explanation(
  label: string,
  value: Value,
  formula: string,
  answers: readonly Answer[],
  shown: (answer: Answer) => Value,
  stale: boolean,
): Explanation {
  const notes = stale ? ['some answers are older than the limit for the age of a survey'] : [];
  return { label, value, formula, inputs: answers.map((answer) => inputOf(answer, shown(answer))), notes };
}

function inputOf(answer: Answer, value: Value): FigureInput {
  const { importance, expectation, confidence, respondents, origin, survey } = answer;
  const scores = `I ${importance}, n ${respondents}, E ${expectation}, C ${confidence}`;
  const said = `${answer.element} by ${answer.by} on ${answer.dimension} (${scores})`;
  return 'entry' in origin
    ? { label: said, value, place: valuePlace(survey, origin.entry) }
    : { label: `${said}, ${origin.file} line ${origin.line}`, value };
}
