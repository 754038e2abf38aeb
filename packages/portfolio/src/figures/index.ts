export type * from './evidence-source.js';
export * from './figure.js';
export type { Area } from './areas.js';
export * from './figures.js';
export { LocalFigures } from './local-figures.js';
export { PromptFigures } from './prompt-figures.js';
export * from './measurements.js';
export { figuresOfElement, type NamedFigure } from './element-figures.js';
