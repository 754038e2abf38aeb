import { resolve } from 'node:path';
import { check } from '@btaas/workspace';
import { expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../examples/meridian');

test('examples/meridian is free of findings', () => {
  const { files, findings } = check([folder], folder);
  expect(files).toEqual([
    'change.btaas',
    'governance.btaas',
    'providers.btaas',
    'rewards.btaas',
    'services.btaas',
    'strategy.btaas',
  ]);
  expect(findings).toEqual([]);
});
