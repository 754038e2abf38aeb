export type { Expectation } from './expectation.js';
export { type Expected, expectedAt, type PathStep } from './expected.js';
