import { parse } from '@btaas/language';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../project/config-schema.js';
import type { RawFinding } from '../snapshot/finding.js';
import { baselineOf, compareWithBaseline, readBaseline } from './baseline.js';
import { judge, type JudgeOptions } from './judge.js';
import { rulesOff } from './levels.js';
import { suppressionsOf } from './suppressions.js';

const NAME = 'services/a.btaas';
/** A finding at the first place of some words in a text. */
function at(text: string, words: string, id = 'BT202', more: Partial<RawFinding> = {}): RawFinding {
  const start = text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  const place = { document: NAME, start, end: start + words.length };
  return { id, level: 'error', message: `about ${words}`, at: place, related: [], fixes: [], ...more };
}
function judged(text: string, findings: readonly RawFinding[], options: Partial<JudgeOptions> = {}) {
  const result = judge(findings, {
    config: DEFAULT_CONFIG,
    asOf: '2026-06-30',
    suppressions: new Map([[NAME, suppressionsOf(text, parse(text))]].filter(([, all]) => all!.length > 0) as never),
    ownLevel: () => 'error',
    pathOf: (document) => document,
    known: (id) => !/^BT9/.test(id),
    ...options,
  });
  return result.findings.map(({ id, level, message }) => `${level} ${id} ${message}`);
}

describe('a suppression covers', () => {
  const covered = (text: string) =>
    suppressionsOf(text, parse(text)).map(({ covers }) => covers && text.slice(covers.start, covers.end));

  test('the declaration that follows it', () => {
    expect(covered('unit A\n// btaas-ignore BT202: why\n\nunit B { head x }\nunit C')).toEqual(['unit B { head x }']);
  });
  test('the property that follows it, with all that is in it', () => {
    const text =
      'service S {\n  // btaas-ignore BT202: why\n  offering O {\n    price 3 EUR\n  }\n  capacity 5 tx/s\n}';
    expect(covered(text)).toEqual(['offering O {\n    price 3 EUR\n  }']);
  });
  test('the property on whose line it stands', () => {
    expect(covered('service S {\n  capacity 5 tx/s // btaas-ignore BT202: why\n  volume 3 tx/year\n}')).toEqual([
      'capacity 5 tx/s',
    ]);
    expect(covered('unit A { head x } // btaas-ignore BT202: why\nunit B')).toEqual(['unit A { head x }']);
    expect(covered('unit A { // btaas-ignore BT202: why\n  head x\n}\nunit B')).toEqual([
      'unit A { // btaas-ignore BT202: why\n  head x\n}',
    ]);
    expect(covered('unit A { head x /* btaas-ignore BT202: why */ }')).toEqual(['head x']);
  });
  test('what it stands in, where nothing follows', () => {
    const text = 'unit A {\n  head x\n  // btaas-ignore BT202: why\n}\nunit B';
    expect(covered(text)).toEqual(['unit A {\n  head x\n  // btaas-ignore BT202: why\n}']);
  });
  test('nothing at the end of a file', () => {
    expect(covered('unit A\n// btaas-ignore BT202: why\n')).toEqual([undefined]);
  });
});

describe('a suppression', () => {
  const text = (comment: string) => `// ${comment}\nunit A { within B }\nunit B`;
  test('takes away the findings of its rules, and no others', () => {
    const source = text('btaas-ignore BT202, BT401: renegotiating');
    const findings = [at(source, 'within B'), at(source, 'unit A', 'BT401'), at(source, 'within B', 'BT203')];
    expect(judged(source, findings)).toEqual(['error BT203 about within B']);
    expect(judged(source, [...findings, at(source, '\nunit B')])).toContain('error BT202 about \nunit B');
  });
  test('counts through its last day', () => {
    const source = text('btaas-ignore BT202 until 2026-06-30: renegotiating');
    expect(judged(source, [at(source, 'within B')])).toEqual([]);
    expect(judged(source, [at(source, 'within B')], { asOf: '2026-07-01' })).toEqual([
      'warning BT012 this suppression of BT202 expired on 2026-06-30; mend what is found, or agree on a new date',
      'error BT202 about within B',
    ]);
  });
  test('that suppresses nothing is reported, with a fix that removes it', () => {
    expect(judged(text('btaas-ignore BT202: why'), [])).toEqual([
      'warning BT012 this suppression of BT202 suppresses nothing any more; remove it',
    ]);
    const source = text('btaas-ignore BT202, BT401: why');
    expect(judged(source, [at(source, 'within B')])).toEqual([
      'warning BT012 this suppression of BT401 suppresses nothing any more; remove BT401',
    ]);
  });
  test.each([
    ['btaas-ignore BT202', 'this suppression gives no reason'],
    ['btaas-ignore BT202:   ', 'this suppression gives no reason'],
    ['btaas-ignore: why', 'this suppression names no rule'],
    ['btaas-ignore BT202 until tomorrow: why', '"tomorrow" is no day such as 2027-01-01'],
    ['btaas-ignore BT202 until 2026-02-30: why', '"2026-02-30" is no day such as 2027-01-01'],
    ['btaas-ignore BT-202: why', '"BT-202" is not the id of a rule'],
    ['btaas-ignored BT202: why', 'this is no suppression'],
  ])('must be complete: %s', (comment, problem) => {
    const source = text(comment);
    expect(judged(source, [at(source, 'within B')])).toEqual([
      `warning BT012 ${problem}; write "// btaas-ignore BT202 until 2027-01-01: the reason" ("until …" may be left out)`,
      'error BT202 about within B',
    ]);
  });
  test('of an id that there is not, or that nothing can hush, is reported', () => {
    expect(judged(text('btaas-ignore BT999: why'), [])).toEqual([
      'warning BT012 there is no rule BT999, so this suppresses nothing; "btaas rules" lists them',
    ]);
    const source = text('btaas-ignore bt000: why');
    expect(judged(source, [at(source, 'within B', 'BT000')])).toEqual([
      'warning BT012 BT000 cannot be suppressed: what is not understood cannot be judged',
      'error BT000 about within B',
    ]);
    // Rules keep quiet about what rests on a value that could not be read: it is told whatever happens.
    const mistyped = text('btaas-ignore BT011: why');
    expect(judged(mistyped, [at(mistyped, 'within B', 'BT011')])).toEqual([
      'warning BT012 BT011 cannot be suppressed: what is not understood cannot be judged',
      'error BT011 about within B',
    ]);
  });
  test('may be forbidden, for all rules or some', () => {
    const source = text('btaas-ignore BT202, BT401: why');
    const findings = [at(source, 'within B'), at(source, 'within B', 'BT401')];
    const forbid = (forbidSuppressions: true | string[]) =>
      judged(source, findings, { config: { ...DEFAULT_CONFIG, forbidSuppressions } });
    expect(forbid(true)).toEqual([
      'error BT012 suppressions are forbidden by "forbidSuppressions" of btaas.config.json; mend what is found, and remove this comment',
      'error BT202 about within B',
      'error BT401 about within B',
    ]);
    expect(forbid(['BT202'])).toEqual([
      'error BT012 suppressing BT202 is forbidden by "forbidSuppressions" of btaas.config.json; mend what is found, and remove this comment',
      'error BT202 about within B',
    ]);
  });
});

describe('levels', () => {
  const source = 'unit A { within B }';
  const levelWith = (config: object, more: Partial<RawFinding> = {}) =>
    judged(source, [at(source, 'within B', 'BT202', more)], { config: { ...DEFAULT_CONFIG, ...config } })[0]?.split(
      ' ',
    )[0];

  test("are the rule's own, then the project's, then those of the last override that fits", () => {
    expect(levelWith({})).toBe('error');
    expect(levelWith({ rules: { BT202: 'warning' } })).toBe('warning');
    expect(levelWith({ rules: { BT202: 'off' } })).toBe(undefined);
    const overrides = [
      { files: ['services'], rules: { BT202: 'information' } },
      { files: ['other/**'], rules: { BT202: 'off' } },
    ];
    expect(levelWith({ rules: { BT202: 'off' }, overrides })).toBe('information');
    expect(levelWith({ overrides: [...overrides, { files: ['**/a.btaas'], rules: { BT202: 'warning' } }] })).toBe(
      'warning',
    );
  });
  test('may be set for elements by qualified name', () => {
    const overrides = [{ elements: ['meridian.payments.*'], rules: { BT202: 'off' } }];
    expect(levelWith({ overrides }, { element: 'meridian.payments.Checkout' })).toBe(undefined);
    expect(levelWith({ overrides }, { element: 'meridian.paymentsX.Checkout' })).toBe('error');
    expect(levelWith({ overrides })).toBe('error');
    expect(
      levelWith({ overrides: [{ elements: ['m.A'], rules: { BT202: 'off' } }] }, { element: 'm.A.Standard' }),
    ).toBe(undefined);
  });
  test('leave a finding alone that says less than its rule, unless the rule is off', () => {
    expect(levelWith({ rules: { BT202: 'warning' } }, { level: 'information' })).toBe('information');
    expect(levelWith({ rules: { BT202: 'off' } }, { level: 'information' })).toBe(undefined);
  });
  test('that are off everywhere name the rules that need not run', () => {
    const overrides = [{ files: ['a'], rules: { BT202: 'error' as const, BT203: 'off' as const } }];
    expect([...rulesOff({ rules: { BT201: 'off', BT202: 'off', BT203: 'off', BT204: 'error' }, overrides })]).toEqual([
      'BT201',
      'BT203',
    ]);
  });
});

describe('a baseline', () => {
  const before = 'unit A { within B }\nunit C { within D }';
  const findings = (text: string) => [
    at(text, 'within B', 'BT001', { element: 'A' }),
    at(text, 'within D', 'BT001', { element: 'C' }),
  ];
  const baseline = baselineOf(findings(before), () => before, '2026-06-30');

  test('knows a finding again when lines move and messages are reworded', () => {
    const after = `/* new */\n\n\n${before.replace('unit A {', 'unit A {\n   ')}`;
    const now = findings(after).map((each) => ({ ...each, message: 'other words' }));
    expect(compareWithBaseline(now, () => after, baseline)).toEqual({ fresh: [], known: now, gone: [] });
  });
  test('tells what is new and what is gone', () => {
    const after = 'unit A { within B }\nunit C { within E }';
    const now = [at(after, 'within B', 'BT001', { element: 'A' }), at(after, 'within E', 'BT001', { element: 'C' })];
    const { fresh, known, gone } = compareWithBaseline(now, () => after, baseline);
    expect([fresh, known]).toEqual([[now[1]], [now[0]]]);
    expect(gone.map(({ id, element, message }) => [id, element, message])).toEqual([['BT001', 'C', 'about within D']]);
  });
  test('counts findings that are alike', () => {
    const twice = [at(before, 'within B'), at(before, 'within B')];
    const once = baselineOf([twice[0]!], () => before, '2026-06-30');
    const { fresh, known } = compareWithBaseline(twice, () => before, once);
    expect([fresh.length, known.length]).toEqual([1, 1]);
  });
  test('never holds what could not be understood', () => {
    const broken = [at(before, 'within B', 'BT000')];
    expect(baselineOf(broken, () => before, '2026-06-30').findings).toEqual([]);
  });
  test('is written and read back', () => {
    expect(readBaseline(JSON.stringify(baseline))).toEqual({ baseline });
    expect(readBaseline('{')).toEqual({ problem: expect.stringContaining('it is not JSON (') });
    expect(readBaseline('{ "version": 2 }')).toEqual({
      problem: 'it is of version 2, and this btaas reads version 1; write it again',
    });
    expect(readBaseline('{ "version": 1, "asOf": "2026-06-30", "findings": [{}] }')).toEqual({
      problem: 'it is no baseline (see "findings.0.fingerprint" in it); write it with --write-baseline',
    });
  });
});
