import { expect, test } from 'vitest';
import { wrap } from '../src/face/wrap.js';

test.each([
  ['one two three', 7, '', 'one two\nthree'],
  ['one two three', 9, '  ', 'one two\n  three'],
  ['  fix: do this', 9, '    ', '  fix: do\n    this'],
  ['averylongword and more', 5, '', 'averylongword\nand\nmore'],
  ['a\n\nb', 5, '', 'a\n\nb'],
  ['', 5, '', ''],
  ['as it is', undefined, '', 'as it is'],
])('%j in %s columns', (text, width, indent, wrapped) => {
  expect(wrap(text, width, indent)).toBe(wrapped);
});
