export { rewardsDocument, type RewardsOptions } from './document.js';
export { REWARDS_SCHEMA_FILE, type RewardsDocument, rewardsJsonSchema, rewardsSchema } from './schema.js';
export { rewardsCsv, rewardsHtml, rewardsMarkdown } from './tables.js';
export { rewardsText } from './text.js';
export { type Assumption, named, readAssumption } from './what-if.js';
