import { describe, expect, test } from 'vitest';
import { expectedAt, format, parse } from '../src/index.js';

const messages = (text: string) => parse(text).problems.map(({ message }) => message);
const lastName = (text: string) => (parse(text).file.declarations as readonly { name?: string }[]).at(-1)?.name;

const TOO_DEEP = 'this is nested too deeply or too long a chain; split it into smaller parts';
const MANY = 10_000;
const ends = '\nunit Z';

describe('texts that are built to break a parser cost one message', () => {
  test.each([
    ['parentheses', `metric M { value ${'('.repeat(MANY)}1${')'.repeat(MANY)} }`, [TOO_DEEP]],
    ['parentheses that are not closed', `metric M { value ${'('.repeat(MANY)}\n}`, [TOO_DEEP]],
    ['minus signs', `metric M { value ${'-'.repeat(MANY)}1 }`, [TOO_DEEP]],
    ['negations', `metric M { value ${'not '.repeat(MANY)}a }`, [TOO_DEEP]],
    ['conditions', `metric M { value ${'if a then b else '.repeat(MANY)}c }`, [TOO_DEEP]],
    ['calls', `metric M { value ${'sum('.repeat(MANY)}1${')'.repeat(MANY)} }`, [TOO_DEEP]],
    ['terms of a chain', `metric M { value ${Array(MANY).fill('1').join(' + ')} }`, [TOO_DEEP]],
    ['members of a chain', `metric M { value a${'.b'.repeat(MANY)} }`, [TOO_DEEP]],
    ['blocks', `${'scenario S { add '.repeat(MANY)}unit U${' }'.repeat(MANY)}`, [TOO_DEEP]],
    ['opening braces', '{'.repeat(MANY), ['expected a declaration, found "{"']],
  ])('%s', (_what, text, expected) => {
    expect(messages(text + ends)).toEqual(expected);
    expect(lastName(text + ends)).toBe('Z');
    expect(messages('unit A { within B }')).toEqual([]);
    expect(format(text).ok).toBe(false);
    expect(expectedAt(text, text.length).start).toBeLessThanOrEqual(text.length);
  });
  test('closing braces', () => {
    expect(messages(`${'}'.repeat(MANY)}${ends}`)).toEqual([
      'this "}" closes nothing; take it away, or a "{" is missing before it',
    ]);
  });
  test('long lists and many properties are no mistake', () => {
    expect(messages(`team T { members ${Array(MANY).fill('p').join(', ')} }`)).toEqual([]);
    expect(messages(`person P { ${'fte 1.0 '.repeat(MANY)}}`)).toEqual([]);
    expect(messages(`source S from ${Array(MANY).fill('"a"').join(', ')}`)).toEqual([]);
  });
});

describe('what is not closed at the start of a large file', () => {
  const large = 'unit A { within B }\n'.repeat(50_000);
  test('a quote ends with its line', () => {
    expect(messages(`unit X "never closed\n${large}`)).toEqual([
      'this text is not closed: a closing quote is missing on its line',
    ]);
  });
  test('a comment', () => {
    expect(messages(`/* ${large}`)).toEqual(['this comment is not closed: "*/" is missing']);
  });
  test('a comment inside of blocks', () => {
    expect(messages(`service S {\n  offering O {\n /* ${large}`)).toEqual([
      'this comment is not closed: "*/" is missing',
    ]);
    expect(messages(`service S {\n  cost /* ${large}`)).toEqual(['this comment is not closed: "*/" is missing']);
  });
  test('a text block', () => {
    expect(messages(`report R { text """${large}`)).toEqual(['this text block is not closed: """ is missing']);
  });
  test('a brace', () => {
    expect(messages(`service S {\n${large}`)).toEqual(['"}" is missing: the block that opens in line 1 is not closed']);
  });
});

test('a word that is missing at the end of what was typed is not read over', () => {
  const text =
    'plan P {\n  cap 120%\n  gate "No critical\n\nasset Old { o incident" when count(a of B where severity = P1) = 0 else cap 80%\n}';
  for (let end = 0; end <= text.length; end++) {
    expect(expectedAt(text, end).start).toBeLessThanOrEqual(end);
    expect(parse(text.slice(0, end)).file.$end).toBeLessThanOrEqual(end);
  }
});

describe('twenty thousand mistakes cost twenty thousand times one', () => {
  test.each([
    ['braces that are missing', 'unit A\n  within B\n  head p\n}\n'],
    ['late uses', 'unit A\nuse b\n'],
    ['misspelt words', 'untit A { within B }\n'],
    ['misspelt words behind a name', '  unit A wihtin\n'],
    ['hyphens', 'unit my-unit { within B }\n'],
    ['equals signs', 'unit A { within = B }\n'],
    ['garbage', 'foo bar baz\n'],
    ['words that are missing', 'commission A B\n'],
    ['open blocks', 'unit A {\n'],
  ])('%s', (_what, text) => {
    expect(parse(text.repeat(20_000)).problems).toHaveLength(20_000);
  });
});

describe('lines and characters', () => {
  test('one line of a megabyte', () => {
    const line = 'unit A { within B } '.repeat(55_000);
    expect(messages(line)).toEqual([]);
    expect(messages(`${line} nonsense ${line}`)).toEqual(['"nonsense" is not a declaration']);
    expect(format(line)).toEqual({ ok: true, text: 'unit A { within B }\n'.repeat(55_000) });
    expect(messages(`unit A "${'x'.repeat(1_000_000)}"`)).toEqual([]);
  });
  test('a megabyte of mistakes in one line', () => {
    const { problems } = parse('unit A { wihtin B } '.repeat(50_000));
    expect(problems).toHaveLength(50_000);
    // What is told of a line on which a quote is missing is told once, and the line is looked at once.
    expect(parse(String.raw`{\"a\":\"b\", `.repeat(20_000)).problems).toHaveLength(2);
  });
  test('control characters', () => {
    expect(messages('unit A\u0000\u0000\u0000 { within B }')).toEqual([
      'the control character U+0000 has no meaning here',
    ]);
  });
  test('a byte order mark and any line ends are no mistake', () => {
    expect(messages('\uFEFFunit A {\r\n  within B\r\n}\rteam T // c\rteam U')).toEqual([]);
    expect(lastName('unit A // c\rteam U')).toBe('U');
  });
  test('halves of surrogate pairs', () => {
    expect(messages('unit A \uD83D')).toEqual(['"\uD83D" has no meaning here']);
  });
});

test('a file of fifty megabytes is refused with one message', () => {
  const { file, problems } = parse('unit A { within B }\n'.repeat(2_500_000));
  expect(problems).toEqual([
    {
      message: 'this file has 50 million characters, of which at most 20 million are read; split it',
      start: 0,
      end: 0,
    },
  ]);
  expect(file.declarations).toBeUndefined();
});
