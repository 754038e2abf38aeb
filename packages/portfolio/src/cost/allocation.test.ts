import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '../exact/index.js';
import { asMoney, isUnknown, type Known, type Rate } from '../values/index.js';
import { business, CHECKOUT, costOf, shown, supporting } from '../../test/cost-samples.js';

describe('allocation', () => {
  test('follows the consumers where nothing is allocated: 570k by 80 : 20', () => {
    const { cost } = costOf(CHECKOUT);
    expect(shown(cost.ofUnit('Stores').total.value)).toBe('456k EUR/year');
    expect(shown(cost.ofUnit('Online').total.value)).toBe('114k EUR/year');
    expect(shown(cost.ofUnit('Retail').total.value)).toBe('570k EUR/year');
    expect(shown(cost.ofUnitAlone('Retail').total.value)).toBe('0 EUR/year');
  });
  test('passes through services: 100k of a platform, 60 % to Checkout, is 60k more for it and its units', () => {
    const { cost, service } = costOf(
      CHECKOUT + supporting('Platform', 'cost run 100k EUR/year  allocates 60% to Checkout, 40% to Online'),
    );
    expect(shown(cost.allocated(service('Checkout')).total.value)).toBe('630k EUR/year');
    // 570k·0.2 + 60k·0.2 + 40k
    expect(shown(cost.ofUnit('Online').total.value)).toBe('166k EUR/year');
    expect(cost.passedBy(service('Platform')).map(({ to, amounts }) => [to, shown(amounts.total)])).toEqual([
      ['Checkout', '60k EUR/year'],
      ['Online', '40k EUR/year'],
    ]);
  });
  test('of consumers without a share is equal, of what the others leave: 50 %, and 25 % each', () => {
    const { cost } = costOf(
      `unit Third\n${business('S', 'cost run 100 EUR/year  consumers Stores 50%, Online, Third')}`,
    );
    expect(['Stores', 'Online', 'Third'].map((unit) => shown(cost.ofUnit(unit).total.value))).toEqual([
      '50 EUR/year',
      '25 EUR/year',
      '25 EUR/year',
    ]);
  });
  test('gives the odd cent to the largest remainder: 1 EUR by thirds', () => {
    const { cost } = costOf(`unit Third\n${business('S', 'cost run 1 EUR/year  consumers Stores, Online, Third')}`);
    expect(['Online', 'Stores', 'Third'].map((unit) => shown(cost.ofUnit(unit).total.value))).toEqual([
      '0.34 EUR/year',
      '0.33 EUR/year',
      '0.33 EUR/year',
    ]);
  });
  test('leaves what no share speaks of unallocated: 25 % of 400 are 100', () => {
    const { cost } = costOf(business('S', 'cost run 400 EUR/year  allocates 75% to Stores'));
    expect(shown(cost.unallocated.total.value)).toBe('100 EUR/year');
    expect(cost.unallocated.share.value).toMatchObject({ type: 'percent', value: Rational.of(25) });
    expect(cost.unallocated.by.map(({ bearer, amount }) => [bearer.id, shown(amount)])).toEqual([
      ['S', '100 EUR/year'],
    ]);
  });
  test('does not happen with shares over 100 %', () => {
    const { cost } = costOf(business('S', 'cost run 400 EUR/year  allocates 75% to Stores, 30% to Online'));
    expect(shown(cost.ofUnit('Retail').total.value)).toBe('0 EUR/year');
    expect(shown(cost.unallocated.total.value)).toBe('400 EUR/year');
  });
  test('stays within a circle with what runs in it, and tells the circle', () => {
    const { cost } = costOf(
      supporting('X', 'cost run 100 EUR/year  allocates 50% to Y, 50% to Stores') +
        supporting('Y', 'cost run 200 EUR/year  allocates 50% to X, 50% to Online'),
    );
    expect(cost.cycles.map(({ path }) => path)).toEqual([['X', 'Y']]);
    expect(shown(cost.ofUnit('Stores').total.value)).toBe('50 EUR/year');
    expect(shown(cost.ofUnit('Online').total.value)).toBe('100 EUR/year');
    expect(shown(cost.unallocated.total.value)).toBe('150 EUR/year');
  });
  test('of assets goes to the units of the services that stand on them, but not into their unit cost', () => {
    const { cost, service } = costOf(`${CHECKOUT}asset Servers { supports Checkout  cost run 310k EUR/year }`);
    expect(shown(cost.support(service('Checkout')).total.value)).toBe('310k EUR/year');
    expect(shown(cost.allocated(service('Checkout')).total.value)).toBe('570k EUR/year');
    expect(shown(cost.ofUnit('Stores').total.value)).toBe('704k EUR/year');
    expect(shown(cost.totalOfAssets.total.value)).toBe('310k EUR/year');
  });
  test('of processes goes to those that they are for, else to the unit that performs them', () => {
    const { cost } = costOf(`outcome Paid
      process ForBoth { outcome Paid  performed by T  for Stores, Online  cost run 100 EUR/year }
      process ByOnline { outcome Paid  performed by Online  cost run 30 EUR/year }
      process ByTeam { outcome Paid  performed by T  cost run 7 EUR/year }`);
    expect(shown(cost.ofUnit('Stores').total.value)).toBe('50 EUR/year');
    expect(shown(cost.ofUnit('Online').total.value)).toBe('80 EUR/year');
    expect(shown(cost.unallocated.total.value)).toBe('7 EUR/year');
  });
  test('what is unknown upstream makes what it reaches unknown, and nothing else', () => {
    const { cost, service } = costOf(
      CHECKOUT +
        supporting('Bare', 'allocates 100% to Checkout') +
        business('Other', 'cost run 5 EUR/year  consumers Online') +
        'unit Far\n' +
        business('Faraway', 'cost run 5 EUR/year  consumers Far'),
    );
    expect(shown(cost.allocated(service('Checkout')).total.value)).toBe('unknown: the cost of Bare');
    expect(shown(cost.ofUnit('Stores').total.value)).toBe('unknown: the cost of Bare');
    expect(shown(cost.ofUnit('Far').total.value)).toBe('5 EUR/year');
    expect(shown(cost.of(service('Checkout')).total.value)).toBe('570k EUR/year');
  });
  test('conserves the total to the cent, at every service and over all, whatever the graph', () => {
    const sizes = fc.record({
      costs: fc.array(fc.integer({ min: 0, max: 999_999 }), { minLength: 2, maxLength: 7 }),
      shares: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 21, maxLength: 21 }),
      targets: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 21, maxLength: 21 }),
    });
    fc.assert(
      fc.property(sizes, ({ costs, shares, targets }) => {
        const text = costs
          .map((cents, index) => {
            const allocations = [0, 1, 2].map((k) => {
              const target = targets[index * 3 + k]!;
              const to = target < costs.length ? `S${target}` : ['Stores', 'Online'][target % 2];
              return `${shares[index * 3 + k]}% to ${to}`;
            });
            return supporting(`S${index}`, `cost run ${cents / 100} EUR/year  allocates ${allocations.join(', ')}`);
          })
          .join('');
        const { cost, service } = costOf(text);
        const cents = (value: Known<Rate>) => {
          if (isUnknown(value)) throw new Error('nothing is missing here');
          return asMoney(value.amount)!.amount.times(Rational.HUNDRED).numerator;
        };
        const spent = costs.reduce((sum, each) => sum + BigInt(each), 0n);
        expect(cents(cost.total.total.value)).toBe(spent);
        expect(cents(cost.ofUnit('Retail').total.value) + cents(cost.unallocated.total.value)).toBe(spent);
        costs.forEach((_, index) => {
          const passed = cost
            .passedBy(service(`S${index}`))
            .reduce((sum, { amounts }) => sum + cents(amounts.total), 0n);
          expect(passed <= cents(cost.allocated(service(`S${index}`)).total.value)).toBe(true);
        });
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

test('is what following every path by itself gives, within a cent for each step', () => {
  const sizes = fc.record({
    costs: fc.array(fc.integer({ min: 0, max: 999_999 }), { minLength: 2, maxLength: 6 }),
    shares: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 12, maxLength: 12 }),
    targets: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }),
  });
  fc.assert(
    fc.property(sizes, ({ costs, shares, targets }) => {
      // Services pass on to services after them, so that there is no circle, or to units.
      const edges = costs.map((_, from) =>
        [0, 1].map((k) => {
          const later = from + 1 + targets[from * 2 + k]!;
          const to = later < costs.length ? `S${later}` : ['Stores', 'Online'][targets[from * 2 + k]! % 2]!;
          return { to, percent: shares[from * 2 + k]! };
        }),
      );
      const text = costs.map((cents, from) => {
        const list = edges[from]!.map(({ to, percent }) => `${percent}% to ${to}`).join(', ');
        return supporting(`S${from}`, `cost run ${cents / 100} EUR/year  allocates ${list}`);
      });
      const reaching = (from: number, amount: number, unit: string): number =>
        edges[from]!.reduce((sum, { to, percent }) => {
          const part = (amount * percent) / 100;
          if (to === unit) return sum + part;
          return to.startsWith('S') && to !== 'Stores' ? sum + reaching(Number(to.slice(1)), part, unit) : sum;
        }, 0);
      const { cost } = costOf(text.join(''));
      for (const unit of ['Stores', 'Online']) {
        const expected = costs.reduce((sum, cents, from) => sum + reaching(from, cents, unit), 0);
        const { value } = cost.ofUnitAlone(unit).total;
        const found = isUnknown(value) ? Number.NaN : asMoney(value.amount)!.amount.toNumber() * 100;
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(2 * costs.length);
      }
    }),
    { seed: 5, numRuns: 60 },
  );
});

describe('cost by what it belongs to', () => {
  test('archetype, provider by share of commission, and capability with those within it', () => {
    const { cost } = costOf(`${business('S', 'cost run 100 EUR/year  capability Payments, Search')}
      asset Box { capability Payments  cost run 10 EUR/year }
      commission S to Group { share 70% }
      commission S to Host { share 20% }`);
    expect(shown(cost.ofArchetype('A').total.value)).toBe('100 EUR/year');
    expect(shown(cost.ofProvider('Group').total.value)).toBe('70 EUR/year');
    expect(shown(cost.ofProvider('Host').total.value)).toBe('20 EUR/year');
    expect(shown(cost.ofCapability('Payments').total.value)).toBe('60 EUR/year');
    expect(shown(cost.ofCapability('Commerce').total.value)).toBe('110 EUR/year');
  });
  test('a commission that has ended does not count', () => {
    const { cost } = costOf(
      `${business('S', 'cost run 100 EUR/year')} commission S to Group until 2026-06-29 { review monthly }`,
    );
    expect(shown(cost.ofProvider('Group').total.value)).toBe('0 EUR/year');
  });
  test('the run share is 480 of 570 = 84.2105… %', () => {
    expect(costOf(CHECKOUT).cost.runShare.value).toMatchObject({ value: Rational.of(4_800, 57) });
  });
  test('the run share is unknown while a cost is', () => {
    expect(isUnknown(costOf(CHECKOUT + supporting('Bare', '')).cost.runShare.value)).toBe(true);
  });
});
