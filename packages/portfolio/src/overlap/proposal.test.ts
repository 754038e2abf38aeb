import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { isUnknown } from '../values/index.js';

const BASE = `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
team T
capability Payments
outcome Paid
archetype A
service Till supporting { archetype A  accountable T  state operational }
service Web supporting { archetype A  accountable T  state operational }`;
const of = (text: string) => figuresOf(`${BASE}\n${text}`).overlap;
const service = (name: string, properties: string, archetype = 'A') =>
  `service ${name} businessFacing { archetype ${archetype}  accountable T  state operational  ${properties} }`;

describe('proposals and complexity', () => {
  const proposals = (text: string) =>
    of(text).proposals.map(({ keep, absorb, saving }) => {
      const { value } = saving;
      const amount = isUnknown(value)
        ? `unknown: ${value.missing.join(', ')}`
        : `${'amount' in value.amount ? value.amount.amount : ''}`;
      return `keep ${keep.id}, absorb ${absorb.map(({ id }) => id).join(' ')}, save ${amount}`;
    });

  it('keep the dearest where nothing else tells them apart, and save the run cost of the others', () => {
    const asset = (name: string, cost: string) =>
      `asset ${name} { capability Payments  cost run ${cost} EUR/year  cost grow 9k EUR/year }`;
    expect(proposals([asset('X', '10k'), asset('Y', '30k'), asset('Z', '20k')].join('\n'))).toEqual([
      'keep Y, absorb X Z, save 30000',
    ]);
  });

  it('keep what another consolidation keeps, and the better fit', () => {
    const asset = (name: string) => `asset ${name} { capability Payments  cost run 1k EUR/year }`;
    const three = ['X', 'Y', 'Z'].map(asset).join('\n');
    expect(proposals(`${three}\nconsolidation C { keep Y  absorb Z }`)).toEqual(['keep Y, absorb X, save 1000']);
    const text = [2, 5].map((fit) => service(`F${fit}`, `capability Payments  fit functional ${fit} technical 3`));
    expect(proposals(text.join('\n'))).toEqual(['keep F5, absorb F2, save unknown: the cost of F2']);
  });

  it('say what they would save at least', () => {
    const text = `asset X { capability Payments  cost run 9k EUR/year }
asset Y { capability Payments }\nasset Z { capability Payments  cost run 2k EUR/month }`;
    // Z, the dearest at 24k, stays
    const [proposal] = of(text).proposals;
    expect(proposal!.savingAtLeast.amount.toString()).toBe('9000');
    expect(proposals(text)).toEqual(['keep Z, absorb X Y, save unknown: the cost of Y']);
  });

  it('count what is superfluous: 1 asset and 1 process of 2 services, 2 assets and 2 processes', () => {
    const { index, superfluous, cost } = of(`asset X { capability Payments  cost run 10k EUR/year }
asset Y { capability Payments  cost run 8k EUR/year }
process P1 { outcome Paid  cost run 5k EUR/year }\nprocess P2 { outcome Paid  cost run 3k EUR/year }`).complexity;
    expect(superfluous).toEqual({ services: 0, assets: 1, processes: 1, responsibilities: 0 });
    expect(index.value).toEqual({ type: 'number', value: Rational.of('33.33') });
    expect(isUnknown(cost) ? cost : cost.amount.toString()).toBe('11000');
  });

  it('are zero of an empty portfolio', () => {
    expect(figuresOf('unit U').overlap.complexity.index.value).toEqual({ type: 'number', value: Rational.ZERO });
  });
});
