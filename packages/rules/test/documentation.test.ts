import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentation } from '../src/documentation.js';
import { RULES } from '../src/index.js';

const folder = resolve(import.meta.dirname, '../../../docs/rules');

describe('docs/rules', () => {
  it('holds what the rules say: run "npm run generate" if not', () => {
    const pages = documentation();
    expect(readdirSync(folder).sort()).toEqual(pages.map(({ file }) => file).sort());
    for (const { file, text } of pages)
      expect([file, readFileSync(resolve(folder, file), 'utf8')]).toEqual([file, text]);
  });

  it('has every rule in its index, with its level and a link to its page', () => {
    const index = documentation().find(({ file }) => file === 'README.md')!.text;
    for (const { id, level, title } of RULES) expect(index).toContain(`| [${id}](${id}.md) | ${level} | ${title} |`);
  });
});
