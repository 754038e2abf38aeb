import { compareTexts } from '../model/order.js';
import { Rational } from '../exact/index.js';
import type { Limits } from '../limits/index.js';
import type { ElementOf, Portfolio } from '../model/index.js';
import { addTo } from '../values/index.js';
import type { SurveyRow } from './survey-row.js';

/** The lowest and the highest score of a survey. */
export interface Scale {
  readonly low: Rational;
  readonly high: Rational;
}
/** Where an answer stands: in the text of its survey, or in a file that the survey names. */
export type AnswerOrigin = { readonly entry: SurveyEntry } | { readonly file: string; readonly line: number };
export type SurveyEntry = ElementOf<'survey'>['values']['entry'][number];

/** What one group said of one aspect of one element, with what follows from it. */
export interface Answer {
  readonly survey: ElementOf<'survey'>;
  readonly element: string;
  readonly by: string;
  readonly dimension: string;
  readonly importance: Rational;
  readonly expectation: Rational;
  readonly confidence: Rational;
  readonly respondents: Rational;
  readonly scale: Scale;
  readonly origin: AnswerOrigin;
  /** max(0, E − C) / (hi − lo) */
  readonly gap: Rational;
  /** max(0, C − E) / (hi − lo) */
  readonly surplus: Rational;
  /** I · n */
  readonly weight: Rational;
  /** Whether the survey is older than the limit. */
  readonly stale: boolean;
}
export type ReasonLeftOut = 'sample' | 'scale' | 'superseded';

/** An answer that does not count, and why. */
export interface LeftOutAnswer {
  readonly answer: Answer;
  readonly reason: ReasonLeftOut;
}
export interface Answers {
  readonly counted: readonly Answer[];
  readonly leftOut: readonly LeftOutAnswer[];
}

const USUAL_SCALE: Scale = { low: Rational.ONE, high: Rational.of(5) };

/** The scale of a survey, 1..5 without one; `undefined` for one that has no width. */
export function scaleOf({ values }: ElementOf<'survey'>): Scale | undefined {
  const declared = values.scale?.value;
  if (declared === undefined) return USUAL_SCALE;
  const { from, to } = declared;
  if (from?.type !== 'number' || to?.type !== 'number' || !from.value.lessThan(to.value)) return undefined;
  return { low: from.value, high: to.value };
}

/**
 * The answers of all surveys. Left out, and listed: samples below the limit, scores off the scale, and answers that a
 * later survey asked for again (of the same unit on the same aspect of the same element). An entry in which a score is
 * missing has its own finding and is no answer.
 */
export function answersOf(portfolio: Portfolio, rows: readonly SurveyRow[], limits: Limits, asOf: string): Answers {
  const leftOut: LeftOutAnswer[] = [];
  const usable: Answer[] = [];
  for (const answer of allAnswers(portfolio, rows, limits, asOf)) {
    const reason = reasonAgainst(answer, limits);
    if (reason === undefined) usable.push(answer);
    else leftOut.push({ answer, reason });
  }
  const latest = new Map<string, string>();
  for (const answer of usable) {
    const on = heldOn(answer);
    const known = latest.get(topicOf(answer));
    if (known === undefined || on > known) latest.set(topicOf(answer), on);
  }
  const counted: Answer[] = [];
  for (const answer of usable) {
    if (heldOn(answer) === latest.get(topicOf(answer))) counted.push(answer);
    else leftOut.push({ answer, reason: 'superseded' });
  }
  return { counted: counted.sort(byTopic), leftOut: leftOut.sort((a, b) => byTopic(a.answer, b.answer)) };
}

function allAnswers(portfolio: Portfolio, rows: readonly SurveyRow[], limits: Limits, asOf: string): readonly Answer[] {
  const answers: Answer[] = [];
  const surveys = new Map(
    portfolio.all('survey').map((survey) => {
      const stale = isStale(survey, limits, asOf);
      return [survey.id, { survey, scale: scaleOf(survey), stale }];
    }),
  );
  for (const { survey, scale, stale } of surveys.values()) {
    if (scale === undefined) continue;
    for (const entry of survey.values.entry) {
      const said = declared(entry.value);
      if (said !== undefined) answers.push(answer(survey, said, scale, { entry }, stale));
    }
  }
  for (const row of rows) {
    const { survey, scale, stale = false } = surveys.get(row.survey) ?? {};
    if (survey === undefined || scale === undefined) continue;
    answers.push(answer(survey, row, scale, { file: row.file, line: row.line }, stale));
  }
  return answers;
}

type Said = Pick<Answer, 'element' | 'by' | 'dimension' | 'importance' | 'expectation' | 'confidence' | 'respondents'>;

function declared(entry: ElementOf<'survey'>['values']['entry'][number]['value']): Said | undefined {
  const { element, by, dimension, importance, expectation, confidence, respondents } = entry;
  if (element?.value.found !== true || by?.value.found !== true || dimension === undefined) return undefined;
  if (importance === undefined || expectation === undefined) return undefined;
  if (confidence === undefined || respondents === undefined) return undefined;
  return {
    element: element.value.to,
    by: by.value.to,
    dimension: dimension.value,
    importance: importance.value.value,
    expectation: expectation.value.value,
    confidence: confidence.value.value,
    respondents: respondents.value.value,
  };
}

function answer(survey: ElementOf<'survey'>, said: Said, scale: Scale, origin: AnswerOrigin, stale: boolean): Answer {
  const { element, by, dimension, importance, expectation, confidence, respondents } = said;
  const width = scale.high.minus(scale.low);
  const difference = expectation.minus(confidence).dividedBy(width);
  const [gap, surplus] = difference.sign() < 0 ? [Rational.ZERO, difference.negated()] : [difference, Rational.ZERO];
  const weight = importance.times(respondents);
  const scores = { importance, expectation, confidence, respondents };
  return { survey, element, by, dimension, ...scores, scale, origin, gap, surplus, weight, stale };
}

function reasonAgainst(answer: Answer, limits: Limits): ReasonLeftOut | undefined {
  if (scoresOffScale(answer).length > 0) return 'scale';
  return answer.respondents.lessThan(limits.surveySample) ? 'sample' : undefined;
}

/** The scores of an answer that lie outside of its survey's scale. */
export function scoresOffScale(answer: Answer): readonly ('importance' | 'expectation' | 'confidence')[] {
  const { low, high } = answer.scale;
  return (['importance', 'expectation', 'confidence'] as const).filter(
    (score) => answer[score].lessThan(low) || answer[score].greaterThan(high),
  );
}

/** Whether a survey is older than the limit on the day as of which figures are stated. */
export function isStale({ values }: ElementOf<'survey'>, limits: Limits, asOf: string): boolean {
  if (values.on === undefined) return false;
  const freshUntil = addTo(values.on.value, limits.surveyAge);
  return freshUntil !== undefined && freshUntil < asOf;
}

function heldOn({ survey }: Answer): string {
  return survey.values.on?.value ?? '';
}

function topicOf({ element, by, dimension }: Answer): string {
  return `${element}\n${by}\n${dimension}`;
}

function byTopic(a: Answer, b: Answer): number {
  return (
    compareTexts(a.element, b.element) ||
    compareTexts(a.by, b.by) ||
    compareTexts(a.dimension, b.dimension) ||
    compareTexts(a.survey.id, b.survey.id) ||
    compareTexts(positionOf(a), positionOf(b))
  );
}

/** A text that sorts answers of one survey by where they stand, whatever the order of files. */
function positionOf({ survey, origin }: Answer): string {
  return 'entry' in origin
    ? `0 ${survey.document} ${String(origin.entry.start).padStart(12, '0')}`
    : `1 ${origin.file} ${String(origin.line).padStart(12, '0')}`;
}
