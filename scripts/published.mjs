// Writes the JSON Schemas that are published, from their one definition in the sources; tests hold the two together.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importSource } from './sources.mjs';

const root = resolve(import.meta.dirname, '..');

/** Writes a file if that changes it, so that what depends on it is not built again for nothing. */
function write(path, text) {
  const file = resolve(root, path);
  let old;
  try {
    old = readFileSync(file, 'utf8');
  } catch {
    old = undefined;
  }
  if (old !== text) writeFileSync(file, text);
}

const json = (schema) => `${JSON.stringify(schema, null, 2)}\n`;

export async function writePublished() {
  const { portfolioJsonSchema, PORTFOLIO_SCHEMA_FILE } = await importSource('packages/portfolio/src/index.ts');
  write(`schemas/${PORTFOLIO_SCHEMA_FILE}`, json(portfolioJsonSchema()));
  const { mappingJsonSchema, MAPPING_SCHEMA_FILE } = await importSource('packages/interop/src/index.ts');
  write(`schemas/${MAPPING_SCHEMA_FILE}`, json(mappingJsonSchema()));
  const evidence = await importSource('packages/evidence/src/published.ts');
  write(`schemas/${evidence.LOCK_SCHEMA_FILE}`, json(evidence.lockJsonSchema()));
  write(`schemas/${evidence.LEDGER_SCHEMA_FILE}`, json(evidence.ledgerJsonSchema()));
  const { configJsonSchema, CONFIG_SCHEMA_FILE } = await importSource(
    'packages/workspace/src/project/config-json-schema.ts',
  );
  const rewards = await importSource('packages/workspace/src/rewards/schema.ts');
  write(`schemas/${rewards.REWARDS_SCHEMA_FILE}`, json(rewards.rewardsJsonSchema()));
  const report = await importSource('packages/workspace/src/outputs/figures-schema.ts');
  write(`schemas/${report.FIGURES_SCHEMA_FILE}`, json(report.figuresJsonSchema()));
  const { RULES } = await importSource('packages/rules/src/registry.ts');
  write(`schemas/${CONFIG_SCHEMA_FILE}`, json(configJsonSchema(RULES)));
  const { findingsJsonSchema, FINDINGS_SCHEMA_FILE } = await importSource(
    'packages/workspace/src/findings/published.ts',
  );
  write(`schemas/${FINDINGS_SCHEMA_FILE}`, json(findingsJsonSchema()));
}
