import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarations } from '@btaas/portfolio';
import { describe, expect, test } from 'vitest';
import { type Expectation, expectedAt, parse } from '../src/index.js';
import { kinds, parseWithTokens } from '../src/syntax/btaas.js';
import { program } from '../src/syntax/program.generated.js';
import { sentenceMaker } from './support/sentences.js';

const canonical = readFileSync(join(import.meta.dirname, 'fixtures/canonical.btaas'), 'utf8');
const at = (text: string) => expectedAt(text.replace('|', ''), text.indexOf('|'));
const words = (text: string, what: Expectation['what']) =>
  at(text).items.flatMap((item) => (item.what === what && 'word' in item ? [item.word] : []));
const values = (text: string) => at(text).items.flatMap((item) => (item.what === 'value' ? [item.of] : []));

const WORD = /^[\p{L}_]/u;
const BEGINS: Readonly<Record<string, RegExp>> = {
  quantity: /^[-\d]/,
  range: /^[-\d.]/,
  date: /^\d/,
  period: /^[\d.]/,
  time: /^\d/,
  text: /^"/,
  template: /^"/,
  column: /^[\p{L}_"]/u,
  unit: /^[\p{L}_%]/u,
  expression: /^[-("\d\p{L}_]/u,
};

/** Whether a token may stand where an item is expected. */
function accepts(item: Expectation, token: string): boolean {
  switch (item.what) {
    case 'declaration':
    case 'property':
    case 'keyword':
    case 'operator':
    case 'symbol':
      return item.word === token;
    case 'value':
      return (BEGINS[item.of.type] ?? WORD).test(token);
    case 'unit':
      return /^[\p{L}_/]/u.test(token);
    case 'title':
      return token.startsWith('"');
    case 'name':
    case 'namespace':
      return WORD.test(token);
  }
}

/** The tokens of a text which nothing that is offered at their place accepts. */
function unexpected(text: string): string[] {
  const { tokens, problems } = parseWithTokens(text);
  expect([text, problems]).toEqual([text, []]);
  const missing: string[] = [];
  for (let token = 0; token < tokens.kinds.length - 1; token++) {
    const [start, end] = [tokens.starts[token]!, tokens.ends[token]!];
    const before = text.slice(tokens.starts[token - 1], tokens.ends[token - 1]);
    // A qualified name is one word.
    if (text.slice(start, end) === '.' || before === '.') continue;
    const expected = expectedAt(text, start);
    if (expected.start !== start) continue;
    const written = text.slice(start, end);
    // Of the limits the schema offers those that there are, where the grammar takes any name.
    if (expected.path.at(-1)?.type === 'Limits' && expected.items.length > 10) continue;
    if (!expected.items.some((item) => accepts(item, written)))
      missing.push(`${text.slice(Math.max(0, start - 80), start)}|${written}`);
  }
  return missing;
}

describe('what is written is what is offered', () => {
  test('in a portfolio in full', () => {
    expect(unexpected(canonical)).toEqual([]);
  }, 60_000);
  test.each(Object.values(declarations).map(({ kind, example }) => [kind, example]))(
    'in the example of %s',
    (_kind, example) => {
      expect(unexpected(example)).toEqual([]);
    },
  );
  test('wherever the grammar allows something', () => {
    const sentences = sentenceMaker(program, 5);
    const checked = new Set<string>();
    for (let i = 0; i < 3_000; i++) {
      const text = sentences.make();
      const own = text.split(' ');
      if (i > 150 && own.every((word) => checked.has(word))) continue;
      if (text.length > 3_000 || parse(text).problems.length > 0) continue;
      for (const word of own) checked.add(word);
      expect(unexpected(text)).toEqual([]);
    }
    const keywords = kinds.names.filter((name) => /^[a-z]/i.test(name) && !kinds.terminalKind.has(name));
    const unused = keywords.filter((word) => !checked.has(word) && word !== 'namespace' && word !== 'use');
    expect(unused).toEqual([]);
  });
});

describe('at the top', () => {
  test('every declaration', () => {
    expect(words('|', 'declaration').sort()).toEqual(Object.keys(declarations).sort());
    expect(words('|', 'keyword')).toEqual(['namespace', 'use']);
    expect(words('unit A\n|', 'keyword')).toEqual([]);
    expect(words('unit A\nser|', 'declaration')).toContain('service');
  });
  test('no declaration in the middle of a line', () => {
    expect(words('unit A |', 'declaration')).toEqual([]);
    expect(words('scenario S { add |', 'declaration')).toContain('service');
  });
});

describe('properties', () => {
  test('of the declaration or the record around', () => {
    expect(words('unit A { | }', 'property')).toEqual(['within', 'head']);
    expect(words('service A {\n  offering G {\n    |\n  }\n}', 'property')).toEqual(['price', 'sla']);
    expect(words('service A { offering G { sla { r| } } }', 'property')).toContain('rto');
    expect(words('portfolio P { limits { | } }', 'property')).toContain('concentration');
    expect(words('scenario S { change A { | } }', 'property')).toContain('tier');
  });
  test('say what they are for, and whether they are given already, before or behind', () => {
    const given = (text: string) =>
      at(text).items.flatMap((item) => (item.what === 'property' && item.given ? [item.word] : []));
    expect(given('unit A {\n  within B\n  |\n}')).toEqual(['within']);
    expect(given('unit A {\n  |\n  within B\n}')).toEqual(['within']);
    expect(given('service A {\n  cost run 4 EUR\n  |\n}')).toEqual([]);
    expect(at('unit A { | }').items[0]).toMatchObject({ word: 'within', doc: declarations.unit.body.within.doc });
  });
});

describe('values', () => {
  test.each([
    ['team T { lead |', { type: 'reference', to: ['person'] }],
    ['service A { requires |', { type: 'reference', to: ['service'] }],
    ['service A { requires B, |', { type: 'reference', to: ['service'] }],
    ['service A { requires anyOf(1, |', { type: 'reference', to: ['service'] }],
    ['service A { cost |', declarations.service.body.cost.of.header.category.of],
    ['service A { cost run |', declarations.service.body.cost.of.header.amount.of],
    ['service A |', declarations.service.header.facing.of],
    ['service A { state operational since |', { type: 'date' }],
    ['archetype A { warranty { hours |', { type: 'reference', to: ['calendar'] }],
    ['archetype A { tier S { demand 200 .. |', { type: 'quantity', shapes: ['nounPerTime'] }],
    ['plan P { component |', { type: 'metric' }],
    ['plan P { component availability of |', { type: 'reference', to: ['*'] }],
    ['portfolio P { currency |', { type: 'currency' }],
    ['calendar C { zone |', { type: 'text', holds: 'zone' }],
    ['policy P { require |', { type: 'expression', yields: 'condition' }],
    ['policy P { for s in services where |', { type: 'expression', yields: 'condition' }],
    ['policy P { require count(|', { type: 'expression', yields: 'quantity' }],
    ['source S { at |', { type: 'column' }],
    ['migration M { wave W |', { type: 'period' }],
  ])('%s', (text, type) => {
    expect(values(text)).toContainEqual(type);
  });
  test('of a number its unit', () => {
    const of = declarations.archetype.body.warranty.of.body.rto.of;
    expect(at('archetype A { warranty { rto 4 |').items).toContainEqual({ what: 'unit', of });
  });
  test('words between them', () => {
    expect(words('commission A to B |', 'keyword')).toEqual(['under', 'from', 'until']);
    expect(words('plan P { component a |', 'keyword')).toEqual(['of', 'weight']);
    expect(words('metric M { value a |', 'operator')).toContain('and');
  });
  test('where a value must come, nothing else is offered', () => {
    expect(at('team T { lead |').items).toHaveLength(1);
  });
});

describe('in half-typed text', () => {
  test('the word around the place is what is replaced', () => {
    const place = (text: string) => {
      const { start, end } = at(text);
      return text.replace('|', '').slice(start, end);
    };
    expect(place('team T { lead ab|cd }')).toBe('abcd');
    expect(place('team T { lead a.b.c|d }')).toBe('a.b.cd');
    expect(place('team T { lead a.| }')).toBe('a.');
    expect(place('need N { demand 5 tx/|')).toBe('tx/');
    expect(place('calendar C { zone "Eur|ope/Berlin" }')).toBe('"Europe/Berlin"');
  });
  test('mistakes before the place do no harm', () => {
    expect(words('unit A {\n  wihtin\n}\nunit B {\n  nonsense x\n  |', 'property')).toEqual(['within', 'head']);
    expect(words('service A {\n  archetype\n  cost run |', 'property')).toEqual([]);
    expect(words('unit A {\nunit B { |', 'property')).toEqual(['within', 'head']);
  });
  test('nothing is offered in a comment, and texts alone in a text', () => {
    expect(at('unit A { // | ').items).toEqual([]);
    expect(at('/* | ').items).toEqual([]);
    expect(at('provider P { plan "do|').items.map(({ what }) => what)).toEqual(['value']);
    expect(at('unit A "ti|tle" {}').items.map(({ what }) => what)).toEqual(['title']);
    expect(at('team T { lead "|').items).toEqual([]);
  });
  test('in the braces of a template stands an expression', () => {
    const inBraces = at('policy P { message "late: {s.na|me} {{" }');
    expect(inBraces.items).toMatchObject([{ what: 'value', of: { type: 'expression' } }]);
    expect('policy P { message "late: {s.name} {{" }'.slice(inBraces.start, inBraces.end)).toBe('s.name');
    expect(values('policy P { message "{s.name} |" }')).toEqual([{ type: 'template' }]);
    expect(values('policy P { message "{{ |" }')).toEqual([{ type: 'template' }]);
    expect(values('provider P { plan "{|" }')).toEqual([{ type: 'text', holds: 'file' }]);
  });
  test('the path says where the place is', () => {
    const path = (text: string) => at(text).path.map(({ type, key, name, feature }) => [type, key ?? name, feature]);
    expect(path('service A { consumers B | }')).toEqual([
      ['File', undefined, 'declarations'],
      ['Service', 'A', 'properties'],
      ['Property', 'consumers', 'values'],
      ['Consumer', undefined, 'share'],
    ]);
    expect(path('service A { offering G { sla { rto | } } }').map(([type, name]) => name ?? type)).toEqual([
      'File',
      'A',
      'offering',
      'G',
      'sla',
      'Agreement',
      'rto',
    ]);
  });
});

test('a deep nest of parentheses costs no more than its length', () => {
  const text = `metric M { value ${'(a + '.repeat(90)}`;
  expect(expectedAt(text, text.length).items.length).toBeGreaterThan(0);
  const broken = `metric M { value ${'('.repeat(20_000)}`;
  expect(expectedAt(broken, broken.length).items).toBeDefined();
});
