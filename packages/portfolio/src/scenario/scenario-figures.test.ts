import { describe, expect, it } from 'vitest';
import { figuresOf, portfolioOf } from '../../../../test/support/portfolio.js';
import { type Measurement, measurements } from '../figures/index.js';
import { isUnknown, money, periodOf, type Quantity, type Unknown } from '../values/index.js';
import { applyScenario } from './apply.js';

const BASE = `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
team T
archetype A
provider Core internal
provider Host external
contract Frame with Host 2024-01-01 .. 2028-06-30
service Till supporting {
  archetype A tier M  accountable T  state operational since 2024-01-01
  capacity 800 tx/s  cost run 300k EUR/year  cost grow 50k EUR/year
  offering Basic { price 1 EUR/tx }  offering Plus { price 2 EUR/tx }
}
service Web supporting { archetype A  accountable T  state operational  cost run 100k EUR/year }
asset Old { cost run 90k EUR/year }
process Settling { outcome Paid  cost run 0 EUR/year }
outcome Paid
commission Till to Host under Frame { uc { availability 99.9% monthly }  for "basic"  for Fast  review monthly }
unit U
need Fast { unit U  importance 3 }`;
const applied = (body: string, more = '') => {
  const portfolio = portfolioOf(`${BASE}\nscenario S { ${body} }\n${more}`);
  return applyScenario(portfolio, portfolio.get('scenario', 'S')!);
};
const comparison = (body: string, more = '', measured: readonly Measurement[] = []) =>
  figuresOf(`${BASE}\nscenario S { ${body} }\n${more}`, '2026-06-30', measurements(measured)).scenarios.of('S')!;

function shown(value: Quantity | Unknown): string {
  if (isUnknown(value)) return `unknown: ${value.missing.join(', ')}`;
  if (value.type === 'rate') return value.amount.type === 'money' ? `${value.amount.amount}/${value.per}` : '?';
  if (value.type === 'money') return value.amount.toString();
  return value.type === 'duration' ? value.type : value.value.toString();
}
const headline = (body: string, name: string, more = '', measured: readonly Measurement[] = []) => {
  const found = comparison(body, more, measured).headlines.find((each) => each.name === name)!;
  return [found.base, found.scenario, found.delta].map(shown);
};

describe('a scenario', () => {
  it('changes the properties that it names, and leaves all others', () => {
    const { values } = applied('change Till { capacity 1_400 tx/s  tier L }').get('service', 'Till')!;
    expect([values.capacity, values.archetype?.value.tier].map((each) => JSON.stringify(each?.value))).toEqual([
      '{"type":"rate","amount":{"type":"number","value":"1400"},"noun":"tx","per":"s"}',
      '"L"',
    ]);
    expect([values.cost.length, values.archetype?.value.archetype?.value.to]).toEqual([2, 'A']);
  });

  it('replaces the cost lines of a category, and the offering of a name', () => {
    const { values } = applied('change Till { cost run 1 EUR/year  offering Plus { price 3 EUR/tx } }').get(
      'service',
      'Till',
    )!;
    expect(values.cost.map(({ value }) => value.category?.value)).toEqual(['grow', 'run']);
    expect(values.offering.map(({ value }) => value.name.value)).toEqual(['Basic', 'Plus']);
    expect(JSON.stringify(values.offering[1]!.value.price!.value)).toContain('"amount":"3"');
  });

  it('retires services and assets on a day, or as if they had never been there', () => {
    const on = applied('retire Till on 2026-12-31  retire Old on 2026-12-31');
    expect(
      on.get('service', 'Till')!.values.state.map(({ value }) => `${value.state?.value} ${value.since?.value}`),
    ).toEqual(['operational 2024-01-01', 'retired 2026-12-31']);
    expect(on.get('asset', 'Old')!.values.retires?.value).toBe('2026-12-31');
    const gone = applied('retire Till  retire Settling');
    expect(gone.get('service', 'Till')!.values.state.map(({ value }) => value.state?.value)).toEqual(['retired']);
    expect(gone.all('process')).toEqual([]);
  });

  it('adds declarations', () => {
    const portfolio = applied('add service New supporting { archetype A  accountable T  state operational }');
    expect(portfolio.all('service').map(({ id }) => id)).toEqual(['S.New', 'Till', 'Web']);
  });

  it('keeps the elements of a document in the order of its text', () => {
    const portfolio = applied('add unit New', 'unit Behind');
    const names = portfolio.documents.flatMap(({ elements }) => elements.map(({ name }) => name));
    expect(names.slice(-3)).toEqual(['S', 'New', 'Behind']);
  });

  it('moves a service to another provider, with what was agreed but not what was the old one’s', () => {
    const [commission] = applied('move Till to Core').all('commission');
    const { to, under, ola, uc, for: served, review, share } = commission!.values;
    expect([to?.value.to, under, uc, share, review?.value, served.length]).toEqual([
      'Core',
      undefined,
      undefined,
      undefined,
      'monthly',
      1,
    ]);
    expect(ola?.value.availability?.value.value?.value.value.toString()).toBe('99.9');
  });

  it('gives a service a provider that had none, and makes one of several commissions', () => {
    expect(applied('move Web to Core').all('commission').length).toBe(2);
    const split = 'commission Till to Core { share 10% }';
    const portfolio = applied('move Till to Core', split);
    expect(portfolio.all('commission').map(({ values }) => values.to?.value.to)).toEqual(['Core']);
  });

  it('comes on top of its base, whatever circle that makes', () => {
    const portfolio = applied(
      'base Other  change Till { cost run 5 EUR/year }',
      'scenario Other { base S  retire Web  change Till { cost run 7 EUR/year  capacity 9 tx/s } }',
    );
    expect(portfolio.get('service', 'Web')!.values.state.map(({ value }) => value.state?.value)).toEqual(['retired']);
    const { capacity, cost } = portfolio.get('service', 'Till')!.values;
    expect(JSON.stringify(capacity?.value)).toContain('"9"');
    expect(JSON.stringify(cost.at(-1)?.value.amount?.value)).toContain('"5"');
  });

  it('leaves the portfolio, and what it does not touch, as it is', () => {
    const portfolio = portfolioOf(`${BASE}\nscenario S { retire Old  change Till { capacity 1 tx/s } }`);
    const before = JSON.stringify(portfolio.documents);
    const after = applyScenario(portfolio, portfolio.get('scenario', 'S')!);
    expect(JSON.stringify(portfolio.documents)).toBe(before);
    expect(after.get('service', 'Web')).toBe(portfolio.get('service', 'Web'));
  });

  it('keeps every place within the document of the element that it changes', () => {
    const files = {
      'a.btaas': BASE,
      'b.btaas': `${' '.repeat(9_000)}scenario S { change Till { cost run 1 EUR/year } }`,
    };
    const portfolio = portfolioOf(files);
    const { nameStart, nameEnd, values } = applyScenario(portfolio, portfolio.get('scenario', 'S')!).get(
      'service',
      'Till',
    )!;
    const [line] = values.cost.slice(-1);
    expect([line!.start, line!.value.amount!.start, line!.value.amount!.end]).toEqual([nameStart, nameStart, nameEnd]);
  });
});

describe('the comparison of a scenario', () => {
  it('has the cost of an asset gone: 540k − 90k, on the day after it retires', () => {
    expect(headline('retire Old on 2026-12-31', 'cost')).toEqual(['540000/year', '450000/year', '-90000/year']);
    expect(comparison('retire Old on 2026-12-31').day).toBe('2027-01-01');
    expect(comparison('retire Old').day).toBe('2026-06-30');
  });

  it('has the difference of what changes: run cost 490k to 310k, its share 490/540 to 310/360', () => {
    expect(headline('change Till { cost run 120k EUR/year }', 'cost.run')).toEqual([
      '490000/year',
      '310000/year',
      '-180000/year',
    ]);
    const [before, after, delta] = headline('change Till { cost run 120k EUR/year }', 'cost.runShare');
    expect([before, after, delta]).toEqual(['2450/27', '775/9', '-125/27']);
  });

  it('knows the managed share after the period, too: 350k of 440k, and all of it without the asset', () => {
    expect(headline('retire Old on 2027-03-31', 'migration.managedCost')).toEqual(['875/11', '100', '225/11']);
  });

  it('counts services in use', () => {
    expect(headline('retire Till', 'services.inUse')).toEqual(['2', '1', '-1']);
    expect(
      headline('add service N supporting { archetype A  accountable T  state operational }', 'services.inUse'),
    ).toEqual(['2', '3', '1']);
  });

  it('does not know a difference while one side is unknown', () => {
    const text = 'add service N supporting { archetype A  accountable T  state operational }';
    const [, , delta] = headline(text, 'cost');
    expect(delta).toBe('unknown: the cost of N');
  });

  it('does not take measurements of before for what it changes', () => {
    const month = periodOf('2026-05')!;
    const cost = (element: string, amount: number): Measurement => ({
      element,
      metric: 'cost',
      period: month,
      value: money(amount, 'EUR'),
      source: 'Bill',
      rows: 1,
    });
    const measured = [cost('Till', 10_000), cost('Web', 20_000)];
    // Till 120k, Web 240k and Old 90k a year; in the scenario Till costs 60k as declared, and its grow cost stays
    expect(headline('change Till { cost run 10k EUR/year }', 'cost', '', measured)).toEqual([
      '450000/year',
      '390000/year',
      '-60000/year',
    ]);
  });

  it('names the services that it touches, with their figures', () => {
    const { services } = comparison(
      'change Till { cost run 120k EUR/year }  move Web to Core  retire Old  add service N supporting { archetype A  accountable T  state operational }',
    );
    expect(services.map(({ id, change }) => `${id} ${change}`)).toEqual(['S.N added', 'Till changed', 'Web moved']);
    const cost = services[1]!.figures.find(({ name }) => name === 'cost')!;
    expect([cost.base, cost.scenario, cost.delta].map(shown)).toEqual(['350000/year', '170000/year', '-180000/year']);
    expect(services[0]!.figures.map(({ base }) => shown(base))).toEqual(new Array(5).fill('unknown: the service'));
  });

  it('counts promises as they stand on its day', () => {
    const service = (name: string, rest: string) =>
      `service ${name} supporting { archetype A  accountable T  state operational since 2024-01-01  ${rest} }`;
    const owned = (name: string) =>
      `${service(name, '')}\ncommission ${name} to Core { ola { availability 99.95% monthly } }`;
    const chain = `${owned('Ledger')}\n${owned('X')}\n${owned('Y')}
${service('Front', 'requires Ledger  offering O { sla { availability 99% monthly } }')}
${service('Spare', 'requires anyOf(1, X, Y)  offering O { sla { availability 99.9% monthly } }')}
${service('Both', 'requires anyOf(2, X, Y)  offering O { sla { availability 99% monthly } }')}
${service('Behind', 'requires Bare  offering O { sla { availability 99% monthly } }')}
${service('Bare', 'requires Ledger, X')}`;
    const counts = (body: string) =>
      ['promises.impossible', 'promises.kept'].map((name) => headline(body, name, chain).join(' '));
    // The SLAs of Front, Spare, Both and Behind: nothing stands behind OLAs and UCs, so that those are not judged.
    expect(counts('')).toEqual(['0 0 0', '4 4 0']);
    // Front and Behind need the ledger.
    expect(counts('retire Ledger on 2026-10-31')).toEqual(['0 2 2', '4 2 -2']);
    // One of two is left for Spare, at 99.95 %; Both needs two, and Behind needs X.
    expect(counts('retire X on 2026-10-31')).toEqual(['0 2 2', '4 2 -2']);
    // Nobody is promised anything by what is retired.
    expect(counts('retire Front on 2026-10-31')).toEqual(['0 0 0', '4 3 -1']);
  });

  it('says what changes of a service: who delivers it, what it says, and that it retires', () => {
    const changes = (body: string) =>
      comparison(body).services.map(({ id, change, changes: own }) => [
        `${id} ${change}`,
        ...own.map(({ path, before, after }) => `${path}: ${before} → ${after}`),
      ]);
    expect(changes('move Till to Core  move Web to Host')).toEqual([
      ['Till moved', 'provider: Host → Core'],
      ['Web moved', 'provider: undefined → Host'],
    ]);
    expect(changes('move Till to Core  change Till { tier L }')).toEqual([
      ['Till changed', 'provider: Host → Core', 'archetype: A M → A L'],
    ]);
    expect(changes('retire Web on 2026-12-31')).toEqual([['Web retired', 'state retired 2026-12-31: undefined → ']]);
    // The contract is the old provider's, and falls away.
    expect(changes('move Till to Host')).toEqual([['Till moved']]);
  });

  it('of nothing has no differences', () => {
    const { headlines, services } = comparison('');
    expect(services).toEqual([]);
    for (const { delta } of headlines) expect(isUnknown(delta) || /^0(\/year)?$/.test(shown(delta))).toBe(true);
  });
});
