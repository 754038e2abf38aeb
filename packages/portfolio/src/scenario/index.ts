export { applyScenario, scenarioChain } from './apply.js';
export { type ComparedFigure, compare } from './compare.js';
export { type ComparedService, compareServices } from './compare-services.js';
export { deltaOf } from './delta.js';
export { ALWAYS } from './retire.js';
export { type ScenarioComparison, type ScenarioFigures, scenarioFigures } from './scenario-figures.js';
