import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importFromTable } from '@btaas/workspace';
import { expect, test } from 'vitest';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/import.md'), 'utf8').replaceAll('\r\n', '\n');
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!;

test('the page on importing shows what is written', () => {
  const { files, problems } = importFromTable({
    format: 'csv',
    table: { file: 'services.csv', text: block('csv') },
    mapping: { file: 'services.map.jsonc', path: 'services.map.jsonc', text: block('jsonc') },
  });
  expect(problems).toEqual([]);
  expect(files.map(({ path }) => path)).toEqual(['services/other.btaas', 'services/payments.btaas']);
  expect(files[1]!.text.split('\n').slice(1).join('\n')).toBe(block('btaas'));
  expect(files[0]!.text).toContain('state approved\n');
});
