import { GENERATED_PAGES, GENERATED_RULES } from './registry.generated.js';
import type { Rule } from './rule.js';

/** Every built-in rule, by id. */
export const RULES: readonly Rule[] = GENERATED_RULES;

const byId: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of an id such as `BT202`, however its letters are written. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id.toUpperCase());
}

/** The page of a rule in Markdown: why it matters, a bad and a good example, and how to mend it. */
export function pageOf(id: string): string | undefined {
  const upper = id.toUpperCase();
  return Object.hasOwn(GENERATED_PAGES, upper) ? GENERATED_PAGES[upper] : undefined;
}
