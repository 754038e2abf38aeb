import { expect, test } from 'vitest';
import { trendPoints } from './trend.js';

// 80 by 18 with a margin of 2: x goes from 2 to 78, y from 16 for the lowest to 2 for the highest.
test.each([
  { values: [10, 20, 15], points: '2,16 40,2 78,9' },
  { values: [-1, -3], points: '2,2 78,16' },
  { values: [5, 5], points: '2,9 78,9' },
])('a line through $values runs between the lowest and the highest', ({ values, points }) => {
  expect(trendPoints(values)).toBe(points);
});
