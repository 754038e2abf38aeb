import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelEdit, Place } from '@btaas/portfolio';
import { describe, expect, test } from 'vitest';
import { applyEdits, format, isSyntaxNode, overlap, parse, type SyntaxNode, textEdits } from '../src/index.js';

/** A text in which `«` and `»` mark the place that an edit is about. */
function marked(text: string): { text: string; at: Place } {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  return { text: text.replace(/[«»]/g, ''), at: { document: 'a', start, end } };
}
function edited(markedText: string, editOf: (at: Place) => ModelEdit | ModelEdit[]): string {
  const { text, at } = marked(markedText);
  return applyEdits(text, textEdits([editOf(at)].flat(), 'a', text));
}
const add = (text: string, ...properties: string[]) =>
  edited(text, (to) => properties.map((each) => ({ edit: 'addProperty', to, text: each })));
const removeValue = (text: string) => edited(text, (at) => ({ edit: 'removeValue', at }));
const removeElement = (text: string) => edited(text, (at) => ({ edit: 'removeElement', at }));
const addAfter = (text: string, declaration: string) =>
  edited(text, (after) => ({ edit: 'addElement', document: 'a', after, text: declaration }));
const addAtEnd = (text: string, declaration: string) =>
  applyEdits(text, textEdits([{ edit: 'addElement', document: 'a', text: declaration }], 'a', text));

test('another value', () => {
  expect(edited('unit A { within «B» }', (at) => ({ edit: 'replace', at, text: 'C' }))).toBe('unit A { within C }');
});
test('another name for a property', () => {
  const text = 'commission A to B { for C  ola «{ rto 4 h }» }';
  const renamed = edited(text, (at) => ({ edit: 'renameProperty', at, name: 'uc' }));
  expect(renamed).toBe('commission A to B { for C  uc { rto 4 h } }');
});
test('edits of other documents leave the text alone', () => {
  const at = { document: 'b', start: 0, end: 1 };
  expect(textEdits([{ edit: 'replace', at, text: 'x' }], 'a', 'unit A')).toEqual([]);
});

describe('a property is added', () => {
  test.each([
    ['without a block', '«unit A»\nunit B', ['within B'], 'unit A { within B }\nunit B'],
    ['to an empty block', '«unit A {\n}»', ['within B'], 'unit A { within B }'],
    ['to a block on one line', '«unit A { within B }»', ['head p'], 'unit A { within B  head p }'],
    ['to a tight block', '«unit A {within B}»', ['head p'], 'unit A {within B  head p }'],
    ['to a block of several lines', '«unit A {\n  within B\n}»', ['head p'], 'unit A {\n  within B\n  head p\n}'],
    ['with tabs', '«unit A {\n\twithin B\n}»', ['head p'], 'unit A {\n\twithin B\n\thead p\n}'],
    ['with CRLF', '«unit A {\r\n  within B\r\n}»', ['head p'], 'unit A {\r\n  within B\r\n  head p\r\n}'],
    [
      'behind a comment',
      '«unit A {\n  within B\n  // why\n}»',
      ['head p'],
      'unit A {\n  within B\n  // why\n  head p\n}',
    ],
    [
      'behind a comment on the line',
      '«unit A {\n  within B // why\n}»',
      ['head p'],
      'unit A {\n  within B // why\n  head p\n}',
    ],
    ['to a block with a comment alone', '«unit A {\n  // why\n}»', ['head p'], 'unit A {\n  // why\n  head p\n}'],
    ['where the brace shares a line', '«unit A {\n  within B }»', ['head p'], 'unit A {\n  within B\n  head p\n}'],
    ['twice at once', '«unit A»', ['within B', 'head p'], 'unit A { within B  head p }'],
    [
      'to a part inside of another',
      'service S {\n  offering «Gold»\n}',
      ['price 1 EUR/tx'],
      'service S {\n  offering Gold { price 1 EUR/tx }\n}',
    ],
    [
      'to an agreement',
      'service S {\n  offering Gold {\n    sla «{\n      rto 4 h\n    }»\n  }\n}',
      ['rpo 15 min'],
      'service S {\n  offering Gold {\n    sla {\n      rto 4 h\n      rpo 15 min\n    }\n  }\n}',
    ],
    [
      'to one of several requirements',
      'service S {\n  requires «B», C\n}',
      ['handover 10 min'],
      'service S {\n  requires B { handover 10 min }, C\n}',
    ],
    [
      'that takes several lines',
      '«service S {\n  capability C\n}»',
      ['offering Gold {\n  sla { rto 4 h }\n}'],
      'service S {\n  capability C\n  offering Gold {\n    sla { rto 4 h }\n  }\n}',
    ],
    ['that takes several lines without a block', '«unit A»', ['x {\n  y\n}'], 'unit A {\n  x {\n    y\n  }\n}'],
    ['with a mistake elsewhere', 'unti X\n«unit A»', ['within B'], 'unti X\nunit A { within B }'],
  ])('%s', (_where, text, properties, expected) => {
    expect(add(text, ...properties)).toBe(expected);
  });

  test('to a line that becomes too long', () => {
    const long = 'x'.repeat(110);
    expect(add(`«unit A { within ${long}  head q }»`, 'head p1, p2, p3')).toBe(
      `unit A {\n  within ${long}\n  head q\n  head p1, p2, p3\n}`,
    );
    expect(add(`«unit ${long}»`, 'within B')).toBe(`unit ${long} {\n  within B\n}`);
  });
});

describe('a value is removed', () => {
  test.each([
    ['with its property', 'unit A {\n  within «B»\n  head p\n}', 'unit A {\n  head p\n}'],
    ['from a line of several', 'unit A { within B  head «p» }', 'unit A { within B }'],
    ['from the front of a line of several', 'unit A { within «B»  head p }', 'unit A { head p }'],
    ['from the front of a line', 'unit A {\n  within «B»  head p\n}', 'unit A {\n  head p\n}'],
    ['from a line with a comment', 'unit A {\n  within «B» // why\n  head p\n}', 'unit A {\n  // why\n  head p\n}'],
    ['and no second empty line', 'unit A {\n  head p\n\n  within «B»\n\n  x\n}', 'unit A {\n  head p\n\n  x\n}'],
    ['that was the only one', 'unit A { within «B» }', 'unit A { }'],
    ['from the front of a list', 'team T { members «a», b, c }', 'team T { members b, c }'],
    ['from the middle of a list', 'team T { members a, «b», c }', 'team T { members a, c }'],
    ['from the end of a list', 'team T { members a, «b» }', 'team T { members a }'],
    ['from a list with comments', 'team T {\n  members a, // first\n    «b»\n}', 'team T {\n  members a // first\n}'],
    [
      'that stands inside of a value',
      'service S { requires A { handover «1 h» }, B }',
      'service S { requires A { }, B }',
    ],
    ['that is one of several records', 'service S { consumers A 80%, «B 20%» }', 'service S { consumers A 80% }'],
    ['within one of several records', 'service S { consumers A 80%, B «20%» }', 'service S { consumers A 80% }'],
    [
      'that is a block',
      'service S {\n  offering «G {\n    price 1\n  }»\n  capability C\n}',
      'service S {\n  capability C\n}',
    ],
    [
      'from the clauses before a block',
      'commission A to B under «C» from 2026-01-01 {}',
      'commission A to B from 2026-01-01 {}',
    ],
    ['that is a word before a block', 'service S «supporting» {}', 'service S {}'],
  ])('%s', (_where, text, expected) => {
    expect(removeValue(text)).toBe(expected);
  });
});

describe('a declaration is removed', () => {
  test.each([
    ['with its line', 'unit A\n«unit B»\nunit C\n', 'unit A\nunit C\n'],
    ['with its doc comment', 'unit A\n\n/** Doc */\n«unit B { within A }»\n\nunit C\n', 'unit A\n\nunit C\n'],
    ['at the start', '«unit A»\n\nunit B\n', 'unit B\n'],
    ['at the end', 'unit A\n\n«unit B»', 'unit A\n\n'],
    ['from a line of several', 'unit A «unit B» unit C', 'unit A unit C'],
    ['that a scenario adds', 'scenario S {\n  add «unit B»\n  base T\n}', 'scenario S {\n  base T\n}'],
    ['but other comments stay', '// about B?\n«unit B»\nunit C\n', '// about B?\nunit C\n'],
  ])('%s', (_where, text, expected) => {
    expect(removeElement(text)).toBe(expected);
  });
});

describe('a declaration is added', () => {
  test.each([
    ['as near as its neighbours', '«unit A»\nunit B\n', 'unit A\nunit C\nunit B\n'],
    ['as far as its neighbours', '«unit A»\n\nunit B\n', 'unit A\n\nunit C\n\nunit B\n'],
    ['behind the comment of the other', '«unit A» // why\nunit B\n', 'unit A // why\nunit C\nunit B\n'],
    ['behind a longer comment', '«unit A» /* why\nnot */\nunit B\n', 'unit A /* why\nnot */\nunit C\nunit B\n'],
    ['between two on one line', '«unit A» unit B\n', 'unit A\nunit C\nunit B\n'],
    ['behind the last', 'unit A\n«unit B»', 'unit A\nunit B\nunit C'],
  ])('%s', (_where, text, expected) => {
    expect(addAfter(text, 'unit C')).toBe(expected);
  });
  test('at the end', () => {
    expect(addAtEnd('unit A\n', 'unit C')).toBe('unit A\nunit C\n');
    expect(addAtEnd('namespace n\n\nunit A\r\n\r\n// end', 'unit C {\n  within A\n}')).toBe(
      'namespace n\n\nunit A\r\n\r\n// end\n\nunit C {\n  within A\n}\n',
    );
    expect(addAtEnd('', 'unit C')).toBe('unit C\n');
    expect(addAtEnd('namespace n', 'unit C')).toBe('namespace n\n\nunit C\n');
  });
});

test('edits of one fix are applied together', () => {
  const text = 'unit A {\n  within B\n  head p\n}\nunit C\n';
  const place = (words: string): Place => {
    const start = text.indexOf(words);
    return { document: 'a', start, end: start + words.length };
  };
  const edits = textEdits(
    [
      { edit: 'removeValue', at: place('B') },
      { edit: 'addProperty', to: place(text.slice(0, text.indexOf('\nunit C'))), text: 'within C' },
      { edit: 'addProperty', to: place('unit C'), text: 'head q' },
      { edit: 'addElement', document: 'a', text: 'unit D' },
    ],
    'a',
    text,
  );
  expect(overlap(edits)).toBe(false);
  const result = applyEdits(text, edits);
  expect(result).toBe('unit A {\n  head p\n  within C\n}\nunit C { head q }\nunit D\n');
  expect(format(result)).toEqual({ ok: true, text: result });
});
test('of edits that overlap the first is applied', () => {
  const edits = [
    { start: 0, end: 4, text: 'team' },
    { start: 2, end: 6, text: 'x' },
  ];
  expect(overlap(edits)).toBe(true);
  expect(applyEdits('unit A', edits)).toBe('team A');
});

describe('all over a portfolio in full', () => {
  const text = readFileSync(join(import.meta.dirname, 'fixtures/canonical.btaas'), 'utf8');
  const all: SyntaxNode[] = [];
  const collect = (node: SyntaxNode) => {
    all.push(node);
    for (const value of Object.values(node).flat()) if (isSyntaxNode(value)) collect(value);
  };
  collect(parse(text).file);
  const propertiesOf = (node: SyntaxNode) => [node.properties ?? []].flat().filter(isSyntaxNode);
  const place = ({ $start, $end }: SyntaxNode): Place => ({ document: 'a', start: $start, end: $end });
  const after = (edit: ModelEdit): string => applyEdits(text, textEdits([edit], 'a', text));

  test('every block takes one more property', () => {
    const owners = all.filter((node) => propertiesOf(node).length > 0);
    expect(owners.length).toBe(50);
    for (const owner of owners) {
      const { $start, $end } = propertiesOf(owner).at(-1)!;
      const result = after({ edit: 'addProperty', to: place(owner), text: text.slice($start, $end) });
      expect(parse(result).problems).toEqual([]);
      expect(result.length).toBeGreaterThan(text.length);
    }
  });
  test('every property can be taken away', () => {
    const properties = all.flatMap(propertiesOf);
    expect(properties.length).toBe(188);
    for (const property of properties) {
      const result = after({ edit: 'removeValue', at: place(property) });
      expect(parse(result).problems).toEqual([]);
    }
  });
  test('every declaration can be taken away and added again', () => {
    for (const declaration of [parse(text).file.declarations].flat().filter(isSyntaxNode)) {
      const without = after({ edit: 'removeElement', at: place(declaration) });
      expect(parse(without).problems).toEqual([]);
      const written = text.slice(declaration.$start, declaration.$end);
      const again = applyEdits(
        without,
        textEdits([{ edit: 'addElement', document: 'a', text: written }], 'a', without),
      );
      expect(format(again)).toEqual({ ok: true, text: again });
    }
  });
});
