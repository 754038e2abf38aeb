export { type Analysis, type AnalysisOptions, analyse, Analyst } from './analyse.js';
export { analyseProject, type OpenOptions, type OpenProject, openProject } from './open-project.js';
