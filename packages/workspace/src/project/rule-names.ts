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

/** Ids in a configuration that are no rule's. What does not look like an id is the qualified name of a `policy`. */
export function ruleProblems(config: Config, rules: readonly KnownRule[]): RuleProblem[] {
  const ids = new Set(rules.map(({ id }) => id));
  const check = (id: string, path: readonly (string | number)[]): RuleProblem[] => {
    if (ALWAYS_ERRORS.includes(id)) {
      const message = `${id} has no other level: what cannot be read or understood is always an error`;
      return [{ message, path }];
    }
    if (!/^bt\d+$/i.test(id) || ids.size === 0 || ids.has(id)) return [];
    const similar = nearest(id.toUpperCase(), ids, 1).sort()[0];
    const hint = similar === undefined ? '"btaas rules" lists them' : `did you mean ${similar}?`;
    return [{ message: `there is no rule ${id}; ${hint}`, path }];
  };
  const inLevels = (levels: ConfiguredLevels, path: readonly (string | number)[]) =>
    Object.keys(levels).flatMap((id) => check(id, [...path, id]));
  const forbidden = Array.isArray(config.forbidSuppressions) ? config.forbidSuppressions : [];
  return [
    ...inLevels(config.rules, ['rules']),
    ...config.overrides.flatMap(({ rules: levels }, i) => inLevels(levels, ['overrides', i, 'rules'])),
    ...forbidden.flatMap((id, i) => check(id, ['forbidSuppressions', i])),
  ];
}
