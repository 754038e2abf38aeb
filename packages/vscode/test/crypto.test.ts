import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHash as ours } from '../src/web/crypto.js';

test('the hash in a browser is that of Node', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(ours('sha256').update(text).digest('hex')).toBe(createHash('sha256').update(text).digest('hex'));
    }),
    { seed: 7, numRuns: 300 },
  );
});
