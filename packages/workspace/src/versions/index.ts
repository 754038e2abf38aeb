export {
  compareScenarios,
  compareVersions,
  type FigureRow,
  type ScenarioTable,
  type VersionsDifference,
} from './versions.js';
