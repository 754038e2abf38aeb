import {
  type Answer,
  type ElementOf,
  labelOf,
  nameOf,
  num,
  printQuantity,
  scaleOf,
  scoresOffScale,
  valuePlace,
} from '@btaas/portfolio';
import { rule, type RuleFinding } from '../../rule.js';
import { placeOfAnswer } from '../../survey/answer-place.js';

export default rule({
  id: 'BT801',
  level: 'error',
  title: 'A score off the scale',
  *checkAll({ portfolio, figures: { alignment } }) {
    for (const survey of portfolio.all('survey')) {
      if (scaleOf(survey) === undefined) yield withoutWidth(survey);
    }
    for (const { answer, reason } of alignment.leftOut) {
      if (reason === 'scale') yield* offScale(answer);
    }
  },
});

function withoutWidth(survey: ElementOf<'survey'>): RuleFinding {
  const { scale } = survey.values;
  return {
    message: `the scale of ${labelOf(survey)} has no lowest and highest score, so that none of its answers counts; write the lower score first, such as 1..5`,
    at: scale === undefined ? nameOf(survey) : valuePlace(survey, scale),
    element: survey.id,
  };
}

function* offScale(answer: Answer): Iterable<RuleFinding> {
  const { low, high } = answer.scale;
  const scaled = answer.survey.values.scale;
  const scale = `${printQuantity(num(low))}..${printQuantity(num(high))}`;
  for (const score of scoresOffScale(answer)) {
    const { place, line } = placeOfAnswer(answer, score);
    yield {
      message: `${line}the ${score} of ${printQuantity(num(answer[score]))} is off the scale ${scale} of ${labelOf(answer.survey)}, so that the answer does not count; correct it, or the scale`,
      at: place,
      element: answer.survey.id,
      related: scaled === undefined ? [] : [{ message: 'the scale', at: valuePlace(answer.survey, scaled) }],
    };
  }
}
