import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { analyse, analyseProject, Engine, openProject, readProject } from '../src/index.js';

const scratch = mkdtempSync(join(tmpdir(), 'btaas-analysis-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const PORTFOLIO = 'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\n';
const asOf = '2026-06-30';

function project(files: Record<string, string>) {
  const folder = mkdtempSync(join(scratch, 'p-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
function found(folder: string, at = folder): string[] {
  const opened = openProject(readProject(join(at, 'btaas.config.json'), { from: folder }), { from: folder, asOf });
  return analyseProject(opened).findings.map(({ id, level, at: { document } }) => `${level} ${id} ${document}`);
}

test('an expression that could not be read to its end is told once', () => {
  const engine = new Engine({ asOf });
  engine.set('a', 'source S from "a.csv"\nmetric M { from S  value median(a)  better higher }');
  expect(analyse(engine.snapshot()).findings.map(({ id, message }) => `${id} ${message}`)).toEqual([
    'BT000 there is no function "median"; there are count, sum, avg, min, max, any, all and distinct',
  ]);
});

test('rules run at the levels that the project wants, and suppressions count', () => {
  const service =
    'archetype A\nteam T\nservice S supporting { archetype A  accountable T  state operational  utility "x" }';
  const engine = new Engine({ asOf });
  engine.set('a', service);
  const levels = (text?: string) => {
    if (text !== undefined) engine.set('a', text);
    return analyse(engine.snapshot())
      .findings.filter(({ id }) => id === 'BT005')
      .map(({ level }) => level);
  };
  expect(levels()).toEqual(['warning']);
  expect(levels(service.replace('service S', '// btaas-ignore BT005: one-person team\nservice S'))).toEqual([]);
  const off = analyse(engine.snapshot(), {
    config: {
      ...readProject(join(project({ 'btaas.config.json': '{}' }), 'btaas.config.json'), { from: scratch }).config,
      rules: { BT012: 'error' },
    },
  });
  expect(off.suppressed.map(({ finding }) => finding.id)).toEqual(['BT005']);
});

test('a library lends its names, and keeps its mistakes and its portfolio to itself', () => {
  const folder = project({
    'shared/btaas.config.json': '{}',
    'shared/lib.btaas': 'portfolio Theirs { currency USD  period 2026-Q1 }\nunit Shared { within Nobody }',
    'own/btaas.config.json': '{ "libraries": ["../shared"] }',
    'own/a.btaas': `${PORTFOLIO.replace('P ', 'Own ')}unit U { within Shared }`,
  });
  expect(found(folder, join(folder, 'own'))).toEqual([]);
  const opened = openProject(readProject(join(folder, 'own/btaas.config.json'), { from: folder }), {
    from: folder,
    asOf,
  });
  expect(opened.engine.snapshot().portfolio.settings?.id).toBe('Own');
});

test('a file that cannot be read is a finding, and the next one is still checked', () => {
  const folder = project({ 'btaas.config.json': '{}', 'a.btaas': '\0', 'b.btaas': `${PORTFOLIO}unit U { within V }` });
  expect(found(folder)).toEqual(['error BT000 a.btaas', 'error BT001 b.btaas']);
});
