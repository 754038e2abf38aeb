import { expect, it } from 'vitest';
import { figuresOf } from '../../../../test/support/portfolio.js';

const DECLARATIONS = [
  'portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }',
  'archetype A',
  'team T',
  'provider In internal',
  'service N supporting { archetype A  accountable T  state operational }',
  'service M supporting { archetype A  accountable T  state operational  requires N }',
  'service L supporting { archetype A  accountable T  state operational  requires N }',
  'commission N to In { ola { availability 99.9% monthly  rto 1 h } }',
  'commission M to In { ola { availability 99.5% monthly  rto 1 h } }',
  `service D businessFacing { archetype A  accountable T  state operational  requires N
  offering One { sla { availability 99% monthly  rto 2 h } }  offering Two { sla { availability 99% monthly  rto 2 h } } }`,
  `service S businessFacing { archetype A  accountable T  state operational  requires D, L, anyOf(1, M, L)
  offering Gold { sla { availability 98% monthly  rto 3 h } } }`,
];
const REARRANGED = [...DECLARATIONS]
  .reverse()
  .map((text) =>
    text
      .replace('requires D, L, anyOf(1, M, L)', 'requires anyOf(1, L, M), L, D')
      .replace(/(offering One .*? } }) {2}(offering Two .*? } })/, '$2  $1'),
  );

it('gives the same figures and names the same agreements whatever the order of the text', () => {
  const said = (declarations: readonly string[]) => {
    const { agreements, portfolio } = figuresOf(declarations.join('\n'));
    return portfolio
      .all('service')
      .flatMap((service) => agreements.currentPromisesOf(service))
      .map((promise) => {
        const availability = agreements.availability(promise);
        const inputs = availability?.composed.explain().inputs.map(({ label, value }) => [label, value]);
        const times = agreements.times(promise).map(({ behind }) => behind?.explain().inputs.map(({ label }) => label));
        return [promise.label, availability?.composed.value, availability?.guaranteed.value, inputs, times];
      })
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  };
  expect(REARRANGED).not.toEqual([...DECLARATIONS].reverse());
  expect(said(REARRANGED)).toEqual(said(DECLARATIONS));
});
