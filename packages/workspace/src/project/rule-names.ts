import { nearest } from '@btaas/portfolio';
import { ALWAYS_ERRORS, type Config, type ConfiguredLevels } from './config-schema.js';

/** A rule as a configuration knows it. */
export interface KnownRule {
  readonly id: string;
  readonly title: string;
}
interface RuleProblem {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** The ids in a configuration, with where they stand in it. */
function idsIn(config: Config): { readonly id: string; readonly path: readonly (string | number)[] }[] {
  const inLevels = (levels: ConfiguredLevels, path: readonly (string | number)[]) =>
    Object.keys(levels).map((id) => ({ id, path: [...path, id] }));
  const forbidden = Array.isArray(config.forbidSuppressions) ? config.forbidSuppressions : [];
  return [
    ...inLevels(config.rules, ['rules']),
    ...config.overrides.flatMap(({ rules: levels }, i) => inLevels(levels, ['overrides', i, 'rules'])),
    ...forbidden.map((id, i) => ({ id, path: ['forbidSuppressions', i] })),
  ];
}
/** Whether an id is written like that of a rule; anything else is the qualified name of a `policy`. */
function isRuleId(id: string): boolean {
  return /^bt\d+$/i.test(id);
}

/** Ids in a configuration that are no rule's. */
export function ruleProblems(config: Config, rules: readonly KnownRule[]): RuleProblem[] {
  const ids = new Set(rules.map(({ id }) => id));
  const check = (id: string, path: readonly (string | number)[]): RuleProblem[] => {
    if (ALWAYS_ERRORS.includes(id)) {
      const message = `${id} has no other level: what cannot be read or understood is always an error`;
      return [{ message, path }];
    }
    if (!isRuleId(id) || ids.size === 0 || ids.has(id)) return [];
    const similar = nearest(id.toUpperCase(), ids, 1).sort()[0];
    const hint = similar === undefined ? '"btaas rules" lists them' : `did you mean ${similar}?`;
    return [{ message: `there is no rule ${id}; ${hint}`, path }];
  };
  return idsIn(config).flatMap(({ id, path }) => check(id, path));
}

/** Names in a configuration that are of no policy of the project. */
export function policyProblems(config: Config, policies: readonly string[]): RuleProblem[] {
  return idsIn(config).flatMap(({ id, path }) => {
    if (isRuleId(id) || policies.includes(id)) return [];
    const similar =
      policies.find((name) => name.endsWith(`.${id}`)) ?? nearest(id, policies, Math.max(2, id.length / 3))[0];
    const hint =
      similar === undefined ? 'a policy is named with its namespace, a rule by its id' : `did you mean "${similar}"?`;
    return [{ message: `there is no rule or policy "${id}"; ${hint}`, path }];
  });
}
