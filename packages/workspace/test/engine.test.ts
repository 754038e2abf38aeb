import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine, type Snapshot } from '../src/index.js';

const options = { asOf: '2026-06-30', needsPortfolio: true };
const shown = ({ findings, portfolio }: Snapshot) => ({
  findings: findings.map(({ id, message, at, related }) => ({ id, message, at, related })),
  documents: portfolio.documents,
  unresolved: portfolio.unresolved,
  duplicates: portfolio.duplicates,
});
const messages = (engine: Engine) =>
  engine.snapshot().findings.map(({ id, at, message }) => `${id} ${at.document}: ${message}`);

describe('the engine', () => {
  test('finds what is wrong in other documents when a name comes and goes', () => {
    const engine = new Engine({ asOf: options.asOf });
    engine.set('a', 'unit U { within V }');
    expect(messages(engine)).toEqual(['BT001 a: there is no unit called "V"']);
    engine.set('b', 'unit V');
    expect(messages(engine)).toEqual([]);
    const [unit] = engine.snapshot().portfolio.all('unit');
    expect(unit!.values.within?.value).toEqual({ to: 'V', found: true });
    engine.set('b', 'team V');
    expect(messages(engine)).toEqual(['BT011 a: expected a unit, but "V" is a team']);
    engine.set('c', 'unit V');
    expect(messages(engine)).toEqual([
      'BT011 a: expected a unit, but "V" is a team',
      'BT002 c: "V" is declared twice; rename one of them',
    ]);
    engine.remove('b');
    expect(messages(engine)).toEqual([]);
  });
  test('a namespace that is used must exist', () => {
    const engine = new Engine({ asOf: options.asOf });
    engine.set('a', 'namespace a\nuse catalog\nunit U');
    engine.set('b', 'namespace catalogue\nunit V');
    expect(messages(engine)).toEqual(['BT001 a: there is no namespace "catalog"; did you mean "catalogue"?']);
    const [{ at, fixes }] = engine.snapshot().findings as [Snapshot['findings'][number]];
    expect([at.start, at.end]).toEqual([16, 23]);
    expect(fixes).toEqual([{ title: 'Change to "catalogue"', edits: [{ edit: 'replace', at, text: 'catalogue' }] }]);
    engine.set('b', 'namespace catalog\nunit V');
    expect(messages(engine)).toEqual([]);
  });
  test('a project has exactly one portfolio', () => {
    const engine = new Engine(options);
    engine.set('a', 'unit U');
    expect(messages(engine)[0]).toContain('BT011 a: this project has no portfolio');
    engine.set('b', 'portfolio P { currency EUR  period 2026-Q1 }\nportfolio Q { currency EUR  period 2026-Q1 }');
    expect(messages(engine)[0]).toContain('BT011 b: a project has one portfolio, and this is another');
  });
  test('files without a project have at most one portfolio, and declare something', () => {
    const engine = new Engine({ ...options, needsPortfolio: false });
    engine.set('a', '');
    expect(messages(engine)).toEqual([
      'BT000 a: nothing is declared here, so nothing is checked; a first declaration: unit Stores',
    ]);
    engine.set('a', 'uni');
    expect(messages(engine)).toHaveLength(1);
    engine.set('a', 'unit A');
    expect(messages(engine)).toEqual([]);
    engine.set('a', 'portfolio P { currency EUR  period 2026-Q1 }\nportfolio Q { currency EUR  period 2026-Q1 }');
    expect(messages(engine)).toHaveLength(1);
    expect(messages(engine)[0]).toContain('BT011 a: a project has one portfolio, and this is another');
  });
  test('of two portfolios in a document the one that stands first is the first', () => {
    const engine = new Engine(options);
    engine.set('a', 'portfolio Z { currency EUR  period 2026-Q1 }\nportfolio A { currency EUR  period 2026-Q1 }');
    const [finding] = engine.snapshot().findings;
    expect([finding!.at.start, finding!.related[0]!.at.start]).toEqual([55, 10]);
  });
  test.each([
    ['need N { unit U  importance 3  expects { rto 1 hour } }', '"hour" is not a unit; did you mean "h"?'],
    [
      'service S supporting { state defined  requires anyOf(A, B) }',
      'how many of them are needed stands before them: write anyOf(1, A',
    ],
    ['archetype A { tier S { demand 5 } }', 'expected ".." after "5"'],
    ['need N { unit U  importance 3  growth 12 %/year }', 'a percentage has no space before its sign: write 12%'],
  ])('what could not be read to its end is told once: %s', (text, message) => {
    const engine = new Engine({ asOf: options.asOf });
    engine.set('a', `unit U\n${text}`);
    expect(messages(engine)).toEqual([`BT000 a: ${message}`]);
  });
});

test('after any edits the result is that of a fresh start', () => {
  const text = fc
    .array(
      fc.constantFrom(
        'unit A',
        'unit B { within A }',
        'team A',
        'team T { within n.A }',
        'unit C { within B }',
        'need N { unit A  importance 5 }',
        'archetype X { meets N  tier S {} }',
        'service S supporting { archetype X tier S  accountable T  state operational }',
        'unit D { wihtin A }',
        'metric A { value availability of S  better higher }',
      ),
      { maxLength: 5 },
    )
    .chain((lines) =>
      fc
        .constantFrom('', 'namespace n\n', 'namespace n\nuse m\n', 'use n\n', 'namespace m\n')
        .map((head) => head + lines.join('\n')),
    );
  const edit = fc.record({ name: fc.constantFrom('a', 'b', 'c'), text: fc.option(text), look: fc.boolean() });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      const engine = new Engine(options);
      const files = new Map<string, string>();
      for (const { name, text: next, look } of edits) {
        if (next === null) {
          engine.remove(name);
          files.delete(name);
        } else {
          engine.set(name, next);
          files.set(name, next);
        }
        if (look) engine.snapshot();
      }
      const fresh = new Engine(options);
      for (const [name, content] of files) fresh.set(name, content);
      expect(shown(engine.snapshot())).toEqual(shown(fresh.snapshot()));
    }),
    { seed: 20261124, numRuns: 500 },
  );
});
