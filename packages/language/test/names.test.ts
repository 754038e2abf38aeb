import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarations } from '@btaas/portfolio';
import { describe, expect, test } from 'vitest';
import { Names, parse, read } from '../src/index.js';

function problems(files: Record<string, string>): string[] {
  const names = new Names();
  const documents = Object.entries(files).map(([file, text]) => {
    const { document, declared, links } = read(file, text, parse(text));
    return { file, of: { namespace: document.namespace, uses: document.uses, declared, links } };
  });
  for (const { file, of } of documents) names.add(file, of);
  return documents.flatMap(({ file, of }) => {
    const wrong = of.links.map((link) => names.resolve(link, file, of)).filter((each) => each !== undefined);
    return [...names.duplicates(file, of), ...wrong].map(({ id, message }) => `${id} ${file}: ${message}`);
  });
}

test.each(Object.values(declarations).map(({ kind, example }) => [kind, example]))(
  'the example of %s',
  (_kind, example) => {
    expect(problems({ a: example })).toEqual([]);
  },
);

test('the portfolio in full lacks what it says that it leaves out', () => {
  const text = readFileSync(join(import.meta.dirname, 'fixtures/canonical.btaas'), 'utf8');
  const missing = problems({ a: text }).map((line) => /called "(\w+)"/.exec(line)?.[1]);
  expect([...new Set(missing)].sort()).toEqual([
    'IdentityA',
    'IdentityB',
    'Network',
    'StoreOps2026',
    'Tickets',
    'margin',
  ]);
});

describe('names', () => {
  test('resolve inside-out, across files', () => {
    expect(
      problems({
        a: 'namespace a.b\nuse c\nunit U { within V }\nunit W { within d.X }\nmigration M { wave W1 2026-01 {} wave W2 2026-02 { after W1 } }',
        c: 'namespace c\nunit V',
        d: 'namespace d\nunit X',
      }),
    ).toEqual([]);
  });
  test('of an offering, a tier or a wave are not in the way of elements of the kind that is wanted', () => {
    const text =
      'archetype Standard\nteam T\nservice S supporting { archetype Standard  accountable T  offering Standard }';
    expect(problems({ a: text })).toEqual([]);
    expect(problems({ a: text.replace('archetype Standard\n', '') })).toEqual([
      'BT011 a: expected an archetype, but "Standard" is an offering',
    ]);
  });
  test('that are near are offered', () => {
    expect(problems({ a: 'unit Stores\nunit U { within Store }' })).toEqual([
      'BT001 a: there is no unit called "Store"; did you mean "Stores"?',
    ]);
  });
  test('of the wrong kind say both kinds', () => {
    expect(problems({ a: 'team T\nunit U { within T }' })).toEqual(['BT011 a: expected a unit, but "T" is a team']);
  });
  test('in two used namespaces list both', () => {
    expect(
      problems({ a: 'use b\nuse c\nunit U { within V }', b: 'namespace b\nunit V', c: 'namespace c\nunit V' }),
    ).toEqual(['BT001 a: "V" could be "b.V" and "c.V"; write the qualified name']);
  });
  test('are unique across kinds', () => {
    expect(problems({ a: 'unit A', b: 'team A' })).toEqual(['BT002 b: "A" is declared twice; rename one of them']);
  });
});
