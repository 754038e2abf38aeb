export { demandOf, horizonDemandOf, type Load, type Utilisation, utilisationOf } from './demand.js';
export { type Sizing, type SizingFigures, type SizingSign, type SizingVerdict, sizingFigures } from './sizing.js';
export { availabilityClass, type SizedTier, type Unsatisfied } from './tiers.js';
