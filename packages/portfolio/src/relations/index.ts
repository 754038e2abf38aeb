export { ancestors, type Hierarchy, hierarchyOf } from './hierarchy.js';
export { commissionHolds, type LifecyclePart, partOfState, type StateSpan, stateAt } from './lifecycle.js';
export {
  type Consumption,
  type LiveRelations,
  type Relations,
  type Requirement,
  type Retirement,
  relationsOf,
  requiredServices,
  requirementsOf,
} from './relations.js';
