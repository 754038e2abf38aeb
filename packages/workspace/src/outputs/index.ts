export {
  makeOutputs,
  type OutputFile,
  type OutputInput,
  type OutputMaker,
  OUTPUTS,
  ownReportProblems,
  reportContext,
} from './outputs.js';
export type { OwnReportProblem, OwnReportsInput } from './own-reports.js';
export { templateReader } from './templates.js';
