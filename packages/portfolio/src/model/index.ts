export * from './element.js';
export * from './portfolio.js';
