import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { declarations } from '@btaas/portfolio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { btaasText } from '../../../test/bench/generate.js';
import { Names, workspaceFiles } from '../../../test/bench/synthetic/workspace.js';
import { format, formatRange, parse } from '../src/index.js';
import { parseWithTokens } from '../src/syntax/btaas.js';
import { plain } from './langium.js';

const canonical = readFileSync(join(import.meta.dirname, 'fixtures/canonical.btaas'), 'utf8');
const root = resolve(import.meta.dirname, '../../..');
const examples = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.btaas'))
  .map((path) => [path, readFileSync(join(root, 'examples', path), 'utf8')] as const);

function formatted(text: string, width?: number): string {
  const result = format(text, width === undefined ? {} : { width });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.text;
}

/** Comments as they read: without the margin of their further lines, and without spaces at their end. */
const commentText = (text: string) => text.replace(/(\r\n|\r|\n)[ \t]*\*/g, '\n*').replace(/[ \t]+$/, '');

/** Tokens and comments in their order. */
function words(text: string): string[] {
  const { tokens } = parseWithTokens(text);
  const found = [...tokens.starts.map((start, i) => ({ start, text: text.slice(start, tokens.ends[i]) }))];
  for (const { start, end } of tokens.comments) found.push({ start, text: commentText(text.slice(start, end)) });
  return found.sort((a, b) => a.start - b.start).map((each) => each.text);
}

function keepsItsPromises(text: string, width?: number): string {
  const once = formatted(text, width);
  expect(words(once)).toEqual(words(text));
  expect(plain(parse(once).file)).toEqual(plain(parse(text).file));
  expect(formatted(once, width)).toBe(once);
  return once;
}

describe('tokens, comments and the tree stay, and formatting twice changes nothing', () => {
  test.each(examples)('in the example %s', (_path, text) => {
    if (parse(text).problems.length > 0) expect(format(text).ok).toBe(false);
    else keepsItsPromises(text);
  });
  test.each(Object.values(declarations).map(({ kind, example }) => [kind, example]))(
    'in the example of %s',
    (_kind, example) => {
      keepsItsPromises(example);
    },
  );
  test('in generated portfolios', () => {
    const names = new Names();
    for (const file of workspaceFiles({ services: 60, seed: 7 })) {
      names.add(file);
      keepsItsPromises(btaasText(file, names));
    }
  });

  const between = fc.constantFrom(
    '',
    ' ',
    '  ',
    '\t',
    '\n',
    '\r\n',
    '\n\n\n',
    '\n      ',
    '\u00A0',
    ' /* a */ ',
    ' /* b */\n',
  );
  const withComments = fc.constantFrom(
    ' // c\n',
    '\n// d \n',
    '\n\n/** e\n   * f */',
    ' /* g\nh */ ',
    '\n/* i */ ',
    '\n',
  );
  const gap = fc.oneof(
    { weight: 30, arbitrary: fc.constant(undefined) },
    { weight: 9, arbitrary: between },
    withComments,
  );

  test('wherever spaces, line breaks and comments stand, and however narrow the page', () => {
    const texts = [canonical, ...Object.values(declarations).map(({ example }) => example)];
    const { tokens } = parseWithTokens(canonical);
    fc.assert(
      fc.property(
        fc.nat(texts.length - 1),
        fc.array(gap, { minLength: 1, maxLength: tokens.kinds.length }),
        fc.constantFrom(20, 60, 120),
        (which, gaps, width) => {
          keepsItsPromises(scattered(texts[which]!, gaps), width);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });
});

/** The tokens of a text with other things between them. */
function scattered(text: string, gaps: readonly (string | undefined)[]): string {
  const { tokens } = parseWithTokens(text);
  let out = '';
  let at = 0;
  tokens.starts.forEach((start, i) => {
    const own = text.slice(at, start);
    const other = gaps[i % gaps.length];
    out += other === undefined || (other === '' && own !== '') ? own : other;
    out += text.slice(start, tokens.ends[i]);
    at = tokens.ends[i]!;
  });
  return out;
}

describe('the layout', () => {
  test('of a portfolio in full is that of the language design', () => {
    expect(formatted(canonical)).toBe(canonical);
  });

  test.each([
    ['a declaration a line', 'unit A unit B', 'unit A\nunit B\n'],
    ['a property a line', 'unit A {\nwithin B\nhead p }', 'unit A {\n  within B\n  head p\n}\n'],
    ['a short block stays on its line', 'unit A{within B}', 'unit A { within B }\n'],
    ['properties of one line stay on it', 'unit A {\nwithin B head p\n}', 'unit A {\n  within B  head p\n}\n'],
    ['an empty block', 'unit A {\n}', 'unit A {}\n'],
    ['a header is one line', 'service A\n  "Title"\n  supporting\n{\n}', 'service A "Title" supporting {}\n'],
    ['at most one empty line', '\n\nunit A\n\n\n\nunit B\n\n', 'unit A\n\nunit B\n'],
    ['no empty line at the ends of a block', 'unit A {\n\nwithin B\n\n}', 'unit A {\n  within B\n}\n'],
    ['spaces in lists', 'team T{members a,b ,c}', 'team T { members a, b, c }\n'],
    ['short ranges', 'survey S { scale 1 .. 5 }', 'survey S { scale 1..5 }\n'],
    ['hours', 'calendar C { open Mon .. Fri 08:00 .. 18:00 }', 'calendar C { open Mon..Fri 08:00..18:00 }\n'],
    ['periods', 'migration M { wave W 2026-04..2026-07 {} }', 'migration M { wave W 2026-04 .. 2026-07 {} }\n'],
    [
      'ranges with units',
      'archetype A { tier S { demand 1..2 tx/s } }',
      'archetype A { tier S { demand 1 .. 2 tx/s } }\n',
    ],
    ['open ranges', 'archetype A { tier S { demand ..2 } }', 'archetype A { tier S { demand .. 2 } }\n'],
    ['growth', 'need N { growth 12% /year }', 'need N { growth 12%/year }\n'],
    [
      'expressions',
      'policy P { require not(a.b+ -1*( -c ))>=count (x where y=2)or(if a then b else -c) }',
      'policy P { require not (a.b + -1 * (-c)) >= count(x where y = 2) or (if a then b else -c) }\n',
    ],
    [
      'anyOf',
      'service A supporting { requires anyOf ( 1,B , C ) }',
      'service A supporting { requires anyOf(1, B, C) }\n',
    ],
    [
      'text blocks are left alone',
      'report R { text """\n   a\n\t b """ }',
      'report R {\n  text """\n   a\n\t b """\n}\n',
    ],
    ['nothing', ' \n ', ''],
    ['only a comment', '\n  // c  ', '// c\n'],
    [
      'a block in a list',
      'service A supporting { requires B { data\nhandover 1 h }, C }',
      'service A supporting {\n  requires B {\n    data\n    handover 1 h\n  }, C\n}\n',
    ],
  ])('%s', (_what, text, expected) => {
    expect(keepsItsPromises(text)).toBe(expected);
  });

  test('a line that is too long is broken', () => {
    const names = Array.from({ length: 30 }, (_, i) => `person${i}`);
    const text = keepsItsPromises(`team T { members ${names.join(',')} }`);
    expect(text).toBe(
      `team T {\n  members ${names.slice(0, 12).join(', ')},\n    ${names.slice(12, 23).join(', ')},\n    ${names.slice(23).join(', ')}\n}\n`,
    );
    const condition = Array.from({ length: 9 }, (_, i) => `s.criticality = word${i}`).join(' or ');
    const lines = keepsItsPromises(`policy P { for s in services where ${condition} }`).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(lines[2]).toMatch(/^ {4}or s\.criticality = word/);
  });
  test('properties of a line that is too long get lines of their own', () => {
    const long = 'x'.repeat(60);
    expect(keepsItsPromises(`unit A {\nwithin ${long} head ${long}\n}`)).toBe(
      `unit A {\n  within ${long}\n  head ${long}\n}\n`,
    );
  });

  test('tiers and the entries of a survey stand in columns', () => {
    expect(
      keepsItsPromises(
        'archetype A {\ntier S { demand .. 20 tx/s ceiling 1 EUR/month } // small\ntier Large "Big" { demand 20 .. tx/s ceiling 10 EUR/month }\n\ntier X { demand 1 .. 2 }\n}'.replace(
          '20 .. tx/s',
          '20 tx/s ..',
        ),
      ),
    ).toBe(
      'archetype A {\n  tier S           { demand .. 20 tx/s  ceiling 1 EUR/month } // small\n  tier Large "Big" { demand 20 tx/s ..  ceiling 10 EUR/month }\n\n  tier X { demand 1 .. 2 }\n}\n'.replace(
        '1 .. 2',
        '1..2',
      ),
    );
  });
  test('a survey of any length is laid out', () => {
    const entries = Array.from({ length: 130_000 }, (_, i) => `  entry S${i} by U on speed { importance ${i} }\n`);
    const result = formatted(`survey S {\n${entries.join('')}}\n`);
    expect(result.split('\n')[1]).toBe('  entry S0 by U on speed      { importance 0 }');
    const tooLong = `  entry S by ${'U'.repeat(70)} on speed { importance 1 }\n  entry ${'S'.repeat(70)} by U on speed { importance 1 }\n`;
    expect(formatted(`survey S {\n${tooLong.repeat(10_000)}}\n`)).toBe(`survey S {\n${tooLong.repeat(10_000)}}\n`);
  });
  test('tiers with other properties share the columns that they have in common', () => {
    expect(
      keepsItsPromises(
        'archetype A {\ntier S { demand .. 20 ceiling 1k }\ntier M { demand .. 2_000 utilisation 1%..2% }\n}',
      ),
    ).toBe(
      'archetype A {\n  tier S { demand .. 20  ceiling 1k }\n  tier M { demand .. 2_000  utilisation 1%..2% }\n}\n',
    );
  });
});

describe('comments', () => {
  test.each([
    ['behind a value', 'unit A {\n within B   // why\n}', 'unit A {\n  within B // why\n}\n'],
    ['behind a brace', 'unit A { // why\n within B\n} // end', 'unit A { // why\n  within B\n} // end\n'],
    ['at the end of a block', 'unit A {\nwithin B\n\n// why\n}', 'unit A {\n  within B\n\n  // why\n}\n'],
    ['alone in a block', 'unit A {// why\n}', 'unit A { // why\n}\n'],
    ['in a short block', 'unit A{/* why */within B/* c */}', 'unit A { /* why */ within B /* c */ }\n'],
    ['in a list', 'team T {\nmembers a, // first\nb\n}', 'team T {\n  members a, // first\n    b\n}\n'],
    ['in a header', 'unit A // why\n{\nwithin B\n}', 'unit A // why\n{\n  within B\n}\n'],
    ['at the end of the file', 'unit A\n\n\n  // end  \n\n', 'unit A\n\n// end\n'],
    ['before a declaration on its line', '/* a */unit A', '/* a */ unit A\n'],
    ['that describe an element', '/** Doc */unit A', '/** Doc */\nunit A\n'],
    [
      'with stars',
      'scenario S {\n    /**\n  * one\n       *   two\n*/\nadd unit A\n}',
      'scenario S {\n  /**\n   * one\n   *   two\n   */\n  add unit A\n}\n',
    ],
    ['of several lines without stars', '  /* one\n     two\n  */\nunit A', '/* one\n     two\n  */\nunit A\n'],
  ])('%s', (_where, text, expected) => {
    expect(keepsItsPromises(text)).toBe(expected);
  });
});

describe('a file', () => {
  test('with mistakes is left alone and says so', () => {
    expect(format('unit A {\n  wihtin B\n}')).toEqual({
      ok: false,
      problems: [{ message: '"wihtin" is not a property of a unit; did you mean "within"?', start: 11, end: 17 }],
    });
  });
  test('keeps its line breaks and its byte order mark', () => {
    expect(formatted('\uFEFFunit A {\r\nwithin B\n\n\nhead p\r\n}')).toBe(
      '\uFEFFunit A {\r\n  within B\r\n\r\n  head p\r\n}\r\n',
    );
    expect(keepsItsPromises('/**\r\n* a\r\n*/\r\nunit A')).toBe('/**\r\n * a\r\n */\r\nunit A\r\n');
  });
});

describe('a range', () => {
  const text = 'unit   A\nunit   B {\n within   C\n   head    p\n}\nunit   D\n';
  function within(from: string, to: string): string {
    const result = formatRange(text, text.indexOf(from), text.indexOf(to) + to.length);
    if (!result.ok) throw new Error('mistakes');
    return [...result.edits]
      .reverse()
      .reduce((all, { start, end, text: by }) => all.slice(0, start) + by + all.slice(end), text);
  }
  test('is formatted, and nothing else', () => {
    expect(within('within', 'C')).toBe('unit   A\nunit   B {\n  within C\n   head    p\n}\nunit   D\n');
    expect(within('unit   B', 'p')).toBe('unit   A\nunit B {\n  within C\n  head p\n}\nunit   D\n');
    expect(within('unit   A', 'D')).toBe(formatted(text));
  });
});
