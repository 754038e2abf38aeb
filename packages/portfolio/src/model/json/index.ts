export {
  type DocumentJson,
  type ElementJson,
  type Json,
  type PlaceJson,
  PORTFOLIO_JSON_VERSION,
  PORTFOLIO_SCHEMA_FILE,
  type PortfolioJson,
  type SourcedJson,
  type Span,
} from './format.js';
export { portfolioJsonSchema } from './json-schema.js';
export { portfolioFromJson } from './read.js';
export { elementFromJson } from './read-element.js';
export { elementToJson, portfolioJsonText, portfolioToJson } from './write.js';
