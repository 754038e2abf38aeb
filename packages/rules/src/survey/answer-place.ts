import { type Answer, nameOf, type Place, valuePlace } from '@btaas/portfolio';

export interface AnswerPlace {
  readonly place: Place;
  /** What a message begins with when the answer stands in a file: `evidence/h1.csv, line 3: `. */
  readonly line: string;
}

/**
 * Where a score of an answer stands: the score itself in the portfolio's text; for a row of a file, where the survey names
 * the file.
 */
export function placeOfAnswer(
  answer: Answer,
  score: 'importance' | 'expectation' | 'confidence' | 'respondents',
): AnswerPlace {
  const { survey, origin } = answer;
  if ('entry' in origin) return { place: valuePlace(survey, origin.entry.value[score] ?? origin.entry), line: '' };
  const named = survey.values.file.find(({ value }) => origin.file.endsWith(value)) ?? survey.values.file[0];
  return {
    place: named === undefined ? nameOf(survey) : valuePlace(survey, named),
    line: `${origin.file}, line ${origin.line}: `,
  };
}
