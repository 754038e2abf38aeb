import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/** That it runs and says what it should; how fast anything is, no test looks at. */
test('the benchmark runs on a small workspace', () => {
  const args = ['--services', '20', '--one-file', '20', '--runs', '1', '--skip-others', '--only', 'floor'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(import.meta.dirname, 'run.mjs'), ...args], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const words = stdout.replace(/\d[\d.]*/g, '#');
  expect(words).toContain('# services in # files: # elements, # references, # MiB of BTaaS');
  for (const row of ['floor', 'lex', 'of which parse', 'index', 'scopes and links', 'portfolio', 'figures and rules'])
    expect(stdout).toMatch(new RegExp(`^${row} +\\d`, 'm'));
  expect(words.match(/not measured {2}at most/g)).toHaveLength(9);
}, 120_000);
