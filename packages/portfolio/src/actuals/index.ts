export { type Asked, askedOf, measuredFlow, measuredInput, measuredLevel } from './actuals.js';
