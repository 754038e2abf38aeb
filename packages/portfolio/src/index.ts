export * from './exact/index.js';
export * from './expressions/index.js';
export * from './figures/index.js';
export * from './model/index.js';
export * from './schema/index.js';
export * from './values/index.js';
