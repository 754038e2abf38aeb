export * from './config-schema.js';
export { findProjects, type FindOptions, type FoundProjects, isAsked } from './find-projects.js';
export type { Library } from './libraries.js';
export { documentName, isWithin, slashed } from './paths.js';
export { looseProject, type Project, type ProjectOptions, readProject } from './project.js';
export { type ConfigProblem, readConfig, type ReadConfig } from './read-config.js';
export { decode, LARGEST_FILE, readText, type TextRead } from './read-text.js';
export type { KnownRule } from './rule-names.js';
export { walk } from './walk.js';
