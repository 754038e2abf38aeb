import { expect, test } from 'vitest';
import { graphToSvg } from './graph-to-svg.js';

test('the label of a box goes on in a second line, whatever signs it has', async () => {
  const label = 'Enforcement and "Compliance" C:\\new History Online';
  const svg = await graphToSvg(
    {
      id: 'g',
      title: 'G',
      description: '',
      direction: 'LR',
      nodes: [{ id: 'a', label, shape: 'service' }],
      edges: [],
    },
    () => undefined,
  );
  const lines = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, line]) => line);
  expect(lines).toEqual(['Enforcement and', '&quot;Compliance&quot; C:\\new History Online']);
});
