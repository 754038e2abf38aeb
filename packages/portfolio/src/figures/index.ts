export * from './figure.js';
export * from './figures.js';
export * from './measurements.js';
