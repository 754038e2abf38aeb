import { type FactsBlock, type Flow, reportOf, toMarkdown, toMarkdownPage } from '@btaas/reports';
import { describe, expect, test } from 'vitest';
import { blocksIn, chartIn, factIn, tableIn, textsOf } from './look.js';
import { contextOf, documentOf, htmlOf } from './support.js';

/**
 * Two services. The platform costs 60k, 30 % of which Host is commissioned with, and passes all of it to the shop; the
 * shop costs 100k itself, and passes its 160k on: 75 % to Stores, 25 % to Online.
 */
const SHOP = `namespace shop
portfolio Retail { currency EUR  period 2026-01-01 .. 2026-12-31  horizon 3 years  discount 8% }
unit Stores
unit Online
team Ops
team Web
capability Sales
need Sell { unit Stores  importance 5  capability Sales }
need Browse { unit Online  importance 2  capability Sales }
archetype Till { meets Sell, Browse  warranty { availability 99% monthly } }
provider Host external
service Shop "Web shop" businessFacing {
  archetype Till
  capability Sales
  consumers Stores 75%, Online 25%
  accountable Ops
  responsible Web
  consulted Stores
  informed Stores, Online
  state operational since 2024-07-01
  fit functional 4 technical 4
  cost run 80k EUR/year
  cost grow 20k EUR/year
  allocates 75% to Stores, 25% to Online
  requires Platform
  offering Standard { sla { availability 99.9% monthly } }
}
service Platform supporting {
  archetype Till
  capability Sales
  accountable Ops
  state operational since 2024-07-01
  fit functional 4 technical 4
  cost run 60k EUR/year
  allocates 100% to Shop
}
service Kiosk businessFacing {
  archetype Till
  capability Sales
  accountable Ops
  state designed since 2024-06-30
}
commission Platform to Host from 2026-01-01 { share 30%  uc { availability 99.5% monthly } }
responsibility Incidents { scope Shop  accountable Web  responsible Ops }
`;
const document = documentOf(SHOP);

describe('the summary', () => {
  test('begins with the state of the portfolio, each figure with the section that says more of it', () => {
    const glance = blocksIn(document, 'summary').find(({ block }) => block === 'facts') as FactsBlock;
    // Shop and Platform cost 100k and 60k, what Kiosk costs is not known; nobody was asked, and nobody is paid.
    expect(glance.facts.map(({ label, section, note }) => [label, section, note?.replaceAll('\u202F', ' ')])).toEqual([
      ['Alignment gap', 'alignment', 'nobody was asked'],
      ['Promises that cannot be kept', 'agreements', 'of 1; above what stands behind them'],
      ['Total cost a year', 'cost', 'at least 160 000 EUR; 1 cost is missing'],
      ['Value of consolidations', 'consolidation', 'no consolidation is declared'],
      ['Payouts', 'rewards', 'no plan pays anybody'],
    ]);
  });
  test('leads to the sections that the report has', async () => {
    const leads = (text: string) => [...text.matchAll(/<a class="label" href="#s-([^"]+)">/g)].map(([, id]) => id);
    const labels = leads(await htmlOf(documentOf(SHOP)));
    expect([...new Set(labels)]).toEqual([
      ...['alignment', 'agreements', 'cost', 'consolidation', 'rewards'],
      ...['strategy', 'complexity', 'sizing', 'findings', 'providers'],
    ]);
    const own = reportOf(contextOf(SHOP), { sections: ['summary', 'cost'] });
    expect([...new Set(leads(await htmlOf(own)))]).toEqual(['cost']);
    expect(toMarkdown(own).get('summary.md')).toContain('| [Total cost a year](cost.md) |');
    expect(toMarkdown(own).get('summary.md')).toContain('| Alignment gap |');
    expect(toMarkdownPage(own)).toContain('| [Total cost a year](#cost-and-value) |');
  });
});

describe('complexity', () => {
  const facts = (off: readonly string[]) => {
    const of = reportOf({ ...contextOf(SHOP), off: new Set(off) });
    const [first] = blocksIn(of, 'complexity') as readonly [FactsBlock];
    const tables = blocksIn(of, 'complexity').flatMap((block) => (block.block === 'table' ? [block.table.id] : []));
    return [first.facts.map(({ label, note }) => [label, note]), tables];
  };
  test('says nothing of what rules judge that are off', () => {
    expect(facts(['BT601'])).toEqual([
      [
        ['Complexity index', 'not judged: BT601 off'],
        ['Parallel processes', 'of 0'],
        ['Contested responsibilities', 'of 1'],
      ],
      ['parallel-processes', 'contested-responsibilities'],
    ]);
  });
  test('says all of it where they are on', () => {
    expect(facts([])[0]).toHaveLength(6);
  });
});

describe('cost', () => {
  const flow = blocksIn(document, 'cost').flatMap((block) => (block.block === 'flow' ? [block.flow] : []))[0] as Flow;
  const labels = new Map(flow.stages.flatMap(({ nodes }) => nodes.map(({ id, label }) => [id, label] as const)));

  test('flows from who provides a service to who carries it, and as much comes in as goes out', () => {
    const links = flow.links.map(({ from, to, shown }) => `${labels.get(from)} > ${labels.get(to)}: ${shown}`);
    expect(links.map((link) => link.replaceAll('\u202F', ' ')).sort()).toEqual([
      'Host > Platform: 18 000',
      'Not commissioned > Platform: 42 000',
      'Not commissioned > Web shop: 100 000',
      'Other services > Web shop: 60 000',
      'Platform > Other services: 60 000',
      'Web shop > Online: 40 000',
      'Web shop > Stores: 120 000',
    ]);
  });
  test('by service names run, grow, transform and all that was passed on', () => {
    expect(textsOf(tableIn(document, 'cost', 'cost-services'))).toEqual([
      ['Kiosk', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown'],
      ['Platform', '60 000 EUR/year', '0 EUR/year', '0 EUR/year', '60 000 EUR/year', '60 000 EUR/year', 'unknown'],
      [
        'Web shop',
        '80 000 EUR/year',
        '20 000 EUR/year',
        '0 EUR/year',
        '100 000 EUR/year',
        '160 000 EUR/year',
        'unknown',
      ],
    ]);
  });
});

describe('portfolio', () => {
  test('says for how long services are in their state, and that the pipeline is no place to stay', () => {
    const table = tableIn(document, 'portfolio', 'services');
    const age = table.columns.findIndex(({ id }) => id === 'age');
    // 2024-06-30 to 2026-06-30 is 730 days, a day more than 2024-07-01; the limit of the pipeline is 12 months.
    expect(table.rows.map((row) => [row[0]!.text, row[age]!.text, row[age]!.tone])).toEqual([
      ['Kiosk', '730 days', 'warn'],
      ['Platform', '729 days', undefined],
      ['Web shop', '729 days', undefined],
    ]);
    expect(factIn(document, 'portfolio', 'Longest in the pipeline')).toMatchObject({ text: '730 days', note: 'Kiosk' });
  });
  test('puts services of the same fits into one bubble, with the cost of both', () => {
    const { spec, marks } = chartIn(document, 'portfolio', 'time')!;
    expect(marks).toBe(1);
    expect((spec as { data: { values: unknown } }).data.values).toEqual([
      { service: '2 services', functional: 4, technical: 4, cost: 160_000, disposition: 'invest' },
    ]);
  });
});

describe('responsibilities', () => {
  test('are a matrix of services and tasks by parties, the busiest first', () => {
    const matrix = tableIn(document, 'responsibilities', 'raci-matrix');
    expect(matrix.columns.map(({ label }) => label)).toEqual(['Service or task', 'Ops', 'Web', 'Online', 'Stores']);
    expect(textsOf(matrix)).toEqual([
      ['Kiosk', 'A', '', '', ''],
      ['Platform', 'A', '', '', ''],
      ['Web shop', 'A', 'R', 'I', 'C, I'],
      ['Incidents of Web shop', 'R', 'A', '', ''],
    ]);
  });
});

describe('agreements', () => {
  test('show a promise that cannot be kept first, and the smallest changes that mend it', () => {
    expect(factIn(document, 'agreements', 'Promises that cannot be kept')).toMatchObject({ text: '1' });
    const [row] = tableIn(document, 'agreements', 'promises').rows;
    expect(row!.map(({ text }) => text.replaceAll('\u202F', ' ')).slice(0, 4)).toEqual([
      'Web shop',
      'Standard',
      'impossible',
      '99.9 %',
    ]);
    expect(tableIn(document, 'agreements', 'repairs').rows.length).toBeGreaterThan(0);
    // Promised, weakest, composed and guaranteed: a mark each.
    expect(chartIn(document, 'agreements', 'promises')!.marks).toBe(4);
  });
});

describe('data quality', () => {
  test('says what is missing for an unknown figure, and what knowing it would change', () => {
    expect(textsOf(tableIn(document, 'quality', 'unknown-figures'))).toContainEqual([
      'Kiosk',
      'cost',
      'the cost of Kiosk',
      'the total cost and the run share',
    ]);
  });
});

describe('a report on one unit', () => {
  const stores = reportOf(contextOf(SHOP), { only: ['shop.Online'] });

  test('lists what the unit has to do with, and states what it carries', () => {
    expect(stores.title).toBe('Retail: Online');
    expect(textsOf(tableIn(stores, 'portfolio', 'services')).map(([name]) => name)).toEqual([
      'Kiosk',
      'Platform',
      'Web shop',
    ]);
    expect(textsOf(tableIn(stores, 'cost', 'cost-units')).map(([name]) => name)).toEqual(['Online']);
    // 25 % of the 160k that the shop costs with its platform; the kiosk is not known.
    expect(factIn(stores, 'cost', 'Total cost a year').note).not.toContain('whole');
    expect(factIn(stores, 'cost', 'Run share').note).toContain('of the whole portfolio');
  });
});

describe('the card of what is no service', () => {
  const said = (id: string) => {
    const cards = documentOf(SHOP)
      .sections.flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.block === 'card' && block.element === id ? block.blocks : []));
    return cards
      .flatMap((block) => (block.block === 'text' ? block.text : []))
      .map((part) => (typeof part === 'string' ? part : 'strong' in part ? part.strong : part.text))
      .join('');
  };
  test('says what it declares, and who names it', () => {
    expect(said('shop.Sell')).toBe('Unit: Stores. Importance: 5. Capability: Sales. Named by archetypes: Till.');
    expect(said('shop.Web')).toBe('Named by services: Web shop; responsibilities: Incidents.');
  });
  test('says of a plan for whom it is, and nothing of money: not every reader gets the section of rewards', () => {
    const text = `${SHOP}\nperson zoe\nplan Bonus { for zoe  period 2026-01-01 .. 2026-12-31  target 12k EUR/year  component availability of shop.Checkout weight 100% { 99% -> 50%  100% -> 100% } }\n`;
    const card = documentOf(text)
      .sections.flatMap(({ blocks }) => blocks)
      .find((block) => block.block === 'card' && block.element === 'shop.Bonus');
    const told = JSON.stringify(card, (_key, value) => (typeof value === 'function' ? undefined : value));
    expect(told).toContain('zoe');
    expect(told).not.toMatch(/12.?000|Target/);
  });
});

describe('names in a cell', () => {
  test('are cut short for readers where they are many, and whole for programs', () => {
    const needs = Array.from({ length: 7 }, (_each, i) => `need N${i} { unit Stores  importance 1 }`).join('\n');
    const many = documentOf(`${SHOP.replace('meets Sell, Browse', 'meets N0, N1, N2, N3, N4, N5, N6')}\n${needs}`);
    const services = tableIn(many, 'strategy', 'needs').rows.map((row) => row[5]!);
    expect(services.every(({ short }) => short === undefined)).toBe(true);
    const five = ['A', 'B', 'C', 'D', 'E'].map(
      (name) =>
        `service ${name} supporting { archetype Till  meets Sell  accountable Ops  state operational since 2024-01-01 }`,
    );
    const cell = tableIn(documentOf(`${SHOP}\n${five.join('\n')}`), 'strategy', 'needs')
      .rows.map((row) => row[5]!)
      .find(({ text }) => text.includes('A, B'))!;
    expect(cell.text).toBe('A, B, C, D, E, Platform, Web shop');
    expect(cell.short).toBe('A, B, C and 4 more');
  });
});

describe('elements of one title', () => {
  const move = (name: string) =>
    `migration ${name} "Move" { wave First 2026-04 .. 2026-05 { from Old to Shop }  wave Second 2026-06 .. 2026-07 { after First  from Old to Shop } }`;
  const twin = SHOP.replace(
    'service Kiosk businessFacing {',
    'service Kiosk "Web shop" businessFacing {\n  offering Standard { sla { availability 99% monthly } }\n  requires Platform',
  );
  const same = documentOf(
    `${twin}\nasset Old { capability Sales  supports Shop  owner Ops }\n${move('M1')}\n${move('M2')}`,
  );
  const valuesOf = (section: string, id: string) =>
    (chartIn(same, section, id)!.spec as { data: { values: readonly Record<string, unknown>[] } }).data.values;

  test('are told apart in charts: none hides another', () => {
    expect(valuesOf('migration', 'waves').map(({ wave }) => wave)).toEqual([
      'Move (M1): 1. First',
      'Move (M1): 2. Second',
      'Move (M2): 1. First',
      'Move (M2): 2. Second',
    ]);
    expect(new Set(valuesOf('agreements', 'promises').map(({ promise }) => promise))).toEqual(
      new Set(['Standard of Web shop (Shop)', 'Standard of Web shop (Kiosk)']),
    );
  });
});

describe('the managed share by month', () => {
  test('says which of its costs are a year, and which are of the month', () => {
    const move = `migration Move { wave First 2026-04 .. 2026-05 { from Old to Shop  dualRun 1 month at 5k EUR/month } }`;
    const moving = documentOf(`${SHOP}\nasset Old { capability Sales  cost run 12k EUR/year }\n${move}`);
    const table = tableIn(moving, 'migration', 'managed-months');
    const shown = (month: string) => {
      const row = textsOf(table).find(([first]) => first === month)!;
      return table.columns.flatMap(({ label, type }, index) => (type === 'money' ? `${label}: ${row[index]}` : []));
    };
    expect(shown('2026-04').slice(1)).toEqual([
      'Infrastructure support a year: 12 000 EUR',
      'Dual run in the month: 5 000 EUR',
    ]);
  });
});

describe('the summary', () => {
  test('begins with the gravest findings, and says how many there are', () => {
    const grave = contextOf(SHOP).findings.filter(({ level }) => level !== 'information');
    const { title, rows } = tableIn(document, 'summary', 'attention');
    expect(grave.length).toBeGreaterThan(5);
    expect(title).toBe(`What to decide first, the first 5 of ${grave.length}`);
    expect(rows).toHaveLength(5);
    const tones = rows.map((row) => row[1]!.tone);
    expect(tones).toEqual([...tones].sort());
    expect(textsOf(tableIn(document, 'summary', 'attention')).some(([, message]) => message!.includes('99.9%'))).toBe(
      true,
    );
  });
  test('does not begin with them where there are none', () => {
    const settings = documentOf('portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }');
    expect(blocksIn(settings, 'summary').some(({ block }) => block === 'table')).toBe(false);
  });
});
