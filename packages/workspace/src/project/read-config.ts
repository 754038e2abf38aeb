import { type JsoncMistake, readJsonc } from '@btaas/interop/jsonc';
import { configMessages } from './config-messages.js';
import { type Config, configSchema } from './config-schema.js';
import { type KnownRule, policyProblems, ruleProblems } from './rule-names.js';

/** Something wrong in a configuration. */
export type ConfigProblem = JsoncMistake;
export interface ReadConfig {
  /** What could be understood; a key with a mistake counts as if it were not there. */
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  /** Where a value stands in the text, such as `['libraries', 0]`. */
  readonly placeOf: (path: readonly (string | number)[]) => { readonly start: number; readonly end: number };
}
type Path = readonly PropertyKey[];

const CONFIGURATION = { called: 'the configuration', key: 'include' };

/** Reads a configuration: JSON with comments and trailing commas. Nothing in it is executed. Never throws. */
export function readConfig(text: string, rules: readonly KnownRule[] = []): ReadConfig {
  const { value = {}, whole, syntax, repeatedKeys, ...json } = readJsonc(text, CONFIGURATION);
  const placeOf = (path: Path) => json.placeOf(path) ?? whole;
  const keyAt = (path: Path) => json.placeOfKey(path) ?? whole;
  if (!isObject(value)) {
    const message = `the configuration is an object: { "include": […], … }, not ${kindOf(value)}`;
    return { config: configSchema.parse({}), problems: [...syntax, { message, ...whole }], placeOf };
  }
  const problems = [...syntax, ...repeatedKeys];
  const parsed = configSchema.safeParse(value);
  if (!parsed.success) {
    for (const { message, path, key } of configMessages(parsed.error.issues, value)) {
      problems.push({ message, ...(key === undefined ? placeOf(path) : keyAt([...path, key])) });
    }
  }
  const config = parsed.success ? parsed.data : withoutMistakes(value, parsed.error.issues);
  for (const { message, path } of ruleProblems(config, rules)) {
    problems.push({ message, ...(json.placeOfKey(path) ?? placeOf(path)) });
  }
  return { config, problems: problems.sort((a, b) => a.start - b.start), placeOf };
}

/** Names in a configuration that are of no policy. They can be told only when the portfolio was read. */
export function unknownPolicies(text: string, policies: readonly string[]): ConfigProblem[] {
  const json = readJsonc(text, CONFIGURATION);
  return policyProblems(readConfig(text).config, policies).map(({ message, path }) => ({
    message,
    ...(json.placeOfKey(path) ?? json.placeOf(path) ?? json.whole),
  }));
}

/** The configuration without the top-level keys that have a mistake in them. */
function withoutMistakes(value: object, issues: readonly { readonly path: Path; readonly code?: string }[]): Config {
  const wrong = new Set(issues.map(({ path }) => path[0]));
  const known = new Set(Object.keys(configSchema.shape));
  const kept = Object.entries(value).filter(([key]) => known.has(key) && !wrong.has(key));
  return configSchema.parse(Object.fromEntries(kept));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}
