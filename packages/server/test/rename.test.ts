import { parse } from '@btaas/language';
import { describe, expect, test } from 'vitest';
import { rename } from '../src/features/rename.js';
import { marked } from './support.js';

const renamed = (newName: string) => {
  const { context, offset } = marked('unit Stores|\nservice Checkout businessFacing { owner Stores }\n');
  return rename(context, offset, newName);
};

describe('a rename', () => {
  // Letters, but not of those that the grammar takes in a name.
  test.each(['µ', 'ℂost', 'Ａb', 'ﬁx', '𝒜b', 'a-b', '1a', ''])('refuses %j, which is no name', (name) => {
    expect(parse(`unit ${name}`).problems).not.toEqual([]);
    expect(renamed(name)).toEqual({ refused: expect.stringContaining('is not a name') });
  });
  test.each(['Läden', '_1', '店舗', 'service', 'EUR'])('takes %j', (name) => {
    expect(parse(`unit ${name}`).problems).toEqual([]);
    expect(renamed(name)).toHaveProperty('changes');
  });
});
