import {
  type Answer,
  type ElementOf,
  type Figures,
  isStale,
  labelOf,
  nameOf,
  num,
  printQuantity,
  valuePlace,
} from '@btaas/portfolio';
import { rule, type RuleFinding } from '../../rule.js';
import { placeOfAnswer } from '../../survey/answer-place.js';
import { writtenName } from '../../written-name.js';

export default rule({
  id: 'BT802',
  level: 'warning',
  title: 'A sample that is too small, or stale',
  limits: ['surveySample', 'surveyAge'],
  *checkAll({ portfolio, figures }) {
    const { alignment, limits, asOf } = figures;
    for (const { answer, reason } of alignment.leftOut) {
      if (reason === 'sample') yield tooSmall(answer, figures);
    }
    for (const survey of portfolio.all('survey')) {
      if (isStale(survey, limits, asOf) && alignment.ofSurvey(survey.id).answers.length > 0)
        yield stale(survey, figures);
    }
  },
});

function tooSmall(answer: Answer, { limits }: Figures): RuleFinding {
  const { survey, by, dimension, element, respondents } = answer;
  const { place, line } = placeOfAnswer(answer, 'respondents');
  const said = `${writtenName(by, survey)} on ${dimension} of ${writtenName(element, survey)}`;
  const limit = `${printQuantity(num(limits.surveySample))} (limit surveySample)`;
  return {
    message: `${line}${printQuantity(num(respondents))} answers of ${said} are fewer than ${limit} and do not count; ask more people, or leave the entry out`,
    at: place,
    element: survey.id,
  };
}

function stale(survey: ElementOf<'survey'>, { limits }: Figures): RuleFinding {
  const { on } = survey.values;
  return {
    message: `${labelOf(survey)} is of ${on?.value ?? 'an unknown day'}, older than ${printQuantity(limits.surveyAge)} (limit surveyAge), and still the latest of its kind; ask again`,
    at: on === undefined ? nameOf(survey) : valuePlace(survey, on),
    element: survey.id,
  };
}
