import { describe, expect, test } from 'vitest';
import type { Flow } from '../document/blocks.js';
import { flowToSvg } from './flow-to-svg.js';

const FLOW: Flow = {
  id: 'f',
  title: 'Cost "of" <services>',
  description: '',
  unit: 'EUR',
  stages: [
    {
      label: 'From',
      nodes: [
        { id: 'a', label: '<b>A</b>' },
        { id: 'x', label: 'Nobody', muted: true },
      ],
    },
    { label: 'Over', nodes: [{ id: 'm', label: 'M' }] },
    { label: 'To', nodes: [{ id: 'z', label: 'Z' }] },
  ],
  links: [
    { from: 'a', to: 'm', amount: 30, shown: '30' },
    { from: 'x', to: 'm', amount: 10, shown: '10' },
    { from: 'm', to: 'z', amount: 40, shown: '40' },
  ],
};

describe('a flow', () => {
  const svg = flowToSvg(FLOW);
  const heights = [...svg.matchAll(/<rect [^>]*height="([\d.]+)"/g)].map(([, height]) => Number(height));

  test('has nodes as high as what passes them', () => {
    // 420 high, less a gap of 14 between the two nodes of the first stage: 40 EUR are 406.
    expect(heights).toEqual([304.5, 101.5, 406, 406]);
  });
  test('has a band a link, which says what it is', () => {
    expect([...svg.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title)).toEqual([
      '&lt;b&gt;A&lt;/b&gt; to M: 30 EUR',
      'Nobody to M: 10 EUR',
      'M to Z: 40 EUR',
    ]);
  });
  test('colours a band by where it comes from; what is no element is grey', () => {
    const fills = [...svg.matchAll(/<path [^>]*fill="([^"]*)"/g)].map(([, fill]) => fill);
    expect(fills).toEqual(['var(--c1)', 'var(--c6)', 'var(--c1)']);
  });
  test('holds no markup from its labels', () => {
    expect(svg).not.toMatch(/<b>/);
    expect(svg).toContain('aria-label="Cost &quot;of&quot; &lt;services&gt;"');
  });
});
