import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { type Measurement, measurements } from '../figures/index.js';
import { isUnknown, percent, periodOf, type Value } from '../values/index.js';
import { concentrationOf } from './concentration.js';

const BASE = `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
team T
archetype A
provider Core internal
provider Host external { exit 6 months }
provider Cloud external`;
const service = (name: string, properties = '', facing = 'supporting') =>
  `service ${name} ${facing} { archetype A  accountable T  state operational  ${properties} }`;
const of = (text: string, measured: readonly Measurement[] = []) =>
  figuresOf(`${BASE}\n${text}`, '2026-06-30', measurements(measured)).providers;

function shown(value: Value): string {
  if (isUnknown(value)) return `unknown: ${value.missing.join(', ')}`;
  if (value.type === 'rate') return value.amount.type === 'money' ? `${value.amount.amount}/${value.per}` : '?';
  if (value.type === 'money') return value.amount.toFixed(2);
  if (value.type === 'percent') return `${value.value.toFixed(2)}%`;
  return value.type === 'number' ? value.value.toString() : value.type;
}

describe('spend with providers', () => {
  const split = [
    service('S1', 'cost run 300k EUR/year'),
    service('S2', 'cost run 100k EUR/year'),
    'commission S1 to Host { share 50% }',
    'commission S1 to Cloud { share 50% }',
    'commission S2 to Core',
  ].join('\n');

  it('is the cost of what is commissioned, by shares: 150k, 150k and 100k of 400k', () => {
    const found = of(split);
    expect(
      found.all.map(({ provider, spend, shareOfSpend }) => [
        provider.id,
        shown(spend.value),
        shown(shareOfSpend.value),
      ]),
    ).toEqual([
      ['Cloud', '150000/year', '37.50%'],
      ['Core', '100000/year', '25.00%'],
      ['Host', '150000/year', '37.50%'],
    ]);
  });

  it('has the concentration 0.34375 = 0.375² + 0.375² + 0.25²', () => {
    expect(shown(of(split).concentration.value)).toBe('0.34375');
  });

  it('is 0.25 concentrated for four of one size, 1 for one alone, and unknown for none', () => {
    const spends = (...amounts: number[]) =>
      shown(
        concentrationOf(
          amounts.map((amount) => Rational.of(amount)),
          () => [],
        ).index.value,
      );
    expect([spends(7, 7, 7, 7), spends(5), spends(0, 5)]).toEqual(['0.25', '1', '1']);
    expect([spends(), spends(0, 0)]).toEqual(['unknown: spend with a provider', 'unknown: spend with a provider']);
  });

  it('lies between 1/n and 1, and does not depend on the currency', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 9 }), (amounts) => {
        const index = (factor: string) => {
          const { value } = concentrationOf(
            amounts.map((amount) => Rational.of(amount).times(Rational.of(factor))),
            () => [],
          ).index;
          return isUnknown(value) ? Rational.ZERO : value.value;
        };
        expect(index('1').greaterOrEqual(Rational.of(1, amounts.length))).toBe(true);
        expect(index('1').lessOrEqual(Rational.ONE)).toBe(true);
        expect(index('0.92').equals(index('1'))).toBe(true);
      }),
      { seed: 9, numRuns: 100 },
    );
  });

  it('does not count a commission that is over, or has not begun', () => {
    const text = `${service('S', 'cost run 5k EUR/year')}
commission S to Host until 2026-06-29\ncommission S to Cloud from 2026-07-01`;
    expect(of(text).all.map(({ spend }) => shown(spend.value))).toEqual(['0/year', '0/year', '0/year']);
  });

  it('takes the value of the contracts in force where costs are missing: 1.2M over two years is 600k a year', () => {
    const text = `${service('S')}\ncommission S to Host under Frame
contract Frame with Host 2026-01-01 .. 2027-12-31 { value 1.2M EUR }
contract Old with Host 2020-01-01 .. 2024-12-31 { value 9M EUR/year }`;
    expect(shown(of(text).of('Host')!.spend.value)).toBe('600000/year');
  });

  it('is unknown where neither is known, and so is the concentration', () => {
    const text = `${service('S')}\n${service('R', 'cost run 5k EUR/year')}\ncommission S to Host\ncommission R to Cloud`;
    const found = of(text);
    expect(shown(found.of('Host')!.spend.value)).toBe('unknown: the cost of S');
    expect(shown(found.of('Cloud')!.shareOfSpend.value)).toBe('unknown: the cost of S');
    expect(shown(found.concentration.value)).toBe('unknown: the cost of S');
    expect(found.bySpend.map(({ provider }) => provider.id)).toEqual(['Cloud', 'Core', 'Host']);
  });
});

describe('measured attainment', () => {
  const availability = (element: string, month: string, value: string): Measurement => ({
    element,
    metric: 'availability',
    period: periodOf(month)!,
    value: percent(value),
    source: 'Probes',
    rows: 1,
  });
  const commissioned = (uc: string, header = '', properties = 'cost run 120k EUR/year') =>
    `${service('S', properties)}\ncommission S to Host ${header} { ${uc} }`;
  const credits = 'credit below 99.9% pays 10%  credit below 99% pays 25%';
  const year = [
    availability('S', '2026-01', '99.95'),
    availability('S', '2026-02', '99.5'),
    availability('S', '2026-03', '98.9'),
    availability('S', '2026-Q1', '99.4'),
    availability('S', '2026-07', '50'),
  ];
  const record = (text: string, measured = year) => of(text, measured).of('Host')!.commitments[0]!;

  it('holds each month against the promise, without other windows and what is not over', () => {
    const { periods, attainment, missedInARow } = record(commissioned('uc { availability 99.9% monthly }'));
    expect(periods.map(({ measured, met }) => `${measured.value} ${met}`)).toEqual([
      '99.95 true',
      '99.5 false',
      '98.9 false',
    ]);
    expect([shown(attainment), missedInARow]).toEqual(['33.33%', 2]);
  });

  it('says nothing of a month that was observed in part', () => {
    const observed = { type: 'period', from: '2026-02-01', to: '2026-02-03' } as const;
    const part = { ...availability('S', '2026-02', '99.5'), observed };
    const { periods } = record(commissioned('uc { availability 99.9% monthly }'), [year[0]!, part]);
    expect(periods.map(({ measured }) => `${measured.value}`)).toEqual(['99.95']);
  });

  it('takes quarters for a quarterly promise', () => {
    const { periods } = record(commissioned('uc { availability 99% quarterly }'));
    expect(periods.map(({ measured, met }) => `${measured.value} ${met}`)).toEqual(['99.4 true']);
  });

  it('looks at the dates of the commission', () => {
    const { periods } = record(commissioned('uc { availability 99.9% monthly }', 'from 2026-02-15 until 2026-02-28'));
    expect(periods.map(({ measured }) => measured.value.toString())).toEqual(['99.5']);
  });

  it('owes the deepest credit that was reached: 10 % and 25 % of 10k a month are 3 500', () => {
    const text = commissioned(`uc { availability 99.9% monthly  ${credits} }`);
    expect(shown(of(text, year).of('Host')!.creditDue.value)).toBe('3500.00');
  });

  it('owes in proportion to its share of the service: 40 % of 3 500', () => {
    const text = commissioned(`share 40%  uc { availability 99.9% monthly  ${credits} }`);
    expect(shown(of(text, year).of('Host')!.creditDue.value)).toBe('1400.00');
  });

  it('owes nothing where nothing was missed, whatever the cost, and an unknown amount where the cost is not known', () => {
    const text = commissioned(`uc { availability 99.9% monthly  ${credits} }`, '', '');
    expect(shown(of(text, year.slice(0, 1)).of('Host')!.creditDue.value)).toBe('0.00');
    expect(shown(of(text, year).of('Host')!.creditDue.value)).toBe('unknown: the cost of S');
  });

  it('reads ratios by their parts: 9 990 of 10 000 meet 99.9 %', () => {
    const ratio: Measurement = {
      ...availability('S', '2026-01', '0'),
      value: { type: 'number', value: Rational.of('0.999') },
      numerator: Rational.of(9_990),
      denominator: Rational.of(10_000),
    };
    expect(record(commissioned('uc { availability 99.9% monthly }'), [ratio]).periods[0]!.met).toBe(true);
  });

  it('is unknown while nothing was measured', () => {
    const card = of(commissioned('uc { availability 99.9% monthly }')).of('Host')!;
    expect(shown(card.attainment.value)).toBe('unknown: the measured availability of what Host delivers');
    expect(card.commitments[0]!.missedInARow).toBe(0);
  });

  it('adds all commitments of a provider up: 1 of 3 and 1 of 1 are half', () => {
    const text = `${commissioned('uc { availability 99.9% monthly }')}\n${service('R')}
commission R to Host { uc { availability 90% monthly } }`;
    const card = of(text, [...year, availability('R', '2026-01', '95')]).of('Host')!;
    expect(shown(card.attainment.value)).toBe('50.00%');
  });
});

describe('who stands behind a service', () => {
  const chain = [
    service('Shop', 'criticality high  requires Pay', 'businessFacing'),
    service('Desk', 'criticality high  requires Net', 'businessFacing'),
    service('Pay', 'requires anyOf(1, IdA, IdB), Net'),
    service('IdA'),
    service('IdB'),
    service('Net'),
    'commission Pay to Core',
    'commission IdA to Host',
    'commission IdB to Cloud',
    'commission Net to Host',
  ].join('\n');

  it('are its own providers and those of everything that it requires', () => {
    const { chains } = of(chain);
    expect(chains.providersOf('Shop')).toEqual(['Cloud', 'Core', 'Host']);
    expect([chains.directOf('Shop'), chains.directOf('Pay')]).toEqual([[], ['Core']]);
    expect(chains.providersOf('Nobody')).toEqual([]);
  });

  it('counts critical services and those that one provider alone delivers', () => {
    const found = of(chain);
    const ids = (services: readonly { readonly id: string }[]) => services.map(({ id }) => id).join(' ');
    expect(
      found.all.map(({ provider, criticalServices, shareOfCritical, onlyProviderOf }) =>
        [provider.id, ids(criticalServices), shown(shareOfCritical.value), ids(onlyProviderOf)].join(' | '),
      ),
    ).toEqual(['Cloud | Shop | 50.00% | ', 'Core | Shop | 50.00% | ', 'Host | Desk Shop | 100.00% | Desk']);
  });

  it('ends in circles as well: all services of one have the same providers', () => {
    const { chains } = of(`${service('X', 'requires Y')}\n${service('Y', 'requires X, Z')}\n${service('Z')}
commission Z to Core\ncommission X to Host`);
    expect([chains.providersOf('X'), chains.providersOf('Y'), chains.providersOf('Z')]).toEqual([
      ['Core', 'Host'],
      ['Core', 'Host'],
      ['Core'],
    ]);
  });

  it('is what following every requirement from every service finds', () => {
    const edges = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 10 });
    const providers = fc.array(fc.tuple(fc.nat(5), fc.constantFrom('Core', 'Host', 'Cloud')), { maxLength: 6 });
    fc.assert(
      fc.property(edges, providers, (pairs, commissioned) => {
        const required = (n: number) => pairs.flatMap(([from, to]) => (from === n ? [to] : []));
        const text = [0, 1, 2, 3, 4, 5].map((n) => {
          const others = [...new Set(required(n))].map((other) => `S${other}`);
          return service(`S${n}`, others.length === 0 ? '' : `requires ${others.join(', ')}`);
        });
        const commissions = [...new Set(commissioned.map(([n, to]) => `commission S${n} to ${to}`))];
        const { chains } = of([...text, ...commissions].join('\n'));
        for (const start of [0, 1, 2, 3, 4, 5]) {
          const reached = new Set([start]);
          for (const each of reached) for (const other of required(each)) reached.add(other);
          const expected = commissioned.flatMap(([n, to]) => (reached.has(n) ? [to] : []));
          expect(chains.providersOf(`S${start}`)).toEqual([...new Set(expected)].sort());
        }
      }),
      { seed: 10, numRuns: 60 },
    );
  });
});

describe('the dates of a contract', () => {
  const dates = (contract: string) => {
    const [found] = of(`contract Frame with Host ${contract}`).of('Host')!.contracts;
    return [found!.noticeBy, found!.leaveBy, found!.exitTooLong];
  };

  it('are its end less the notice, and less the exit: 30 June 2028 less nine and six months', () => {
    expect(dates('2024-01-01 .. 2028-06-30 { notice 9 months }')).toEqual(['2027-09-30', '2027-12-30', false]);
  });

  it('say whether leaving takes longer than the notice, months against days too', () => {
    expect(dates('2024-01-01 .. 2028-06-30 { notice 3 months }')[2]).toBe(true);
    expect(dates('2024-01-01 .. 2028-06-30 { notice 182 days }')[2]).toBe(true);
    expect(dates('2024-01-01 .. 2028-06-30 { notice 183 days }')[2]).toBe(false);
  });

  it('are missing where the contract has no end or no notice', () => {
    expect(dates('2024-01-01 ..  { notice 9 months }')).toEqual([undefined, undefined, false]);
    expect(dates('2024-01-01 .. 2028-06-30')).toEqual([undefined, '2027-12-30', undefined]);
  });
});
