import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../test/support/portfolio.js';
import { isUnknown, printQuantity, type Quantity, type Unknown } from '../values/index.js';
import { guaranteedPercentile } from './index.js';

const HEAD = `portfolio P { currency EUR  rate 2026-01-01 USD 0.5  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
provider In "Group IT" internal
`;
const agreed = (name: string, terms: string, more = '') =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${more} }
commission ${name} to In { ola { ${terms} } }\n`;
const promising = (terms: string, more: string, price = '') =>
  `service S "Sales" businessFacing { archetype A  accountable T  state operational  ${more}
  offering Gold { ${price}  sla { ${terms} } } }\n`;
function agreementsOf(text: string) {
  const { agreements } = figuresOf(HEAD + text);
  return { agreements, promise: agreements.commitments.slasOf('S')[0]! };
}
const shown = (value: Quantity | Unknown) => (isUnknown(value) ? value.missing : printQuantity(value));

describe('the waterfall of an availability', () => {
  const text = `${agreed('N', 'availability 99.95% monthly')}${agreed('M', 'availability 99.9% yearly')}${promising('availability 98% monthly', 'requires N, M')}`;

  it('has the promise, the weakest link, the composed and the guaranteed value', () => {
    const { agreements, promise } = agreementsOf(text);
    const { promised, weakest, composed, guaranteed } = agreements.availability(promise)!;
    // 0.001 · 365/28 = 0.013035714… of a February; 0.9995 · 0.986964285… ; 1 − 0.0005 − 0.013035714…
    expect(
      [promised, weakest, composed, guaranteed].map(({ value }) => isUnknown(value) || value.value.toFixed(6, 'floor')),
    ).toEqual(['98.000000', '98.696428', '98.647080', '98.646428']);
  });

  it('explains each with its inputs, where they stand, and what was converted', () => {
    const { agreements, promise } = agreementsOf(text);
    const { label, inputs, notes } = agreements.availability(promise)!.composed.explain();
    expect(label).toBe('composed availability of the SLA Gold of Sales');
    expect(inputs.map((input) => [input.label, input.place === undefined])).toEqual([
      ['the OLA of Group IT for M', false],
      ['the OLA of Group IT for N', false],
    ]);
    expect(notes).toEqual(['the OLA of Group IT for M: a yearly availability held against a monthly one']);
  });

  it('names what is missing', () => {
    const { agreements, promise } =
      agreementsOf(`${agreed('N', 'rto 4 h')}service M supporting { archetype A  accountable T  state operational }
${promising('availability 98% monthly', 'requires N, M')}`);
    expect(agreements.availability(promise)!.composed.value).toEqual({
      type: 'unknown',
      missing: ['an OLA or UC for M', 'the availability of the OLA of Group IT for N'],
    });
  });

  it('says by what a value is bounded', () => {
    const many = Array.from({ length: 501 }, (_, i) => agreed(`N${i}`, 'availability 99.99% monthly')).join('');
    const { agreements, promise } = agreementsOf(
      `${many}${promising('availability 90% monthly', `requires ${Array.from({ length: 501 }, (_, i) => `N${i}`).join(', ')}`)}`,
    );
    const { composed, guaranteed } = agreements.availability(promise)!;
    expect(composed.value).toEqual({ type: 'unknown', missing: ['more than 500 services behind it'] });
    expect(composed.explain().notes).toEqual(['Bounded: more than 500 services behind it']);
    // 1 − 501 · 0.0001
    expect(shown(guaranteed.value)).toBe('94.99%');
  });
});

describe('the times of a promise', () => {
  it('are each held against the chain', () => {
    const { agreements, promise } = agreementsOf(
      `${agreed('N', 'response P1 10 min  rto 1 h')}${promising('response P1 20 min  response P2 1 h  rto 30 min', 'requires N { handover 5 min }')}`,
    );
    const times = agreements.times(promise);
    expect(
      times.map(({ name, promised, behind, holds }) => [name, shown(promised.value), shown(behind!.value), holds]),
    ).toEqual([
      ['response P1', '20 min', '15 min', true],
      ['response P2', '1 h', ['response P2 of the OLA of Group IT for N'], undefined],
      ['rto', '30 min', '1 h', false],
    ]);
    expect(times[0]!.behind!.explain().inputs.map(({ label, value }) => [label, shown(value as Quantity)])).toEqual([
      ['the OLA of Group IT for N', '10 min'],
      ['hand-over', '5 min'],
    ]);
  });

  it('of a latency is a sum that is guaranteed at a lower percentile: two at p95 at p90', () => {
    const { agreements, promise } = agreementsOf(
      `${agreed('N', 'latency p95 200 ms')}${agreed('M', 'latency p95 300 ms')}${promising('latency p95 1 s', 'requires N, M')}`,
    );
    const [latency] = agreements.times(promise);
    expect([shown(latency!.behind!.value), shown(latency!.guaranteedAt!)]).toEqual(['500 ms', '90%']);
    expect(latency!.behind!.explain().notes).toEqual([
      'Percentiles do not add: the sum of 2 times at p95 is guaranteed at p90 only: 1 − Σ(1 − p)',
    ]);
  });

  it('of a choice takes the slowest member of a latency', () => {
    const { agreements, promise } = agreementsOf(
      `${agreed('N', 'latency p95 200 ms')}${agreed('M', 'latency p95 300 ms')}${promising('latency p95 1 s', 'requires anyOf(1, N, M)')}`,
    );
    expect(shown(agreements.times(promise)[0]!.behind!.value)).toBe('300 ms');
  });

  it('know percentiles of one digit to several: p999 is 99.9, and three of them are guaranteed at 99.7', () => {
    expect(shown(guaranteedPercentile('p999', 3)!)).toBe('99.7%');
    expect(shown(guaranteedPercentile('p50', 3)!)).toBe('0%');
    expect(guaranteedPercentile('fast', 2)).toBeUndefined();
  });
});

describe('the throughput behind a promise', () => {
  const carried = (text: string) => {
    const { agreements, promise } = agreementsOf(text);
    const { rate, silent } = agreements.carried(promise)!;
    return [rate && printQuantity(rate), silent.map(({ label }) => label)];
  };
  it('is the smallest of a series, in whatever time unit: 500 tx/s and 1 200 tx/min', () => {
    expect(
      carried(
        `${agreed('N', 'throughput 500 tx/s')}${agreed('M', 'throughput 1_200 tx/min')}${promising('throughput 100 tx/s', 'requires N, M')}`,
      ),
    ).toEqual(['1200 tx/min', []]);
  });
  it('of a choice is what its weakest members carry together: 2 of 100, 200 and 300', () => {
    const three = `${agreed('N', 'throughput 100 tx/s')}${agreed('M', 'throughput 200 tx/s')}${agreed('L', 'throughput 300 tx/s')}`;
    expect(carried(`${three}${promising('throughput 10 tx/s', 'requires anyOf(2, N, M, L)')}`)).toEqual([
      '300 tx/s',
      [],
    ]);
  });
  it('names who says nothing, or speaks of something else', () => {
    expect(
      carried(
        `${agreed('N', 'throughput 100 calls/s')}${agreed('M', 'rto 1 h')}${promising('throughput 10 tx/s', 'requires N, M')}`,
      ),
    ).toEqual([undefined, ['the OLA of Group IT for M', 'the OLA of Group IT for N']]);
  });
});

describe('the exposure of an SLA', () => {
  it('is per credit level: 5 % and 15 % of 600k against 10 % of 100k, and of 50k US dollars at 0.5', () => {
    const text = `${agreed('N', 'availability 99.9% monthly  credit below 99.5% pays 10%', 'cost run 100k EUR/year')}
${agreed('M', 'availability 99.9% monthly  credit below 99% pays 10%', 'cost run 50k USD/year')}
${promising('availability 99.5% monthly  credit below 99.5% pays 5%  credit below 99% pays 15%', 'requires N, M', 'price 50k EUR/month')}`;
    const { agreements, promise } = agreementsOf(text);
    const levels = agreements.exposure(promise);
    expect(levels.map(({ exposure, payBack, net }) => [shown(exposure), shown(payBack), shown(net)])).toEqual([
      // Below 99.5 % only N owes a credit; below 99 % both do.
      ['30k EUR', '10k EUR', '20k EUR'],
      ['90k EUR', '12_500 EUR', '77_500 EUR'],
    ]);
    expect(levels.map(({ silent }) => silent.length)).toEqual([1, 0]);
  });
});

describe('the repairs of a promise', () => {
  it('are the smallest changes: what each supplier has to commit to, and what can be promised', () => {
    const { agreements, promise } = agreementsOf(
      `${agreed('N', 'availability 99.9% monthly')}${agreed('M', 'availability 99.8% monthly')}${promising('availability 99.75% monthly', 'requires N, M')}`,
    );
    // 0.9975 / 0.998 = 0.99949899… and 0.9975 / 0.999 = 0.99849849…; doubled 1 − 0.002² = 0.999996 · 0.999, 1 − 0.001² · 0.998.
    expect(
      agreements
        .repairs(promise)
        .map((repair) =>
          repair.change === 'double'
            ? ['double', repair.service, repair.composed.toString()]
            : [repair.change, repair.commitment.label, printQuantity(repair.to)],
        ),
    ).toEqual([
      ['raise', 'the OLA of Group IT for M', '99.85%'],
      ['raise', 'the OLA of Group IT for N', '99.95%'],
      ['double', 'M', '0.998996004'],
      ['double', 'N', '0.997999002'],
      ['lower', 'the SLA Gold of Sales', '99.7%'],
    ]);
  });

  it('are none for a promise that is guaranteed', () => {
    const { agreements, promise } = agreementsOf(
      `${agreed('N', 'availability 99.9% monthly')}${promising('availability 99% monthly', 'requires N')}`,
    );
    expect(agreements.repairs(promise)).toEqual([]);
  });

  it('ask of a yearly commitment what a month needs: 1 − (1 − 0.999) · 28/365 = 99.99233 %', () => {
    const { agreements, promise } = agreementsOf(
      `${agreed('N', 'availability 99.9% yearly')}${promising('availability 99.9% monthly', 'requires N')}`,
    );
    const [raise] = agreements.repairs(promise);
    expect(raise?.change === 'raise' && printQuantity(raise.to)).toBe('99.993%');
  });
});
