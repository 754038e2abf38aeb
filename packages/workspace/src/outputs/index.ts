export { makeOutputs, type OutputFile, type OutputInput, type OutputMaker, OUTPUTS, reportContext } from './outputs.js';
