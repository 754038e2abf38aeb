import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSyntaxNode, parse, type SyntaxNode } from '../src/index.js';
import { parseWithTokens } from '../src/syntax/btaas.js';

const messages = (text: string) => parse(text).problems.map(({ message }) => message);
const declared = (text: string) => [parse(text).file.declarations].flat().filter(isSyntaxNode);
const nodesOf = (value: unknown): readonly SyntaxNode[] => [value].flat().filter(isSyntaxNode);

/** What each mistake is told as, in full. Behind each stands a unit, which must be understood. */
function says(cases: readonly (readonly [text: string, ...messages: string[]])[]): void {
  test.each(cases.map(([text, ...expected]) => [text, expected]))('%s', (text, expected) => {
    expect(messages(`${text}\nunit Z`)).toEqual(expected);
    expect(declared(`${text}\nunit Z`).at(-1)?.name).toBe('Z');
  });
}

describe('words that do not belong', () => {
  says([
    [
      'service A { rto 4 h }',
      '"rto" is not a property of a service; it belongs into expects, warranty, ola, uc, sla or commits',
    ],
    ['service A { price 4 EUR }', '"price" is not a property of a service; it belongs into offering'],
    ['portfolio P { concentration 0.25 }', '"concentration" is not a property of a portfolio; it belongs into limits'],
    ['service A { offering G { cap 3 } }', '"cap" is not a property of an offering; it belongs into plan'],
    [
      'archetype A { warranty { importance 3 } }',
      '"importance" is not a property of an agreement; it belongs into need or entry',
    ],
    ['survey S { entry A by B on speed { weight 3 } }', '"weight" is not a property of a survey entry'],
    ['service A { unknown }', '"unknown" is not a property of a service'],
    ['unit A {\n  wihtin B\n}', '"wihtin" is not a property of a unit; did you mean "within"?'],
    ['servise A { cost run 4 EUR }', '"servise" is not a declaration; did you mean "service"?'],
    ['Service A { cost run 4 EUR }', '"Service" is not a declaration; did you mean "service"?'],
    ['nonsense A { cost run 4 EUR }', '"nonsense" is not a declaration'],
    ['rto 4 h', '"rto" is not a declaration; it belongs into expects, warranty, ola, uc, sla or commits'],
    [
      'unit A { need N {} }',
      '"need" is not a property of a unit but a declaration; it stands outside of other declarations',
    ],
    ['namespace a.(b\nunit A', 'expected a name, found "("'],
    ['namespace\nunit A { within Z }', '"namespace" needs a name'],
    ['namespace a\nuse\nunit A { within Z }', '"use" needs a name'],
    ['nmaespace a\nuse b\nunit A', '"nmaespace" is not a declaration; did you mean "namespace"?'],
    ['unit A\nuse b', '"use" stands at the top of a file, before all declarations'],
    ['archetype A { warranty { rto 4 hrs  rpo 2 h } }', '"hrs" is not a unit; did you mean "h"?'],
    [
      'service A businessfacing {\n  capability C\n}',
      '"businessfacing" has no meaning here; did you mean "businessFacing"?',
    ],
    ['service A { state operational sinc 2024-03-01 }', '"sinc" has no meaning here; did you mean "since"?'],
    [
      'service A { offering G { sla { availability 99% mothly } } }',
      '"mothly" has no meaning here; did you mean "monthly"?',
    ],
    ['plan P { component a of B wieght 50% { 1 -> 2% } }', '"wieght" has no meaning here; did you mean "weight"?'],
    ['plan P { component a { x } }', 'expected "weight", found "{"'],
    ['pool P { funding m of R { x 1 } }', 'expected a point of the curve such as 99.9% -> 100%, found "x"'],
  ]);
});

describe('values that are missing or of another form', () => {
  says(
    [
      ['service A {\n  archetype\n  accountable B\n}', '"archetype" needs a value: a name'],
      ['service A {\n  responsible\n  state operational since 2024-01-01\n}', '"responsible" needs a value: a name'],
      ['provider P internal { criticality }', 'expected a level: high, medium or low after "criticality"'],
      ['archetype A { warranty { hours } }', 'expected the name of a calendar after "hours"'],
      ['team T { lead 5 }', 'expected the name of a person, found "5"'],
      ['service B { archetype }', 'expected the name of an archetype after "archetype"'],
      [
        'service A {\n  cost run\n  requires B\n}',
        'expected money such as "480k EUR" or money per time such as "90k EUR/year" after "run"',
      ],
      ['unit A { within "B" }', 'expected the name of a unit, found the text "B"'],
      ['asset A { retires 2027 }', 'expected a date such as 2026-02-01, found "2027"'],
      ['provider P { plan exit }', 'expected a text in quotes, found "exit"'],
      ['commission A B { }', 'expected "to", found "B"'],
      ['need N { importance 5 { } }', 'expected a property or "}", found "{"'],
      ['archetype A { tier S { demand 3 } }', 'expected ".." after "3"'],
      ['metric M { value not of X }', '"not" is an operator here, so it cannot name a metric'],
      ['metric M { value 1 + }', 'expected an expression after "+"'],
      ['unit', 'expected a name after "unit"'],
      ['unit "Title" A', 'expected a name, found the text "Title"'],
    ].filter(([text]) => text !== 'unit') as [string, string][],
  );
});

describe('habits from other languages', () => {
  says([
    ['service A { archetype: Transactional }', 'properties have no colon: write "archetype Transactional"'],
    [
      'service A { archetype = Transactional tier M }',
      'properties have no equals sign: write "archetype Transactional tier M"',
    ],
    [
      'service A { capability C; fit functional 4 technical 3; }',
      ...Array(2).fill('properties have no semicolon: each stands on its own line, or two spaces apart'),
    ],
    ['unit A { within B, head p }', 'properties have no comma between them; leave it out'],
    ['team A { members [a, b] }', 'a list has no brackets: write its items with commas between them'],
    ["unit A 'The unit' { within B }", 'texts stand in double quotes: write "The unit"'],
    ['unit A “The unit” { within B }', 'texts stand in double quotes: write "The unit"'],
    ['unit A # the unit', 'a comment begins with //'],
    ['asset A { cost run €480k }', "money has its currency's code behind it: 480k EUR"],
    ['service my-service { capability C }', 'a name has no hyphen: write "my_service"'],
    ['service A { requires a-b-c, d }', 'a name has no hyphen: write "a_b_c"'],
    ['service A { successor a-b\n capability C }', 'a name has no hyphen: write "a_b"'],
    ['archetype A { warranty { availability 99.9 % } }', 'a percentage has no space before its sign: write 99.9%'],
    ['asset A { cost run 1,000 EUR }', 'digits are grouped with "_": write 1_000'],
    ['asset A { cost run 5 EUR / year }', 'a unit is written without spaces: "EUR/year"'],
    ['metric M { value a/b }', 'a division is written with spaces: "a / b"'],
    ['service S { successor A(B) }', 'expected a property or "}", found "("'],
    [
      'metric M { from S  value median(a)  better higher }',
      'there is no function "median"; there are count, sum, avg, min, max, any, all and distinct',
    ],
    ['service S { requires anyOf(A, B) }', 'how many of them are needed stands before them: write anyOf(1, A'],
    ['policy P { for s in services  require s.name == "a" }', 'equality has one sign: write "="'],
    ['policy P { for s in services  require s.name <> "a" }', 'inequality is written "!="'],
    ['policy P { for s in services  require true && false }', 'write "and" in place of "&&"'],
    ['policy P { for s in services  require true || false }', 'write "or" in place of "||"'],
    ['policy P { for s in services  require !(true) }', 'write "not" in place of "!"'],
    ['person P { fte 0,5 }', 'a decimal has a point: write 0.5'],
    ['asset A { cost run 480.000,00 EUR }', 'a decimal point, and "_" between groups of digits: write 480_000.00'],
    ['service S { volume 30 M tx/year }', '"M" belongs to the number: write 30M'],
    ['archetype A { warranty { rto 4 hours } }', '"hours" is not a unit; did you mean "h"?'],
    ['calendar C { open Mon..Fri 8:00..18:00 }', 'a time has two digits before the colon: write 08:00'],
    ['calendar C { open always  closed 25.12.2026 }', 'a date is written year first: 2026-12-25'],
  ]);
});

describe('braces and quotes', () => {
  says([
    ['unit A\n  within B\n  head p\n}', '"{" is missing after "A"'],
    [
      'service A businessFacing\n  archetype B\n  capability C\n  cost run 4 EUR\n}',
      '"{" is missing after "businessFacing"',
    ],
    ['service A {\n  offering Gold\n    price 4 EUR\n    sla { rto 4 h }\n  }\n}', '"{" is missing after "Gold"'],
    ['service A {\n  offering Gold {\n    sla\n      rto 4 h\n    }\n  }\n}', '"{" is missing after "sla"'],
    ['archetype A {\n  tier S demand 1 .. 2 }\n  tier M { demand 2 .. 3 }\n}', '"{" is missing after "S"'],
    ['unit A { { within B }', 'this "{" is one too many; take it away'],
    ['archetype A { { rto 4 h } }', 'expected a property or "}", found "{"'],
    [
      'archetype A {\n  warranty { rto 4 h }\n  }\n  tier S { demand 1 .. 2 }\n  tier M { demand 2 .. 3 }\n}',
      '"tier" is not a declaration; it belongs into archetype',
    ],
    ['service A {\n  requires B\nservice D {}', '"}" is missing: the block that opens in line 1 is not closed'],
    ['unit A {', '"}" is missing: the block that opens in line 1 is not closed'],
    ['}', 'this "}" closes nothing; take it away, or a "{" is missing before it'],
    ['unit A "never closed', 'this text is not closed: a closing quote is missing on its line'],
    ['unit A "One" {\n  within B "\n}', 'this text is not closed: a closing quote is missing on its line'],
    ['service A {\n  utility Take: cards"\n  capability C\n}', 'this quote closes a text that has no opening quote'],
    [
      'source A "Title from "a.csv" { at b }',
      'a quote is missing on this line: a text begins with one and ends with one',
    ],
    ['unit A\nneed N "Title"  unit A  importance 3 }\nunit B', '"{" is missing after "Title"'],
    ['unit A\nservice S supporting\n  archetype B tier M\n  capability C\n}', '"{" is missing after "supporting"'],
    ['unit A § \u0000', '"§" has no meaning here', 'the control character U+0000 has no meaning here'],
    [
      'scenario S {\n  add service A {\n    capability C\n  retire B on 2026-01-01\n  move A to B\n}',
      '"}" is missing: the block that opens in line 2 is not closed',
    ],
    [
      'service A {\n  offering G {\n    sla { rto 4 h\n  }\n}',
      '"}" is missing: the block that opens in line 1 is not closed',
    ],
  ]);
});

describe('deep inside of a scenario', () => {
  const inScenario = (property: string) =>
    `scenario S {\n  add service A supporting {\n    offering G {\n      sla {\n        ${property}\n      }\n    }\n    capability C\n  }\n  retire B\n}\nunit Z`;
  test.each(
    [
      ['rot 4 h', '"rot" is not a property of an agreement; did you mean "rto"?'],
      ['rto', 'expected a duration such as "4 h" after "rto"'],
      ['price 3 EUR', '"price" is not a property of an agreement; it belongs into offering'],
      ['unit U', '"unit" is not a property of an agreement; it belongs into need, source or metric'],
      ['rto: 4 h', 'properties have no colon: write "rto 4 h"'],
      ['{ } }', 'x'],
    ].slice(0, 5),
  )('%s', (property, message) => {
    expect(messages(inScenario(property))).toEqual([message]);
    const [scenario, unit] = declared(inScenario(property));
    expect(unit?.name).toBe('Z');
    expect(nodesOf(scenario?.properties).map(({ key }) => key)).toEqual(['add', 'retire']);
    const [service] = nodesOf(nodesOf(scenario?.properties)[0]?.values);
    expect(nodesOf(service?.properties).map(({ key }) => key)).toEqual(['offering', 'capability']);
  });
});

describe('each token of a portfolio in full', () => {
  const text = readFileSync(join(import.meta.dirname, 'fixtures/canonical.btaas'), 'utf8');
  const { starts, ends } = parseWithTokens(text).tokens;
  const swapped = (word: string) => (/^[a-z]{4,}$/i.test(word) ? word[0]! + word[2]! + word[1]! + word.slice(3) : word);

  test.each([
    ['left out', () => ''],
    ['written twice', (word: string) => `${word} ${word}`],
    ['misspelt', swapped],
  ])('%s costs at most one message', (_how, change: (word: string) => string) => {
    const costly: string[] = [];
    starts.forEach((start, i) => {
      const word = text.slice(start, ends[i]);
      // Without the dots two times of day run into one another.
      if (word === '..' && text[start - 3] === ':') return;
      const found = messages(text.slice(0, start) + change(word) + text.slice(ends[i]));
      if (found.length > 1) costly.push(`${text.slice(start - 40, start)}[${word}]: ${found.join('; ')}`);
    });
    expect(costly).toEqual([]);
  });

  test('each quote left out costs one message', () => {
    const costly: string[] = [];
    starts.forEach((start, i) => {
      const word = text.slice(start, ends[i]);
      // Outside of a text, "/*" begins a comment.
      if (!/^"(?!"")/.test(word) || word.includes('/*')) return;
      for (const change of [word.slice(1), word.slice(0, -1)]) {
        const found = messages(text.slice(0, start) + change + text.slice(ends[i]));
        if (found.length !== 1) costly.push(`${change}: ${found.join('; ')}`);
      }
    });
    expect(costly).toEqual([]);
  });
});

describe('what is guessed is read as what was meant', () => {
  test('a misspelt declaration and property', () => {
    const [service] = declared('servise A {\n  wich B\n  capabilty C\n}');
    expect([service?.$type, service?.name]).toEqual(['Service', 'A']);
    expect(nodesOf(service?.properties).map(({ key }) => key)).toEqual(['capability']);
  });
  test('a misspelt word of a header', () => {
    const [service] = declared('service A "Title" businesFacing { capability C }');
    expect(nodesOf(service?.facing)[0]?.word).toBe('businessFacing');
    expect(nodesOf(service?.properties)).toHaveLength(1);
  });
  test('a name with hyphens', () => {
    const [service] = declared('service my-own-service supporting { requires a-b, c }');
    expect(service?.name).toBe('my-own-service');
    expect(nodesOf(nodesOf(service?.properties)[0]?.values).map(({ service: to }) => nodesOf(to)[0]?.target)).toEqual([
      'a-b',
      'c',
    ]);
  });
  test('a block without its brace, and a namespace that is misspelt', () => {
    const { file } = parse('namespce n\nuse m\nunit A\n  within B\n  head p\n}');
    expect([file.namespace, nodesOf(file.uses)[0]?.namespace]).toEqual(['n', 'm']);
    expect(nodesOf(nodesOf(file.declarations)[0]?.properties).map(({ key }) => key)).toEqual(['within', 'head']);
  });
  test('a header that cannot be read', () => {
    const { file, problems } = parse('namespace n\nuse 5\nuse m.(\nuse o\nunit A\nunit B');
    expect(problems.map(({ message }) => message)).toEqual([
      'expected a name, found "5"',
      'expected a name, found "("',
    ]);
    expect(file.namespace).toBe('n');
    expect(nodesOf(file.uses).map(({ namespace }) => namespace)).toEqual(['o']);
    expect(nodesOf(file.declarations).map(({ name }) => name)).toEqual(['A', 'B']);
  });
  test('a text that lacks a quote, and the block behind it', () => {
    for (const title of ['The title"', '"The title']) {
      const [unit, next] = declared(`unit A ${title} {\n  within B\n}\nunit C`);
      expect(nodesOf(unit?.properties).map(({ key }) => key)).toEqual(['within']);
      expect([unit?.title, next?.name]).toEqual([title, 'C']);
    }
  });
  test('a word that is left out', () => {
    const [commission] = declared('commission A B from 2026-01-01 { review monthly }');
    expect([nodesOf(commission?.to)[0]?.target, nodesOf(commission?.properties).length]).toEqual(['B', 1]);
  });
  test('a property with an equals sign', () => {
    const [unit] = declared('unit A { within = B  head = p }');
    expect(nodesOf(unit?.properties).map(({ key }) => key)).toEqual(['within', 'head']);
  });
});
