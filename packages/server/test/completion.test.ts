import { describe, expect, test } from 'vitest';
import { completion } from '../src/features/completion.js';
import { marked } from './support.js';

interface Edit {
  readonly range: { readonly start: never; readonly end: never };
  readonly newText: string;
}
const MODEL = `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
unit Stores
service Checkout businessFacing { state operational }
source Tickets from "tickets.csv" { service name  at closed  good ok  total all }
metric FirstFix "Solved at once" { from Tickets  value sum(ok) / count()  unit % }
`;
const items = (text: string) => {
  const { context, offset } = marked(MODEL + text);
  return completion(context, offset).items;
};
const labels = (text: string) => items(text).map(({ label }) => label);
/** The text after the first item of this label was taken. */
const taken = (text: string, label: string) => {
  const { context, offset } = marked(MODEL + text);
  const { range, newText } = completion(context, offset).items.find((each) => each.label === label)!.textEdit as Edit;
  const { lines, text: whole } = context.document;
  const at = ({ line, character }: { line: number; character: number }) => lines.offset(line + 1, character + 1);
  return (whole.slice(0, at(range.start)) + newText + whole.slice(at(range.end))).slice(MODEL.length);
};

describe('completion in expressions', () => {
  test('offers all collections after "in", and nothing else', () => {
    const found = labels('policy Q {\n  for s in |\n}');
    expect(found).toContain('services');
    expect(found).toContain('capabilities');
    expect(found).not.toContain('count');
    expect(found).not.toContain('Checkout');
  });
  test('offers the variable, collections, functions and metrics where a condition is asked for', () => {
    const found = labels('policy Q {\n  for s in services\n  require |\n}');
    expect(found[0]).toBe('s');
    expect(found).toEqual(expect.arrayContaining(['services', 'count', 'availability', 'portfolio', 'today', 'not']));
  });
  test('offers the members of the variable after a dot, and replaces only what stands behind it', () => {
    const found = labels('policy Q {\n  for s in services\n  require s.|\n}');
    expect(found).toEqual(expect.arrayContaining(['state', 'providers', 'cost', 'name']));
    expect(found).not.toContain('services');
    expect(taken('policy Q {\n  for s in services\n  require count(s.prov|) > 1\n}', 'providers')).toBe(
      'policy Q {\n  for s in services\n  require count(s.providers) > 1\n}',
    );
  });
  test('follows chains, also through collections', () => {
    expect(labels('policy Q {\n  for s in services\n  require s.providers.|\n}')).toContain('criticality');
    expect(labels('policy Q {\n  for s in services\n  require portfolio.period.|\n}')).toEqual(['from', 'to']);
  });
  test('offers the words of a list where one is compared', () => {
    const found = labels('policy Q {\n  for s in services\n  require s.state = |\n}');
    expect(found).toContain('operational');
    expect(found).not.toContain('services');
  });
  test('offers the members of the items after "where", without a dot', () => {
    const found = labels('plan Q {\n  gate "no P1" when count(incidents of Checkout where |\n}');
    expect(found).toContain('severity');
    const within = 'policy Q {\n  for s in services\n  require count(s.providers where criticality = |) = 0\n}';
    expect(labels(within)).toEqual(expect.arrayContaining(['high', 'medium', 'low']));
  });
  test('offers functions in a metric, where the model is out of sight', () => {
    const found = labels('metric M {\n  from Tickets\n  value |\n}');
    expect(found).toEqual(expect.arrayContaining(['sum', 'count']));
    expect(found).not.toContain('services');
  });
  test('completes within the braces of a message, and not outside of them', () => {
    const policy = (message: string) => `policy Q {\n  for s in services\n  message "${message}"\n}`;
    expect(labels(policy('{s.|}'))).toContain('name');
    expect(labels(policy('{s.name} has |'))).toEqual([]);
    expect(taken(policy('{s.na|} has none'), 'name')).toBe(policy('{s.name} has none'));
  });
  test('offers declared metrics beside those that are built in', () => {
    const found = labels('plan Q {\n  component |\n}');
    expect(found).toEqual(expect.arrayContaining(['availability', 'FirstFix']));
  });
});

describe('names', () => {
  test('come before words of the grammar, and without the element itself', () => {
    expect(labels('service S supporting {\n  requires |\n}')).toEqual(['Checkout', 'anyOf']);
  });
});

describe('snippets', () => {
  test('fill in a whole declaration', () => {
    const found = items('|').find(({ label }) => label === 'service');
    expect(found).toMatchObject({ insertTextFormat: 2 });
    expect((found!.textEdit as Edit).newText).toMatch(/accountable \$\{\d+:Team\}/);
  });
  test('fill in a block beside the word alone', () => {
    const found = labels('service S businessFacing {\n  |\n}');
    expect(found).toEqual(expect.arrayContaining(['offering', 'offering …', 'requires …', 'cost']));
    expect(found).not.toContain('cost …');
    expect(labels('service S businessFacing {\n  offering O {\n    |\n  }\n}')).toContain('sla …');
  });
});
