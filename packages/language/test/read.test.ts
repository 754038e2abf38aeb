import { printExpression, printQuantity } from '@btaas/portfolio';
import { describe, expect, test } from 'vitest';
import { parse, read } from '../src/index.js';

const reading = (text: string) => read('a.btaas', text, parse(text));
const first = (text: string) => reading(text).document.elements[0]!;

describe('an element', () => {
  test('has its qualified name, its title, its doc comment and its places', () => {
    const text = 'namespace n\n/** Retail group\n * with *stores*. */\nunit Stores "Store \\"ops\\"" {}\n';
    expect(first(text)).toEqual({
      ...{ kind: 'unit', id: 'n.Stores', name: 'Stores', doc: 'Retail group\nwith *stores*.', document: 'a.btaas' },
      title: { value: 'Store "ops"', start: text.indexOf('"Store'), end: text.indexOf(' {}') },
      ...{ namespace: 'n', start: text.indexOf('unit'), end: text.length - 1 },
      ...{ nameStart: text.indexOf('Stores "'), nameEnd: text.indexOf(' "Store') },
      values: { within: undefined, head: undefined },
    });
  });
  test('other comments are not its doc comment', () => {
    expect(first('/* no */ unit A').doc).toBeUndefined();
    expect(first('/** of nothing */ // but this\nunit A').doc).toBeUndefined();
    expect(first('/***/ unit A').doc).toBeUndefined();
  });
  test('without a name is called after its ends', () => {
    expect(first('namespace n\ncommission Platform to x.CoreIT').id).toBe('n.commission Platform to x.CoreIT');
  });
  test('inside a scenario belongs to it', () => {
    const scenario = first('namespace n\nscenario S { add unit U }');
    const added = scenario.kind === 'scenario' ? scenario.values.add[0]!.value : undefined;
    expect(added).toMatchObject({ kind: 'unit', id: 'n.S.U' });
  });
});

describe('a value', () => {
  test('stands with its place, lists in their order, flags as true', () => {
    const text = 'service S supporting { requires A { handover 10 min  data }, anyOf(1, B, C) }';
    const service = first(text);
    if (service.kind !== 'service') throw new Error('no service');
    const [a, any] = service.values.requires;
    expect([text.slice(a!.start, a!.end), text.slice(any!.start, any!.end)]).toEqual([
      'A { handover 10 min  data }',
      'anyOf(1, B, C)',
    ]);
    if (a!.value.record !== 'Requirement') throw new Error('no requirement');
    expect([printQuantity(a!.value.handover!.value), a!.value.data!.value]).toEqual(['10 min', true]);
    expect(service.values.consumers).toEqual([]);
    expect(service.values.facing?.value).toBe('supporting');
  });
  test('that does not fit is left out, and the rest is there', () => {
    const { document, problems } = reading('need N { importance 7  unit U }');
    expect(problems.map(({ message }) => message)).toEqual(['expected a number from 1 to 5, found "7"']);
    const need = document.elements[0]!;
    if (need.kind !== 'need') throw new Error('no need');
    expect([need.values.importance, need.values.unit?.value]).toEqual([undefined, { to: 'U', found: false }]);
  });
  test.each([
    ['"a\\nb \\u00e9 \\\\"', 'a\nb é \\'],
    ['"""\n    # Title\n\n      indented\n    """', '# Title\n\n  indented'],
    ['"""one line"""', 'one line'],
    ['"""\r\n  a\r\n  b\r\n"""', 'a\nb'],
  ])('the text %s', (written, said) => {
    const asset = first(`asset A { technology ${written} }`);
    expect(asset.kind === 'asset' && asset.values.technology?.value).toBe(said);
  });
  test('an escape that nobody knows is reported where it stands', () => {
    const text = 'asset A { technology "c:\\dir" }';
    expect(reading(text).problems).toEqual([
      {
        message: '"\\d" is not an escape; write "\\\\" for a backslash',
        ...{ start: text.indexOf('\\'), end: text.indexOf('\\') + 2 },
      },
    ]);
  });
});

describe('an expression', () => {
  test.each([
    '1 + 2 * 3',
    'count(services where state = operational) >= 2',
    'if a then 1 EUR else -2 EUR',
    'not (a and b) or availability of Checkout < 99.9%',
    's.sla.availability in 2026-Q3',
  ])('%s', (text) => {
    const { document, problems } = reading(`metric M { value ${text}  better higher }`);
    const metric = document.elements[0]!;
    expect(problems).toEqual([]);
    expect(metric.kind === 'metric' && printExpression(metric.values.value!.value)).toBe(text);
  });
  test('names metrics and elements to be looked up', () => {
    const { links } = reading('metric M { value margin of n.Checkout + availability of X  better higher }');
    expect(links.map(({ text, to, builtIn }) => [text, to, builtIn])).toEqual([
      ['margin', ['metric'], false],
      ['n.Checkout', ['*'], false],
      ['availability', ['metric'], true],
      ['X', ['*'], false],
    ]);
  });
});

describe('a message', () => {
  function message(written: string) {
    const text = `policy P { for s in services  require true  message ${written} }`;
    const { document, problems, links } = reading(text);
    const policy = document.elements[0]!;
    const parts = policy.kind === 'policy' ? (policy.values.message?.value.parts ?? []) : [];
    const shown = parts.map((part) =>
      typeof part === 'string' ? part : [printExpression(part), text.slice(part.start, part.end)],
    );
    return { shown, problems: problems.map(({ message, start, end }) => [message, text.slice(start, end)]), links };
  }
  test('has texts and expressions, with their places', () => {
    expect(message('"{s.name} depends on {count(s.providers)} {{alone}}"').shown).toEqual([
      ['s.name', 's.name'],
      ' depends on ',
      ['count(s.providers)', 'count(s.providers)'],
      ' {alone}',
    ]);
    expect(message('"{a + b}"').shown).toEqual([['a + b', 'a + b']]);
  });
  test('with names that are looked up at their place', () => {
    const written = '"now {availability of Checkout}"';
    const text = `policy P { for s in services  require true  message ${written} }`;
    expect(message(written).links.map(({ start, end }) => text.slice(start, end))).toEqual([
      'availability',
      'Checkout',
    ]);
  });
  test.each([
    ['"a { b"', 'this "{" is not closed; write "{{" for a brace', '"a { b"'],
    ['"a } b"', 'this "}" has no "{" before it; write "}}" for a brace', '"a } b"'],
    ['"x {s.}"', 'expected a name, found the end of the expression', ''],
    ['"x {a b}"', 'expected the end of the expression, found "b"', 'b'],
  ])('%s is a mistake', (written, said, at) => {
    expect(message(written).problems).toEqual([[said, at]]);
  });
});
