export type * from './edit.js';
export * from './element.js';
export * from './portfolio.js';
export * from './json/index.js';
