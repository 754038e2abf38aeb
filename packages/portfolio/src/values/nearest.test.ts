import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './index.js';

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['', 'ab', 2],
    ['kitten', 'sitting', 3],
    ['avilability', 'availability', 1],
    ['ab', 'ba', 1],
    ['team', 'taem', 1],
    ['service', 'service', 0],
    // Alignment is restricted: the swapped pair may not be edited again.
    ['ca', 'abc', 3],
  ])('from %j to %j', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('nearest', () => {
  it('keeps the closest only, in the order given', () => {
    expect(nearest('Chekout', ['Payments', 'Checkout', 'Checkouts', 'Cheekout'], 2)).toEqual(['Checkout', 'Cheekout']);
    expect(nearest('h', ['ms', 's', 'min'], 0)).toEqual([]);
    expect(nearest('h', ['ms', 's', 'x'], 1)).toEqual(['s', 'x']);
    expect(nearest('abc', [], 3)).toEqual([]);
  });
});
