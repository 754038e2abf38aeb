import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NAME_PATTERN } from '@btaas/portfolio';
import { expect, test } from 'vitest';

test('what the model takes for a name is what the grammar does', () => {
  const grammar = readFileSync(resolve(import.meta.dirname, '../src/grammar/terminals.langium'), 'utf8');
  expect(/^terminal ID: \/(.+)\/;\r?$/m.exec(grammar)?.[1]).toBe(NAME_PATTERN);
});
