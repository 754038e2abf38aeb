import { KINDS, type Place } from '@btaas/portfolio';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  format,
  isSyntaxNode,
  parse,
  plainText,
  read,
  type Snippet,
  type SyntaxNode,
  snippetOf,
  snippets,
  textEdits,
} from '../src/index.js';
import { program } from '../src/syntax/program.generated.js';

const declared = snippets.filter((snippet) => snippet.in === 'File');
const blocks = snippets.filter((snippet) => snippet.in !== 'File');

function mistakes(text: string): string[] {
  const parsed = parse(text);
  return [...parsed.problems, ...read('a', text, parsed).problems].map(({ message }) => message);
}

test('there is one for each declaration', () => {
  expect(declared.map(({ word }) => word).sort()).toEqual([...KINDS].sort());
});

test.each(declared.map(({ word, body }) => [word, body]))('that of a %s is right and laid out', (_word, body) => {
  const text = `${plainText(body)}\n`;
  expect(text).not.toContain('$');
  expect(mistakes(text)).toEqual([]);
  expect(format(text)).toEqual({ ok: true, text });
});

/** The first node of a type in the texts of the declarations, or in one of their blocks. */
function nodeOf(type: string): { text: string; place: Place } {
  for (const { body } of declared) {
    const text = plainText(body);
    const node = find(parse(text).file, type);
    if (node !== undefined) return { text, place: { document: 'a', start: node.$start, end: node.$end } };
  }
  return nodeIn(withBlock(blocks.find(({ word }) => word === type.toLowerCase())!), type);
}
function nodeIn(text: string, type: string): { text: string; place: Place } {
  const { $start, $end } = find(parse(text).file, type)!;
  return { text, place: { document: 'a', start: $start, end: $end } };
}
function find(node: SyntaxNode, type: string): SyntaxNode | undefined {
  if (node.$type === type) return node;
  for (const value of Object.values(node).flat()) {
    const found = isSyntaxNode(value) ? find(value, type) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
function withBlock({ in: owner, body }: Snippet): string {
  const { text, place } = nodeOf(owner);
  return applyEdits(text, textEdits([{ edit: 'addProperty', to: place, text: plainText(body) }], 'a', text));
}

describe('blocks', () => {
  test.each(blocks.map((snippet) => [snippet.word, snippet.in, snippet] as const))(
    '%s in a %s is right',
    (_word, _owner, snippet) => {
      const text = withBlock(snippet);
      // Some stand in the declaration's own snippet already, where they may not stand twice.
      expect(mistakes(text).filter((message) => !message.includes('given twice'))).toEqual([]);
      // A tier stands in columns with those before it.
      const formatted = format(`${text}\n`);
      expect(formatted.ok && formatted.text.replace(/(\S) {2,}/g, '$1  ')).toBe(`${text}\n`);
    },
  );

  test('there is one for each block of the grammar', () => {
    const withBlocks = program.rules.filter(
      (rule) => rule.is === 'node' && JSON.stringify(rule.step).includes('"block"'),
    );
    const all = snippets.map((snippet) => (snippet.in === 'File' ? plainText(snippet.body) : withBlock(snippet)));
    const missing = withBlocks.filter(({ name }) => !all.some((text) => find(parse(text).file, name) !== undefined));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

test('they are found by word and owner', () => {
  expect(snippetOf('service')?.body).toMatch(/^service \$\{1:Name\}/);
  expect(snippetOf('warranty', 'Tier')?.body).toMatch(/^warranty \{ availability/);
  expect(snippetOf('warranty')).toBeUndefined();
});
