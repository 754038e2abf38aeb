import { describe, expect, test } from 'vitest';
import { toMarkdown } from '@btaas/reports';
import { tableIn, textsOf } from './look.js';
import { documentOf, htmlOf } from './support.js';

const HEAD = `namespace shop
portfolio Retail { currency EUR  period 2026-01-01 .. 2026-12-31  horizon 3 years  discount 8% }
unit Group
unit Alps { within North }
unit North { within Group }
unit East
capability Trade
capability Counter { within Trade }
team Ops
archetype Till { meets Sell }
need Sell { unit Alps  importance 5 }
provider Host external
`;
const service = (name: string, more: string) =>
  `service ${name} businessFacing { archetype Till  accountable Ops  state operational since 2024-07-01  ${more} }\n`;
const SHOP = `${HEAD}${service('Shop', 'capability Counter  consumers Alps  cost run 100k EUR/year  allocates 60% to Alps, 40% to East')}
${service('Stall', 'cost run 5k EUR/year  allocates 100% to East')}
commission Shop to Host from 2026-01-01 { share 30%  uc { availability 99.5% monthly } }`;
const document = documentOf(SHOP);
const totals = (id: string, of = document) =>
  textsOf(tableIn(of, 'cost', id)).map((row) => [...row.slice(0, 2), row.at(-1)]);

describe('cost', () => {
  test('by unit has parents before what is within them, and says what contains what', () => {
    expect(totals('cost-units')).toEqual([
      ['East', '–', '45 000 EUR/year'],
      ['Group', '–', '60 000 EUR/year'],
      ['North', 'Group', '60 000 EUR/year'],
      ['Alps', 'North', '60 000 EUR/year'],
    ]);
  });
  test('by capability does so, too', () => {
    expect(totals('cost-capabilities')).toEqual([
      ['Trade', '–', '100 000 EUR/year'],
      ['Counter', 'Trade', '100 000 EUR/year'],
    ]);
  });
  test('indents what is within others on the page and in Markdown', async () => {
    const page = await htmlOf(document);
    const units = page.slice(page.indexOf('id="t-cost-units"'), page.indexOf('id="t-cost-providers"'));
    expect([...units.matchAll(/<th scope="row"(?: class="([^"]*)")?>/g)].map(([, of]) => of)).toEqual([
      ...[undefined, undefined, 'in-1', 'in-2'],
    ]);
    const text = toMarkdown(document).get('cost.md')!;
    const names = ['East', 'Group', 'North', 'Alps'].map(
      (name) => new RegExp(`^\\|(.*)\\[${name}\\]`, 'm').exec(text)![1],
    );
    expect(names).toEqual([' ', ' ', ' \u2003\u2003', ' \u2003\u2003\u2003\u2003']);
  });
  test('by unit lists those that are within one another', () => {
    const round = documentOf(SHOP.replace('unit East', 'unit East { within West }\nunit West { within East }'));
    expect(totals('cost-units', round).map(([unit]) => unit)).toEqual(['Group', 'North', 'Alps', 'East', 'West']);
  });
  test('by provider adds up to the cost of services', () => {
    expect(textsOf(tableIn(document, 'cost', 'cost-providers')).map((row) => [row[0], row.at(-1)])).toEqual([
      ['Host', '30 000 EUR/year'],
      ['Not commissioned', '75 000 EUR/year'],
    ]);
    const whole = SHOP.replace('share 30%', '').concat('\ncommission Stall to Host from 2026-01-01 { }');
    expect(textsOf(tableIn(documentOf(whole), 'cost', 'cost-providers')).map(([provider]) => provider)).toEqual([
      'Host',
    ]);
  });
  test('with what others pass on is a column only where somebody passes something on', () => {
    const columns = (text: string) => tableIn(documentOf(text), 'cost', 'cost-services').columns.map(({ id }) => id);
    expect(columns(SHOP)).not.toContain('allocated');
    expect(columns(SHOP.replace('allocates 100% to East', 'allocates 100% to Shop'))).toContain('allocated');
  });
});
