export type { CommitmentRecord, MeasuredPeriod } from './attainment.js';
export { type ProviderChains, providerChains } from './chains.js';
export { type ContractDates, contractDates } from './exit.js';
export { type ProviderFigures, providerFigures } from './provider-figures.js';
export type { ProviderScorecard } from './scorecard.js';
