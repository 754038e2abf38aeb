import { type Explanation, num, Rational } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { PageData } from '../html/page-data.js';
import { type How, howOf } from './explanations.js';

/** A figure of some plain inputs, and of one that is a figure like it, so many levels deep. */
function nested(levels: number, plain: number): Explanation {
  const value = num(Rational.parse('1'));
  const inputs = Array.from({ length: plain }, (_, i) => ({ label: `input ${i}`, value }));
  const below = { label: 'below', value, ...(levels === 0 ? {} : { of: nested(levels - 1, plain) }) };
  return { label: `level ${levels}`, value, formula: 'x', inputs: [below, ...inputs] };
}
const placeText = () => 'a.btaas:1';
function depthOf({ i }: How): number {
  return Math.max(0, ...i.map(({ h }) => (h === undefined ? 0 : 1 + depthOf(h))));
}

describe('an explanation', () => {
  it('is said to a program with all inputs, four figures deep', () => {
    const how = howOf(nested(6, 30), placeText);
    expect([depthOf(how), how.i.length]).toEqual([4, 31]);
  });
  it('is said on a page with twenty inputs, three figures deep, and says that there are more', () => {
    const data = new PageData(placeText);
    data.how(nested(6, 30));
    const { texts, hows } = JSON.parse(data.toJson());
    expect(hows.map(([label]: [number]) => texts[label])).toEqual(['level 3', 'level 4', 'level 5', 'level 6']);
    expect(hows[0][4]).toHaveLength(20);
    expect(texts).toContain('and 11 more inputs');
  });
});
