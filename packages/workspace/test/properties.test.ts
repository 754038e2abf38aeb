import { parse } from '@btaas/language';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Baseline,
  baselineOf,
  compareWithBaseline,
  DEFAULT_CONFIG,
  decode,
  Engine,
  judge,
  readBaseline,
  readConfig,
  RULES,
  type Snapshot,
  suppressionsOf,
} from '../src/index.js';

const SEED = 20260630;
const CONFIG = `{
  // what counts
  "include": ["services/**"], "exclude": ["drafts"],
  "libraries": ["../shared", "@acme/catalogue"],
  "rules": { "BT202": "warning", "m.Own": "off" },
  "overrides": [{ "files": ["old"], "elements": ["m.*"], "rules": { "BT203": "information" } }],
  "forbidSuppressions": ["BT201"], "outputs": { "folder": "out", "formats": ["json"] },
}`;
const PORTFOLIO = `unit A { within Nowhere }
// btaas-ignore BT001 until 2027-01-01: not here yet
unit B { within Elsewhere }
team T { lead p01  members p01, p02 } // btaas-ignore BT001: nor are they
service S businessFacing {
  archetype None
  /* btaas-ignore BT004 */
  capacity 5 tx/s
}
`;

/** A text with some of its characters changed, removed or repeated. */
function mutated(text: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(text.length),
    remove: fc.nat(12),
    insert: fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom('{', '}', '"', '[', ']', ',', ':', '//', '/*', '\n', 'btaas-ignore', 'until', '3'),
    ),
  });
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text),
    );
}

test('whatever a configuration holds, it is read without a throw, and each problem lies in it', () => {
  fc.assert(
    fc.property(fc.oneof(mutated(CONFIG), fc.json(), fc.string()), (text) => {
      const { config, problems } = readConfig(text, RULES);
      expect(Object.keys(config)).toEqual(expect.arrayContaining(Object.keys(DEFAULT_CONFIG)));
      for (const { start, end, message } of problems) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(message).not.toMatch(/undefined|\[object/);
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test('whatever bytes a file has, it is a text or one problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const read = decode(bytes);
      if ('text' in read) expect(read.text).not.toContain('\0');
      else expect(read.problem).toMatch(/^this file is /);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('whatever a text holds, its suppressions cover stretches of it that do not begin inside of a comment', () => {
  fc.assert(
    fc.property(mutated(PORTFOLIO), (text) => {
      for (const { start, end, covers, ids, reason, problem } of suppressionsOf(text, parse(text))) {
        expect(text.slice(start, end)).toContain('btaas-ignore');
        if (problem === undefined)
          expect([ids.length > 0, reason !== '', covers !== undefined]).toEqual([true, true, true]);
        if (covers === undefined) continue;
        expect(0 <= covers.start && covers.start <= covers.end && covers.end <= text.length).toBe(true);
        expect(start < covers.start && covers.start < end).toBe(false);
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
});

describe('a baseline', () => {
  const snapshotOf = (text: string): Snapshot => {
    const engine = new Engine({ asOf: '2026-06-30' });
    engine.set('a.btaas', text);
    return engine.snapshot();
  };
  /** Blank lines, comments and spaces between the declarations and around the braces. */
  const moved = fc
    .array(fc.constantFrom('', '\n', '\n\n', '// a note\n', '/* another */ ', '\r\n', '  '), {
      minLength: 9,
      maxLength: 9,
    })
    .map((gaps) =>
      PORTFOLIO.split('\n')
        .map((line, i) => `${gaps[i % gaps.length]}${line}`)
        .join('\n'),
    );
  const before = snapshotOf(PORTFOLIO).findings;
  const baseline: Baseline = baselineOf(before, () => PORTFOLIO, '2026-06-30');

  test('knows all findings again, wherever lines move to', () => {
    expect(before.length).toBeGreaterThan(4);
    fc.assert(
      fc.property(moved, (text) => {
        const { fresh, known, gone } = compareWithBaseline(snapshotOf(text).findings, () => text, baseline);
        expect([fresh.map(({ message }) => message), gone]).toEqual([[], []]);
        expect(known).toHaveLength(before.length);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
  test('is read back as it was written', () => {
    expect(readBaseline(JSON.stringify(baseline))).toEqual({ baseline });
  });
  test('compared with itself knows everything, and a part of it leaves the rest as new', () => {
    fc.assert(
      fc.property(fc.subarray([...before]), (part) => {
        const some = baselineOf(part, () => PORTFOLIO, '2026-06-30');
        const { fresh, known, gone } = compareWithBaseline(before, () => PORTFOLIO, some);
        expect([known.length, fresh.length, gone]).toEqual([part.length, before.length - part.length, []]);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

test('suppressing never adds a finding of the rule it names, and takes none of another rule', () => {
  const text = PORTFOLIO;
  const engine = new Engine({ asOf: '2026-06-30' });
  engine.set('a.btaas', text);
  const raw = engine.snapshot().findings;
  const options = {
    config: DEFAULT_CONFIG,
    asOf: '2026-06-30',
    ownLevel: () => undefined,
    pathOf: String,
    known: () => true,
  };
  const without = judge(raw, { ...options, suppressions: new Map() }).findings;
  const withThem = judge(raw, { ...options, suppressions: new Map([['a.btaas', suppressionsOf(text, parse(text))]]) });
  const left = withThem.findings.filter(({ id }) => id !== 'BT012');
  expect([...left, ...withThem.suppressed.map(({ finding }) => finding)]).toHaveLength(without.length);
  expect(withThem.suppressed.map(({ finding }) => finding.id)).toEqual(['BT001', 'BT001', 'BT001', 'BT001']);
});
