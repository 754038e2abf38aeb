import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../test/support/portfolio.js';
import { isUnknown, printPeriod, type Value } from '../values/index.js';

const BASE = `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
team T
archetype A
provider Core internal
service Managed supporting { archetype A  accountable T  state operational  cost run 300k EUR/year }
service Platform supporting { archetype A  accountable T  state operational since 2026-05-15  cost run 100k EUR/year }
service Loose supporting { archetype A  accountable T  state operational  cost run 50k EUR/year }
commission Managed to Core { ola { availability 99% monthly } }
commission Platform to Core { ola { availability 99% monthly } }
commission Loose to Core`;
const OLD = 'asset Old { cost run 100k EUR/year  retires 2026-08-31 }';
const of = (text: string) => figuresOf(`${BASE}\n${text}`).migration;

function shown(value: Value): string {
  if (isUnknown(value)) return `unknown: ${value.missing.join(', ')}`;
  if (value.type === 'money') return value.amount.toFixed(2);
  if (value.type === 'percent') return `${value.value.toFixed(2)}%`;
  return value.type === 'period' ? printPeriod(value) : value.type;
}

describe('the managed share', () => {
  const month = (text: string, name: string) => of(text).managed.find((each) => each.month === name)!;

  it('is 300 of 400 before the platform comes, 400 of 500 with it, and all once the asset has retired', () => {
    expect(
      ['2026-04', '2026-05', '2026-07', '2026-08'].map((name) => shown(month(OLD, name).shareOfCost.value)),
    ).toEqual(['75.00%', '80.00%', '80.00%', '100.00%']);
  });

  it('counts services in use with an agreement, of all in use: 1 of 2, then 2 of 3', () => {
    const counts = ['2026-04', '2026-05'].map((name) => {
      const { managedServices, servicesInUse, shareOfServices } = month(OLD, name);
      return `${managedServices}/${servicesInUse} ${shown(shareOfServices)}`;
    });
    expect(counts).toEqual(['1/2 50.00%', '2/3 66.67%']);
  });

  it('follows the dates of a commission: nothing managed after June but the platform', () => {
    const text = BASE.replace('commission Managed to Core', 'commission Managed to Core until 2026-06-15');
    const { managed } = figuresOf(`${text}\n${OLD}`).migration;
    expect(managed.slice(4, 6).map(({ managedServices }) => managedServices)).toEqual([2, 1]);
  });

  it('goes from the start of the period until all has ended', () => {
    const later = OLD.replace('2026-08-31', '2027-03-01');
    const months = of(later).managed.map(({ month: name }) => name);
    expect([months[0], months.at(-1), months.length]).toEqual(['2026-01', '2027-03', 15]);
    expect(of(OLD).managed.at(-1)!.month).toBe('2026-12');
  });

  it('is unknown while the cost of an asset is, and names it; the services count all the same', () => {
    const { shareOfCost, shareOfServices, supportCost } = month('asset Old { retires 2026-08-31 }', '2026-04');
    expect([shown(shareOfCost.value), shown(supportCost)]).toEqual([
      'unknown: the cost of Old',
      'unknown: the cost of Old',
    ]);
    expect(shown(shareOfServices)).toBe('50.00%');
  });

  it('is all once no asset is left, though the cost of a managed service is unknown; and says why', () => {
    const free = BASE.replace('  cost run 300k EUR/year', '');
    const at = (name: string) =>
      figuresOf(`${free}\n${OLD}`).migration.managed.find((each) => each.month === name)!.shareOfCost;
    expect([shown(at('2026-07').value), shown(at('2026-08').value)]).toEqual([
      'unknown: the cost of Managed',
      '100.00%',
    ]);
    expect(at('2026-08').explain().notes).toEqual([
      'no asset is left: whatever the services cost, all of it is managed',
    ]);
    expect(at('2026-07').explain().notes).toBeUndefined();
  });

  it('is unknown of nothing', () => {
    const [first] = figuresOf('portfolio P { currency EUR  period 2026-01-01 .. 2026-01-31 }').migration.managed;
    expect([shown(first!.shareOfCost.value), shown(first!.shareOfServices)]).toEqual([
      'unknown: a managed service or an asset with a cost',
      'unknown: a service in use',
    ]);
  });

  it('never leaves 0 to 100 %, and managed and support costs are those of the elements', () => {
    for (const each of of(`${OLD}\nasset More { cost run 1k EUR/year }`).managed) {
      const { managedCost, supportCost } = each;
      if (isUnknown(managedCost) || isUnknown(supportCost)) throw new Error('unknown');
      const late = each.month >= '2026-05';
      expect(managedCost.amount.toString()).toBe(late ? '400000' : '300000');
      expect(supportCost.amount.toString()).toBe(each.month < '2026-08' ? '101000' : '1000');
    }
  });
});

describe('the last unmanaged asset', () => {
  const last = (text: string) => shown(of(text).lastUnmanaged.value);
  const wave = (range: string) => `wave W ${range} { from New to Managed }`;

  it('is the one that retires last', () => {
    expect(last(`${OLD}\nasset New { retires 2027-02-01 }`)).toBe('2027-02');
  });

  it('ends with its last wave where it has no date of its own', () => {
    const two =
      'wave W1 2026-02 .. 2026-03 { from New to Managed }\nwave W2 2026-05 .. 2026-10 { from New to Platform }';
    expect(last(`${OLD}\nasset New\nmigration M { ${two} }`)).toBe('2026-10');
    expect(last(`asset New { retires 2026-04-30 }\nmigration M { ${two} }`)).toBe('2026-04');
  });

  it('is unknown while one has no end', () => {
    expect(last(`${OLD}\nasset New\nasset Newer`)).toBe('unknown: the retirement of New, the retirement of Newer');
    expect(last(`asset New\nmigration M { ${wave('2026-02 ..')} }`)).toBe('unknown: the retirement of New');
    expect(last('')).toBe('unknown: an asset');
  });
});

describe('the plan of a migration', () => {
  const plan = (waves: string) => of(`${OLD}\nmigration M { ${waves} }`).of('M')!;
  const move = 'from Old to Managed';

  it('orders waves by what they come after, then by their first day', () => {
    const { waves } = plan(`wave Last 2026-01 .. 2026-02 { after Middle  ${move} }
wave Middle 2026-05 .. 2026-06 { after First  ${move} }\nwave First 2026-03 .. 2026-04 { ${move} }
wave Free 2026-02 .. 2026-03 { ${move} }`);
    expect(
      waves.map(({ wave, position, dependsOn }) => `${position} ${wave.value.name.value}: ${dependsOn.join(' ')}`),
    ).toEqual(['1 First: ', '2 Middle: M.First', '3 Last: M.First M.Middle', '4 Free: ']);
  });

  it('places every wave of a circle once', () => {
    const { waves } = plan(
      `wave X 2026-01 .. 2026-02 { after Y  ${move} }\nwave Y 2026-03 .. 2026-04 { after X  ${move} }`,
    );
    expect(waves.map(({ wave }) => wave.value.name.value).sort()).toEqual(['X', 'Y']);
  });

  it('adds up waves and dual runs: 90k + 40k, and 3 months at 8k', () => {
    const found = plan(`wave W1 2026-04 .. 2026-07 { ${move}  cost 90k EUR  dualRun 3 months at 8k EUR/month }
wave W2 2026-08 .. 2026-12 { ${move}  cost 40k EUR }`);
    expect([shown(found.waveCost.value), shown(found.dualRunCost.value), found.from, found.to]).toEqual([
      '130000.00',
      '24000.00',
      '2026-04-01',
      '2026-12-31',
    ]);
  });

  it('spreads a dual run over its months by days: from 16 April one month at 30k is 15k in April, 15k·30/31 in May', () => {
    const { dualRunByMonth, dualRunCost } = plan(
      `wave W 2026-04-16 .. 2026-07-31 { ${move}  dualRun 1 month at 30k EUR/month }`,
    );
    if (isUnknown(dualRunByMonth)) throw new Error('unknown');
    expect([...dualRunByMonth].map(([month, amount]) => `${month} ${amount.toFixed(2)}`)).toEqual([
      '2026-04 15000.00',
      '2026-05 14516.13',
    ]);
    expect(shown(dualRunCost.value)).toBe('29516.13');
  });

  it('adds the dual runs of all migrations up by month', () => {
    const wave = `{ wave W 2026-04 .. 2026-07 { ${move}  dualRun 2 months at 12k EUR/year } }`;
    const { dualRunByMonth } = of(`${OLD}\nmigration M ${wave}\nmigration N ${wave.replace('2026-04', '2026-05')}`);
    if (isUnknown(dualRunByMonth)) throw new Error('unknown');
    expect([...dualRunByMonth].map(([month, amount]) => `${month} ${amount}`)).toEqual([
      '2026-04 1000',
      '2026-05 2000',
      '2026-06 1000',
    ]);
  });

  it('does not know the cost of a wave that states none', () => {
    expect(shown(plan(`wave W 2026-04 .. 2026-07 { ${move} }`).waveCost.value)).toBe('unknown: the cost of W');
    expect(shown(plan(`wave W 2026-04 .. 2026-07 { ${move} }`).dualRunCost.value)).toBe('0.00');
  });
});
