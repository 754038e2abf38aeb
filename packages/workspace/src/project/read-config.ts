import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { configMessages } from './config-messages.js';
import { type Config, configSchema } from './config-schema.js';
import { syntaxMessage } from './json-messages.js';
import { type KnownRule, policyProblems, ruleProblems } from './rule-names.js';

/** Something wrong in a configuration. Offsets are in UTF-16 units of its text, `end` is exclusive. */
export interface ConfigProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
export interface ReadConfig {
  /** What could be understood; a key with a mistake counts as if it were not there. */
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  /** Where a value stands in the text, such as `['libraries', 0]`. */
  readonly placeOf: (path: readonly (string | number)[]) => { readonly start: number; readonly end: number };
}
type Path = readonly PropertyKey[];

/** Reads a configuration: JSON with comments and trailing commas. Nothing in it is executed. Never throws. */
export function readConfig(text: string, rules: readonly KnownRule[] = []): ReadConfig {
  const errors: ParseError[] = [];
  const root = rootOf(text, errors);
  const problems: ConfigProblem[] = errors
    .slice(0, 1)
    .map(({ error, offset, length }) => ({ message: syntaxMessage(error), start: offset, end: offset + length }));
  const placeOf = (path: Path) => span(nodeAt(root, path) ?? root);
  const value: unknown = root === undefined ? {} : getNodeValue(root);
  if (root !== undefined && root.type !== 'object') {
    const message = `the configuration is an object: { "include": […], … }, not ${kindOf(root.type)}`;
    return { config: configSchema.parse({}), problems: [...problems, { message, ...span(root) }], placeOf };
  }
  problems.push(...repeatedKeys(root));

  const parsed = configSchema.safeParse(value);
  if (!parsed.success) {
    for (const { message, path, key } of configMessages(parsed.error.issues, value)) {
      const at = key === undefined ? placeOf(path) : span(keyAt(root, [...path, key]) ?? root);
      problems.push({ message, ...at });
    }
  }
  const config = parsed.success ? parsed.data : withoutMistakes(value as object, parsed.error.issues);
  for (const { message, path } of ruleProblems(config, rules)) {
    problems.push({ message, ...span(keyAt(root, path) ?? nodeAt(root, path) ?? root) });
  }
  return { config, problems: problems.sort((a, b) => a.start - b.start), placeOf };
}

/** Names in a configuration that are of no policy. They can be told only when the portfolio was read. */
export function unknownPolicies(text: string, policies: readonly string[]): ConfigProblem[] {
  const root = rootOf(text, []);
  return policyProblems(readConfig(text).config, policies).map(({ message, path }) => ({
    message,
    ...span(keyAt(root, path) ?? nodeAt(root, path)),
  }));
}

/** The configuration without the top-level keys that have a mistake in them. */
function withoutMistakes(value: object, issues: readonly { readonly path: Path; readonly code?: string }[]): Config {
  const wrong = new Set(issues.map(({ path }) => path[0]));
  const known = new Set(Object.keys(configSchema.shape));
  const kept = Object.entries(value).filter(([key]) => known.has(key) && !wrong.has(key));
  return configSchema.parse(Object.fromEntries(kept));
}

function rootOf(text: string, errors: ParseError[]): Node | undefined {
  // A byte order mark is no part of the JSON, but of its offsets.
  return parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
}

function repeatedKeys(node: Node | undefined): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const seen = new Set<string>();
  for (const child of node?.children ?? []) {
    if (child.type === 'property' && node?.type === 'object') {
      const key = child.children![0]!;
      const name = key.value as string;
      if (seen.has(name)) problems.push({ message: `"${name}" is here twice; keep one of them`, ...span(key) });
      seen.add(name);
    }
    problems.push(...repeatedKeys(child));
  }
  return problems;
}

function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  let node = root;
  for (const step of path) {
    node =
      node?.type === 'array'
        ? node.children?.[Number(step)]
        : node?.children?.findLast(({ children }) => children?.[0]?.value === step)?.children?.[1];
    if (node === undefined) return undefined;
  }
  return node;
}
function keyAt(root: Node | undefined, path: Path): Node | undefined {
  const owner = nodeAt(root, path.slice(0, -1));
  if (owner?.type !== 'object') return undefined;
  return owner.children?.findLast(({ children }) => children?.[0]?.value === path.at(-1))?.children?.[0];
}
function span(node: Node | undefined): { start: number; end: number } {
  return node === undefined ? { start: 0, end: 0 } : { start: node.offset, end: node.offset + node.length };
}
function kindOf(type: string): string {
  return type === 'array' ? 'a list' : type === 'null' ? 'null' : `a ${type === 'string' ? 'text' : type}`;
}
