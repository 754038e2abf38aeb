import { figures, type Limits } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { AS_OF, snapshotOf } from '../../../test/support/portfolio.js';
import { pageOf, type Rule, RULES, runRules } from '../src/index.js';
import { IDS } from './ids.js';
import { readPage } from './page.js';
import { applyFix } from './rule-tester.js';

/** What the language and all rules find in a text. */
function found(text: string) {
  const { portfolio, findings } = snapshotOf(text);
  const context = { portfolio, figures: figures(portfolio, { asOf: AS_OF }), fileExists };
  return [...findings, ...runRules(context).findings];
}
/** The project of the examples has its documents in one folder, and no others. */
const fileExists = (file: string) => file.startsWith('docs/');
/** The same as `id level`. */
const saidOf = (text: string) => found(text).map(({ id, level }) => `${id} ${level}`);
/** What is left of the first list once the second is taken out of it, one by one. */
function more(list: readonly string[], than: readonly string[]): readonly string[] {
  const left = [...than];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
/** Limits that figures of one area read for others than those that the rule looks at. */
const WEIGHTS = ['overlapArchetype', 'overlapCapability', 'overlapConsumers', 'overlapOutcome', 'overlapTechnology'];
const READ_BESIDE: Readonly<Record<string, readonly string[]>> = {
  BT602: ['overlap', ...WEIGHTS],
  BT603: ['overlap', ...WEIGHTS],
  BT801: ['surveyAge'],
};
const RANK = { information: 0, warning: 1, error: 2 } as const;
const ofLanguage = ({ reportedBy }: Rule) => reportedBy === 'language';

describe('every rule', () => {
  it('has an id that was given out, and every id that was given out is a rule', () => {
    expect(RULES.map(({ id }) => id)).toEqual(IDS);
  });

  it('is found by somebody: by a check of its own, or by whom it names', () => {
    const silent = RULES.filter(
      (rule) => !rule.check && !rule.combine && !rule.checkAll && rule.reportedBy === undefined,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('looks at kinds of element exactly if it checks them, or gathers of them, one by one', () => {
    const looks = ({ check, gather }: Rule) => check !== undefined || gather !== undefined;
    expect(RULES.filter((rule) => (rule.of !== undefined) !== looks(rule)).map(({ id }) => id)).toEqual([]);
  });

  it('combines exactly if it gathers', () => {
    expect(
      RULES.filter(({ gather, combine }) => (gather === undefined) !== (combine === undefined)).map(({ id }) => id),
    ).toEqual([]);
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = readPage(pageOf(id)!);

  it('has a page in the fixed form, under its own title', () => {
    expect(page, 'see packages/rules/test/page.ts for the form').toBeDefined();
    expect([page!.id, page!.title]).toEqual([id, rule.title]);
  });

  if (rule.reportedBy !== undefined && !ofLanguage(rule)) {
    // What needs measured data or two versions is found where they can be had; here its examples are only read.
    it('has examples that can be read', () => {
      const mistakes = [page!.bad, page!.good].flatMap((text) => snapshotOf(text).findings);
      expect(mistakes.map(({ id: found, message }) => `${found} ${message}`)).toEqual([]);
    });
    return;
  }

  it('names the limits that it goes by', () => {
    const { portfolio } = snapshotOf(page!.bad);
    const read = new Set<string>();
    const watched = figures(portfolio, { asOf: AS_OF });
    const limits = new Proxy(watched.limits, {
      get: (all, name: keyof Limits) => {
        read.add(name);
        return all[name];
      },
    });
    Object.defineProperty(watched, 'limits', { value: limits });
    runRules({ portfolio, figures: watched, fileExists }, { rules: [rule] });
    const named: readonly string[] = [...(rule.limits ?? []), ...(READ_BESIDE[id] ?? [])];
    expect([...read].filter((name) => !named.includes(name))).toEqual([]);
  });

  it('finds the bad example, and nothing as bad in it under another id', () => {
    const said = saidOf(page!.bad);
    expect(said.filter((each) => each.startsWith(id))).not.toEqual([]);
    expect(said.filter((each) => each.endsWith('error') && !each.startsWith(id))).toEqual([]);
  });

  it('is content with the good example', () => {
    const said = saidOf(page!.good);
    expect(said.filter((each) => each.startsWith(id))).toEqual([]);
    expect(said.filter((each) => each.endsWith('error'))).toEqual([]);
  });

  it('mends the bad example with each of its quick fixes, and makes nothing as bad with it', () => {
    const before = found(page!.bad);
    for (const finding of before.filter((each) => each.id === id)) {
      for (const fix of finding.fixes ?? []) {
        const mended = applyFix(page!.bad, fix);
        const after = found(mended);
        const same = (each: { readonly id: string; readonly message: string }) =>
          each.id === id && each.message === finding.message;
        expect([fix.title, after.filter(same).length]).toEqual([fix.title, before.filter(same).length - 1]);
        const grave = (list: typeof before) =>
          list.filter(({ level }) => RANK[level] >= RANK[finding.level]).map((each) => `${each.id} ${each.level}`);
        expect([fix.title, more(grave(after), grave(before))]).toEqual([fix.title, []]);
        // Once it is applied it is not offered again, so that applying it once more changes nothing.
        const again = after.filter((each) => each.id === id).flatMap((each) => each.fixes ?? []);
        expect(again.map(({ title }) => title)).not.toContain(fix.title);
      }
    }
  });
});
