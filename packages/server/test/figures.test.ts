import { describe, expect, test } from 'vitest';
import { figuresMarkdown, figuresPage } from '../src/features/figures.js';
import { marked } from './support.js';

const LINES = Array.from({ length: 6 }, (_, i) => `  cost run ${i + 1}k EUR/year`);
const { context } = marked(`portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
service |Checkout supporting {
  state operational
${LINES.join('\n')}
}
`);
const inputs = (text: string) => text.split('\n').filter((line) => line.startsWith('  - cost run'));

describe('the figures of an element', () => {
  test('name in a hover the first inputs, and how many more there are', () => {
    const text = figuresMarkdown(context, 'Checkout');
    expect(inputs(text)).toHaveLength(4);
    expect(text).toContain('  - and 2 more');
  });
  test('have all inputs on their page, each with its place', () => {
    const text = figuresPage(context, 'Checkout');
    expect(inputs(text)).toHaveLength(6);
    expect(text).toContain('(file:///p/a.btaas#L9)');
    expect(text).not.toContain('more');
  });
  test('are nothing for what does not exist', () => {
    expect(figuresPage(context, 'Nobody')).toBe('');
  });
});
