export { ancestors, type Hierarchy, hierarchyOf } from './hierarchy.js';
export { commissionHolds, type LifecyclePart, partOfState, type StateSpan, stateAt } from './lifecycle.js';
export {
  type Consumption,
  type LiveRelations,
  type Relations,
  type Retirement,
  relationsOf,
} from './relations.js';
export { appended } from './lookup.js';
export { type Requirement, requiredServices, requirementsOf } from './requirements.js';
