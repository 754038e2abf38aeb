export {
  makeOutputs,
  type OutputFile,
  type OutputInput,
  type OutputMaker,
  OUTPUTS,
  ownReportProblems,
  reportContext,
} from './outputs.js';
export type { PreviousFigures } from '@btaas/reports';
export type { OwnReportProblem, OwnReportsInput } from './own-reports.js';
export { previousFigures } from './previous.js';
export { templateReader } from './templates.js';
