import { expect, test } from 'vitest';
import { importsOf } from './imports.js';

test.each([
  ["import { a } from '@btaas/x';", { typesOnly: false, late: false }],
  ["import {\n  a,\n  type B,\n} from '@btaas/x';", { typesOnly: false, late: false }],
  ["import '@btaas/x';", { typesOnly: false, late: false }],
  ['import * as x from "@btaas/x";', { typesOnly: false, late: false }],
  ["import type { A } from '@btaas/x';", { typesOnly: true, late: false }],
  ["import { type A, type B } from '@btaas/x';", { typesOnly: true, late: false }],
  ["export * from '@btaas/x';", { typesOnly: false, late: false }],
  ["export type { A } from '@btaas/x';", { typesOnly: true, late: false }],
  ["const x = await import('@btaas/x');", { typesOnly: false, late: true }],
  ["type X = typeof import('@btaas/x')['x'];", { typesOnly: true, late: true }],
])('an import is seen: %s', (text, rest) => {
  expect(importsOf(`${text}\n`)).toEqual([{ from: '@btaas/x', ...rest }]);
});

test('what is no import is not taken for one', () => {
  expect(importsOf("export const from = 'x';\nexport type From = 'x';\nimporting('x');\n")).toEqual([]);
});
