import { consolidation, migration, scenario } from './change.js';
import { calendar, commission, contract, provider } from './commissioning.js';
import { policy, report } from './governance.js';
import { metric, plan, pool, source } from './rewards.js';
import { archetype, capability, need, outcome, portfolio, survey, unit } from './strategy.js';
import { asset, person, process, responsibility, service, team } from './structure.js';
import type { DeclarationSchema, Kind, Properties } from './types.js';

/** Every declaration of the language, in the order in which the reference lists them. */
export const declarations = {
  portfolio,
  unit,
  capability,
  outcome,
  need,
  archetype,
  survey,
  provider,
  contract,
  commission,
  calendar,
  service,
  team,
  person,
  responsibility,
  asset,
  process,
  source,
  metric,
  plan,
  pool,
  consolidation,
  migration,
  scenario,
  policy,
  report,
} as const satisfies Record<Kind, DeclarationSchema>;
export type Declarations = typeof declarations;

export const KINDS = Object.keys(declarations) as readonly Kind[];

export function isKind(word: string): word is Kind {
  return Object.hasOwn(declarations, word);
}
/** The schema of a kind, without the detail of its type, for code that walks over all kinds alike. */
export function schemaOf(kind: Kind): DeclarationSchema {
  return declarations[kind] as DeclarationSchema<Properties, Properties>;
}
