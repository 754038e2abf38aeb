export { makeOutputs, type OutputFile, type OutputMaker, OUTPUTS } from './outputs.js';
