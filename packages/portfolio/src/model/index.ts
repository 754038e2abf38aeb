export { byOwnName } from './by-own-name.js';
export type * from './edit.js';
export * from './element.js';
export * from './live-portfolio.js';
export { mentionsOf } from './mentions.js';
export * from './portfolio.js';
export * from './portfolio-with.js';
export * from './json/index.js';
