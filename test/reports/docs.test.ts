import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder } from '../../packages/cli/test/support.js';

const { btaas, write } = inFolder();
const page = readFileSync(resolve(import.meta.dirname, '../../docs/reports.md'), 'utf8');

test('the report that the manual declares can be built', async () => {
  const declared = /```btaas\n(.*?)```/s.exec(page)![1]!;
  write({ 'a.btaas': `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\n${declared}` });
  const { out, err } = await btaas(['build', '--fail-level', 'never', '--formats', 'html,md', '--out', 'dist']);
  expect(err).toMatch(/^Built 1 project/);
  expect(out).toContain('dist/report-Board.html\n');
});
