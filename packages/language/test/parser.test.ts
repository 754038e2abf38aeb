import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarations } from '@btaas/portfolio';
import { describe, expect, test } from 'vitest';
import { parse } from '../src/index.js';
import { program } from '../src/syntax/program.generated.js';
import { langiumParser, plain } from './langium.js';
import { sentenceMaker } from './support/sentences.js';

const canonical = readFileSync(join(import.meta.dirname, 'fixtures/canonical.btaas'), 'utf8');
const langium = langiumParser();
const messages = (text: string) => parse(text).problems.map(({ message }) => message);

describe('the parser agrees with Langium on the same grammar', () => {
  test('a portfolio in full', () => {
    const expected = langium(canonical);
    expect(expected.errors).toEqual([]);
    const found = parse(canonical);
    expect(found.problems).toEqual([]);
    expect(plain(found.file)).toEqual(plain(expected.value));
  });

  test.each(Object.values(declarations).map(({ kind, example }) => [kind, example]))(
    'the example of %s',
    (_kind, example) => {
      const expected = langium(example);
      expect(expected.errors).toEqual([]);
      expect(messages(example)).toEqual([]);
      expect(plain(parse(example).file)).toEqual(plain(expected.value));
    },
  );

  test.each([
    '1 + 2 * 3 - 4',
    'not a = b and c or d in e',
    'if a then 1 else if b then 2 else 3',
    'count(s.requires where state = operational) >= 2',
    '-(1 - -2) / 3.5 h',
    'availability of meridian.Checkout < 99.9% and at in 2026-Q3',
    'min(s.offerings.price, 0.02 EUR/tx) = "x"',
    'a.b.c.d',
    'count() = 0 EUR or true',
  ])('the expression %s', (expression) => {
    const text = `metric M { value ${expression} better higher }`;
    const expected = langium(text);
    expect(expected.errors).toEqual([]);
    expect(messages(text)).toEqual([]);
    expect(plain(parse(text).file)).toEqual(plain(expected.value));
  });
});

test('the parser agrees with Langium on sentences made from the grammar', () => {
  const sentences = sentenceMaker(program, 11);
  let clean = 0;
  for (let i = 0; i < 250; i++) {
    const text = sentences.make();
    if (text.length > 600) continue;
    const expected = langium(text);
    if (expected.errors.length > 0) continue;
    clean++;
    expect([text, messages(text)]).toEqual([text, []]);
    expect(plain(parse(text).file)).toEqual(plain(expected.value));
  }
  expect(clean).toBeGreaterThan(100);
});

describe('keywords are soft', () => {
  const grammar = join(import.meta.dirname, '../src/grammar/keywords.langium');
  const keywords = [...readFileSync(grammar, 'utf8').matchAll(/'(\w+)'/g)].map(([, word]) => word!);
  test('there are many', () => expect(keywords.length).toBeGreaterThan(200));

  test.each(Object.keys(declarations).filter((kind) => kind !== 'commission'))('every keyword names a %s', (kind) => {
    for (const word of keywords) expect([word, messages(`${kind} ${word}`)]).toEqual([word, []]);
  });
  test('every keyword is a name in references, lists and metrics', () => {
    for (const word of keywords) {
      const text = `team T { lead ${word} members ${word}, a.${word} within ${word} }\nplan P { component ${word} of ${word} weight 50% { 1 -> 2% } }`;
      expect([word, messages(text)]).toEqual([word, []]);
    }
  });
  // `not x` and `if x` begin with an operator, so these two words alone cannot begin an expression as names.
  test('every keyword but "not" and "if" is a metric in an expression', () => {
    for (const word of keywords.filter((each) => each !== 'not' && each !== 'if')) {
      expect([word, messages(`metric M { value ${word} of ${word} better higher }`)]).toEqual([word, []]);
    }
  });
});

describe('one mistake, one message, and the rest is understood', () => {
  test('an unclosed comment at the start costs one message', () => {
    expect(messages(`/* ${'unit A\n'.repeat(10_000)}`)).toEqual(['this comment is not closed: "*/" is missing']);
  });
  test('what was read before a mistake is kept', () => {
    const { file } = parse('contract K with 5 { }\nunit C { within }\nunit D');
    const found = file.declarations as unknown as { $type: string; $partial?: boolean; name?: string }[];
    expect(found.map(({ $type, $partial, name }) => [$type, $partial ?? false, name])).toEqual([
      ['Contract', true, 'K'],
      ['Unit', false, 'C'],
      ['Unit', false, 'D'],
    ]);
  });
  test('a mistake in every line costs time in proportion', () => {
    const lines = 50_000;
    const { problems } = parse('unit A {\n'.repeat(lines));
    expect(problems).toHaveLength(lines);
    expect(problems.at(-1)?.message).toBe(`"}" is missing: the block that opens in line ${lines} is not closed`);
  }, 5_000);
  test('nothing is left of nothing', () => {
    expect(parse('').problems).toEqual([]);
    expect(parse('\uFEFF\r\n// only a comment').problems).toEqual([]);
  });
  test('deep nesting and long chains are one clear message, and the parser lives on', () => {
    const tooDeep = ['this is nested too deeply or too long a chain; split it into smaller parts'];
    const metric = (expression: string) => `metric M {\n  value ${expression}\n  better higher\n}\nunit C`;
    expect(messages(metric(`${'('.repeat(10_000)}1${')'.repeat(10_000)}`))).toEqual(tooDeep);
    expect(messages(metric(Array(10_000).fill('1').join(' + ')))).toEqual(tooDeep);
    expect(messages(metric(Array(900).fill('1').join(' + ')))).toEqual([]);
    expect(messages('{'.repeat(10_000))).toHaveLength(1);
    expect(messages(metric(`a${'.b'.repeat(10_000)}`))).toEqual(tooDeep);
    expect(messages(`team T { members ${Array(10_000).fill('p').join(', ')} }`)).toEqual([]);
  });
});
