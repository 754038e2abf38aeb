export type * from './evidence-source.js';
export * from './figure.js';
export type { Area } from './areas.js';
export * from './figures.js';
export { LatestFigures } from './latest-figures.js';
export { LocalFigures } from './local-figures.js';
export * from './measurements.js';
export { figuresOfElement, type NamedFigure } from './element-figures.js';
