import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from '@btaas/language';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../examples');

test.each(globSync('*/**/*.btaas', { cwd: root }).filter((path) => !path.startsWith('broken')))(
  'examples/%s is laid out as the formatter does it',
  (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    expect(format(text)).toMatchObject({ ok: true, text });
  },
);
