import { createPortfolio, type Element, figures } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { type Rule, type RuleFinding, rule, runRules } from '../src/index.js';

const unit = (name: string, start: number): Element => ({
  kind: 'unit',
  id: name,
  name,
  title: undefined,
  doc: undefined,
  document: 'a.btaas',
  namespace: '',
  start,
  end: start + 10,
  nameStart: start + 5,
  nameEnd: start + 5 + name.length,
  values: { within: undefined, head: undefined },
});
// Declared in another order than that of their names.
const elements = [unit('B', 0), unit('A', 20), unit('C', 40)];
const portfolio = createPortfolio({ documents: [{ name: 'a.btaas', namespace: '', uses: [], elements }] });
const context = { portfolio, figures: figures(portfolio, { asOf: '2026-06-30' }) };

const says = (id: string, check: (name: string, start: number) => RuleFinding[], more: Partial<Rule> = {}): Rule =>
  rule({
    id,
    level: 'warning',
    title: 'A test',
    of: ['unit'],
    check: ({ name, nameStart }) => check(name, nameStart),
    ...more,
  });
const finding = (message: string, start: number): RuleFinding => ({
  message,
  at: { document: 'a.btaas', start, end: start + 1 },
});
const each = (id: string) => says(id, (name, start) => [finding(`${id} on ${name}`, start)]);
const shown = (run: ReturnType<typeof runRules>) => run.findings.map((f) => `${f.id} ${f.level} ${f.message}`);

describe('runRules', () => {
  it('reports by place, then by id, whatever the order of the rules', () => {
    const expected = ['BT1 on B', 'BT2 on B', 'BT1 on A', 'BT2 on A', 'BT1 on C', 'BT2 on C'];
    const messages = (rules: readonly Rule[]) => runRules(context, { rules }).findings.map(({ message }) => message);
    expect(messages([each('BT1'), each('BT2')])).toEqual(expected);
    expect(messages([each('BT2'), each('BT1')])).toEqual(expected);
  });

  it('sets the level of a rule, but not of what a rule says at a level of its own', () => {
    const judged = says('BT1', (name, start) => [
      finding(name, start),
      { ...finding(`${name} cannot be judged`, start), level: 'information' },
    ]);
    expect(shown(runRules(context, { rules: [judged], levels: { BT1: 'error' } })).slice(0, 2)).toEqual([
      'BT1 error B',
      'BT1 information B cannot be judged',
    ]);
  });

  it('leaves out what is off and what was not asked for, without running it', () => {
    const bomb = says('BT3', () => {
      throw new Error('ran');
    });
    const rules = [each('BT1'), each('BT2'), bomb];
    const off = runRules(context, { rules, levels: { BT1: 'off', BT3: 'off' } });
    expect(new Set(off.findings.map(({ id }) => id))).toEqual(new Set(['BT2']));
    expect(off.timings.map(({ id }) => id)).toEqual(['BT2']);
    expect(runRules(context, { rules, only: ['BT1'] }).timings.map(({ id }) => id)).toEqual(['BT1']);
  });

  it('reports a rule that throws once, goes on with its other elements, and with the other rules', () => {
    const broken = says('BT1', (name, start) => {
      if (name !== 'B') throw new Error(`no ${name}`);
      return [finding('B is fine', start)];
    });
    expect(shown(runRules(context, { rules: [broken, each('BT2')] }))).toEqual([
      'BT1 warning B is fine',
      'BT2 warning BT2 on B',
      'BT1 error BT1 failed on A, so it may have missed something: no A. This is a mistake in btaas, not in the portfolio; please report it',
      'BT2 warning BT2 on A',
      'BT2 warning BT2 on C',
    ]);
  });

  it('keeps what a rule yielded before it threw', () => {
    const halfway = rule({
      id: 'BT1',
      level: 'error',
      title: 'A test',
      *checkAll() {
        yield finding('seen', 0);
        throw new Error('then this');
      },
    });
    const ids = runRules(context, { rules: [halfway] }).findings.map(({ message }) => message.slice(0, 10));
    expect(ids.sort()).toEqual(['BT1 failed', 'seen']);
  });

  it('combines what is gathered about each element once, by the ids of those who say it', () => {
    const gathering = rule({
      id: 'BT1',
      level: 'error',
      title: 'A test',
      of: ['unit'],
      check: ({ name, nameStart }) => [finding(`saw ${name}`, nameStart)],
      gather: ({ name }) => (name === 'A' ? [] : [{ about: 'A', name }]),
      combine: (about, said: readonly { readonly about: string; readonly name: string }[]) => [
        finding(`${about} by ${said.map(({ name }) => name).join(', ')}`, 90),
      ],
    });
    const run = runRules(context, { rules: [gathering, each('BT2')], only: ['BT1'] });
    expect(shown(run)).toEqual(['BT1 error saw B', 'BT1 error saw A', 'BT1 error saw C', 'BT1 error A by B, C']);
    expect(run.timings.map((timing) => timing.findings)).toEqual([4]);
  });

  it('reports a rule that throws while it gathers or combines once, and goes on with what else it was told', () => {
    const broken = (where: 'gather' | 'combine') =>
      rule({
        id: 'BT1',
        level: 'error',
        title: 'A test',
        of: ['unit'],
        gather: ({ id }) => {
          if (where === 'gather' && id === 'A') throw new Error('no A');
          return [{ about: id }];
        },
        combine: (about) => {
          if (where === 'combine' && about === 'A') throw new Error('no A');
          return [finding(about, 90)];
        },
      });
    for (const where of ['gather', 'combine'] as const) {
      expect(shown(runRules(context, { rules: [broken(where)] })).map((text) => text.slice(0, 25))).toEqual([
        'BT1 error BT1 failed on A',
        'BT1 error B',
        'BT1 error C',
      ]);
    }
  });

  it('counts the findings of each rule', () => {
    expect(runRules(context, { rules: [each('BT1')] }).timings.map((timing) => timing.findings)).toEqual([3]);
  });
});
