import { figures } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { AS_OF, snapshotOf } from '../../../test/support/portfolio.js';
import { pageOf, type Rule, RULES, runRules } from '../src/index.js';
import { IDS } from './ids.js';
import { readPage } from './page.js';

/** What the language and all rules say of a text, as `id level`. */
function saidOf(text: string): readonly string[] {
  const { portfolio, findings } = snapshotOf(text);
  const run = runRules({ portfolio, figures: figures(portfolio, { asOf: AS_OF }) });
  return [...findings, ...run.findings].map(({ id, level }) => `${id} ${level}`);
}
const ofLanguage = ({ reportedBy }: Rule) => reportedBy === 'language';

describe('every rule', () => {
  it('has an id that was given out', () => {
    expect(RULES.map(({ id }) => id).filter((id) => !IDS.includes(id))).toEqual([]);
  });

  it('is found by somebody: by a check of its own, or by whom it names', () => {
    const silent = RULES.filter((rule) => !rule.check && !rule.checkAll && rule.reportedBy === undefined);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('looks at kinds of element exactly if it checks them one by one', () => {
    expect(RULES.filter(({ of, check }) => (of === undefined) !== (check === undefined)).map(({ id }) => id)).toEqual(
      [],
    );
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = readPage(pageOf(id)!);

  it('has a page in the fixed form, under its own title', () => {
    expect(page, 'see packages/rules/test/page.ts for the form').toBeDefined();
    expect([page!.id, page!.title]).toEqual([id, rule.title]);
  });

  // What needs measured data or two versions is shown on the page, and run where they can be had.
  if (rule.reportedBy !== undefined && !ofLanguage(rule)) return;

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
});
