export { collectionNamed, COLLECTIONS, type NamedCollection } from './collections.js';
export { elementValue, isModelValue, type ModelValue } from './member.js';
export { kindsWithMembers } from './members.js';
export { metricType } from './metric-types.js';
export { BUILT_IN_METRICS, membersOf, modelTypes, type VariableTypes } from './model-types.js';
export { ModelValues } from './model-values.js';
export { aggregateTypes, rowTypes } from './rows.js';
export type { Standing } from './scope.js';
