import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { KINDS } from '@btaas/portfolio';
import { describe, expect, test } from 'vitest';
import { snapshotOf } from '../../../test/support/portfolio.js';
import { REFERENCE_FILE, updatedReference } from '../src/reference/reference.js';

const text = readFileSync(resolve(import.meta.dirname, '../../..', REFERENCE_FILE), 'utf8').replaceAll('\r\n', '\n');
const blocks = [...text.matchAll(/```btaas\n([\s\S]*?)\n```/g)].map(([, block]) => block!);

describe('the reference of the language', () => {
  test('is up to date with grammar and schema (npm run generate)', () => {
    expect(updatedReference(text)).toBe(text);
  });

  test('has a chapter with an example for each declaration', () => {
    for (const kind of KINDS) {
      const chapter = text.split(`\n### ${kind}\n`)[1]?.split(/\n##? /)[0];
      expect(chapter, kind).toMatch(new RegExp(`\`\`\`btaas\\n[\\s\\S]*^${kind} `, 'm'));
    }
  });

  test.each(blocks.map((block) => [block.split('\n').find((line) => !line.startsWith('namespace'))!, block]))(
    'has an example without a mistake: %s',
    (_, block) => {
      const library = 'namespace shop.catalogue';
      const mistakes = snapshotOf({ 'a.btaas': block, 'b.btaas': library }).findings.map(
        ({ id, message }) => `${id} ${message}`,
      );
      expect(mistakes).toEqual([]);
    },
  );
});
