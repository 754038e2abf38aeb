export type { ChangeLine } from './change-line.js';
export type { FigureRow } from './figure-row.js';
export { compareScenarios, type FindingLine, type ScenarioTable } from './scenarios.js';
export { compareVersions, type VersionsDifference } from './versions.js';
