import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyseProject, openProject, RULES, readProject } from '@btaas/workspace';
import { describe, expect, test } from 'vitest';
import { ruleOf } from '@btaas/rules';

const folder = resolve(import.meta.dirname, '../../examples/broken');

/** What needs measured data has its examples where the data is. */
const MEASURED: readonly string[] = ['BT305', 'BT405', 'BT504', 'BT909', 'BT911'];

interface Expected {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as readonly Expected[];

const opened = openProject(readProject(join(folder, 'btaas.config.json'), { from: folder, rules: RULES }), {
  from: folder,
  asOf: '2026-06-30',
});
const findings = analyseProject(opened).findings.filter(({ id }) => !MEASURED.includes(id));
const textOf = (document: string) => readFileSync(join(folder, document), 'utf8');
const lineOf = ({ document, start }: { readonly document: string; readonly start: number }) =>
  textOf(document).slice(0, start).split('\n').length;

describe('the example broken', () => {
  test('has the findings that expected.json lists, and no other', () => {
    const found = findings.map(({ id, at }) => ({ id, file: at.document, line: lineOf(at) }));
    const byId = (a: Expected, b: Expected) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
    expect(found.sort(byId)).toEqual(expected);
  });

  test('breaks every rule that reads a portfolio alone, once', () => {
    const alone = RULES.filter(({ reportedBy, id }) => reportedBy !== 'difference' && !MEASURED.includes(id));
    expect(expected.map(({ id }) => id)).toEqual(alone.map(({ id }) => id));
  });

  test('breaks each at the level of its rule, so that none of it only says that something cannot be judged', () => {
    for (const { id, level } of findings) expect([id, level]).toEqual([id, ruleOf(id)!.level]);
  });

  test('says above each mistake which one it is', () => {
    for (const { id, at } of findings) {
      const portfolioWide = at.document === 'portfolio.btaas';
      const said = portfolioWide ? /BT301|BT503|BT506/.test(id) : textOf(at.document).includes(id) || id === 'BT803';
      expect([id, said]).toEqual([id, true]);
    }
  });
});
