export {
  type AlignmentFigures,
  alignmentFigures,
  type FieldEntry,
  type HeatmapCell,
} from './alignment.js';
export { type AlignmentSet, alignmentSet } from './alignment-set.js';
export {
  type Answer,
  type AnswerOrigin,
  type Answers,
  answersOf,
  isStale,
  type LeftOutAnswer,
  type ReasonLeftOut,
  type Scale,
  scaleOf,
  scoresOffScale,
} from './answers.js';
export { type AlignmentField, type Crossing, fieldOf, isUnderSla } from './four-fields.js';
export type { SurveyRow } from './survey-row.js';
