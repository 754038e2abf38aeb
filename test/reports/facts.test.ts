import { figures, type Measurement, measurements, percent, periodOf, Rational } from '@btaas/portfolio';
import { type ReportDocument, reportOf } from '@btaas/reports';
import { describe, expect, test } from 'vitest';
import { blocksIn, chartIn, factIn, tableIn, textsOf } from './look.js';
import { contextOf, documentOf } from './support.js';

const HEAD = `namespace shop
portfolio Retail { currency EUR  period 2026-01-01 .. 2026-12-31  horizon 3 years  discount 8% }
unit Stores
team Ops
archetype Till { meets Sell }
need Sell { unit Stores  importance 5 }
`;
const SHOP = `service Shop "Web shop" businessFacing {
  archetype Till  consumers Stores  accountable Ops  responsible Ops  state operational since 2024-07-01
  offering Standard { sla { availability 99% monthly } }
  requires Platform
}
service Platform supporting { archetype Till  accountable Ops  state operational since 2024-07-01 }
provider Host external { exit 12 months }
contract Hosting with Host 2025-01-01 .. 2027-01-01 { notice 3 months }
commission Platform to Host from 2026-01-01 { uc { availability 99.5% monthly } }
`;

/** The report of a text with measured shares by metric, element and month. */
function measured(text: string, rows: readonly (readonly [string, string, string, string])[]): ReportDocument {
  const context = contextOf(text);
  const all = rows.map(([metric, element, month, value]): Measurement => {
    const amount = percent(Rational.parse(value));
    return { ...{ metric, element, value: amount, source: 'S', rows: 1 }, period: periodOf(month)! };
  });
  const { asOf } = context.figures;
  return reportOf({ ...context, figures: figures(context.portfolio, { asOf, measurements: measurements(all) }) });
}

const TONES: Record<string, string> = { good: 'good', warn: 'warn', bad: 'bad' };
const shown = (document: ReportDocument, section: string, label: string) => {
  const { text, cell, note } = factIn(document, section, label);
  return [text, TONES[cell.tone ?? ''], note];
};

describe('a count of what is wrong', () => {
  const nothing = documentOf(HEAD.replace('need Sell { unit Stores  importance 5 }', ''));

  test.each([
    ['Unmet needs', 'no needs of the business are declared'],
    ['Promises that cannot be kept', 'no availability is promised'],
    ['Not guaranteed', 'no availability is promised'],
    ['Services that missed their SLA', 'no service is under SLA'],
    ['Services too small', 'no service has an archetype with tiers'],
    ['Commitments missed last', 'no commitment is measured'],
    ['Commitments missed in any measured period', 'no commitment is measured'],
    ['Exits longer than the notice', 'no contract is declared'],
    ['Held, for lack of evidence', 'no plan pays anybody'],
    ['Payouts', 'no plan pays anybody'],
    ['Saving in the fit tiers', 'of no service both the cost and the ceiling are known'],
    ['Value of consolidations', 'no consolidation is declared'],
  ])('is no good news where nothing was looked at: %s', (label, why) => {
    expect(shown(nothing, 'summary', label)).toEqual(['–', undefined, why]);
  });
  test('is good news at zero where something was looked at', () => {
    const kept = measured(HEAD + SHOP, [['availability', 'shop.Platform', '2026-03', '99.9']]);
    expect(shown(kept, 'summary', 'Commitments missed last').slice(0, 2)).toEqual(['0', 'good']);
    expect(shown(kept, 'summary', 'Unmet needs')).toEqual(['0', 'good', 'of 1']);
  });
  test('of commitments that nobody measures is unknown in the table, too', () => {
    const table = tableIn(documentOf(HEAD + SHOP), 'providers', 'commitments');
    expect(textsOf(table).map((row) => row.slice(-2))).toEqual([['unknown', 'unknown']]);
    const credit = tableIn(documentOf(HEAD + SHOP), 'providers', 'providers').columns.findIndex(
      ({ id }) => id === 'credit',
    );
    expect(textsOf(tableIn(documentOf(HEAD + SHOP), 'providers', 'providers'))[0]![credit]).toBe('unknown');
  });
});

describe('what was measured', () => {
  const document = measured(HEAD + SHOP, [
    ['attainment', 'shop.Shop', '2026-03', '100'],
    ['attainment', 'shop.Shop', '2026-04', '50'],
    ['availability', 'shop.Platform', '2026-03', '99.4'],
    ['availability', 'shop.Platform', '2026-04', '99.9'],
  ]);

  test.each(['summary', 'agreements'])('of SLAs stands in the section %s', (section) => {
    expect(shown(document, section, 'Services that missed their SLA').slice(0, 2)).toEqual(['1', 'warn']);
    expect(shown(document, section, 'Periods in which SLAs were met, the lowest share')).toEqual([
      '75 %',
      'warn',
      'Web shop',
    ]);
  });
  test('is listed by service', () => {
    expect(textsOf(tableIn(document, 'agreements', 'sla-attainment'))).toEqual([['Web shop', '75 %']]);
  });
  test.each(['summary', 'providers'])('of commitments is said in %s though the last period was kept', (section) => {
    expect(shown(document, section, 'Commitments missed last').slice(0, 2)).toEqual(['0', 'good']);
    expect(shown(document, section, 'Commitments missed in any measured period')).toEqual([
      '1',
      'warn',
      'of 1 that are measured; 1 of 2 periods missed',
    ]);
  });
});

describe('one tone for one matter', () => {
  const document = documentOf(`${HEAD}${SHOP.replaceAll('accountable Ops', 'accountable Ops  cost run 20k EUR/year')}
asset Old { capability Sales  supports Shop  owner Ops  cost run 10k EUR/year }
capability Sales
service Twin businessFacing { archetype Till  consumers Stores  accountable Ops  state operational since 2024-07-01  cost run 50k EUR/year }
`);
  const facts = (section: string) =>
    blocksIn(document, section).flatMap((block) => (block.block === 'facts' ? block.facts : []));
  const inSummary = new Map(facts('summary').map((fact) => [fact.label, fact]));

  test('in the summary and in its own section, with the same note', () => {
    let compared = 0;
    for (const section of document.sections) {
      if (section.id === 'summary' || section.id === 'cost') continue;
      for (const { label, cell, note } of facts(section.id)) {
        const fact = inSummary.get(label);
        if (fact === undefined || label === 'Needs met' || label === 'Providers' || label === 'Plans') continue;
        compared += 1;
        expect([label, fact.cell.text, fact.cell.tone, fact.note]).toEqual([label, cell.text, cell.tone, note]);
      }
    }
    expect(compared).toBeGreaterThan(8);
    expect(shown(document, 'summary', 'Run share')).toEqual(shown(document, 'cost', 'Run share'));
  });
  test('errors among the findings are bad', () => {
    const broken = HEAD + SHOP.replaceAll('accountable Ops', '');
    expect(contextOf(broken).findings.some(({ level }) => level === 'error')).toBe(true);
    expect(shown(documentOf(broken), 'summary', 'Errors and warnings')[1]).toBe('bad');
  });
  test('what is above its limit is a warning', () => {
    expect(shown(document, 'summary', 'Run share').slice(1)).toEqual(['warn', 'the limit is 70 %']);
    expect(shown(document, 'summary', 'Exits longer than the notice')).toEqual(['1', 'warn', 'of 1 contract']);
    const [contract] = tableIn(document, 'providers', 'contracts').rows;
    expect(contract!.at(-1)!.tone).toBe('warn');
  });
});

describe('right-sizing', () => {
  const sized = (tier: string, cost: string) =>
    documentOf(`${HEAD.replace(
      'meets Sell',
      'meets Sell  tier S { demand .. 200 tx/s  utilisation 40%..75%  ceiling 20k EUR/month }  tier M { demand 200 .. 900 tx/s  utilisation 45%..80%  ceiling 60k EUR/month }',
    )}
service Shop businessFacing { archetype Till tier ${tier}  consumers Stores  accountable Ops  state operational since 2024-07-01  demand p95 520 tx/s  growth 0%/year  capacity 800 tx/s  cost run ${cost} EUR/year }`);

  test('is right only where all services are', () => {
    expect(shown(sized('M', '100k'), 'sizing', 'Right size')).toEqual(['1', 'good', 'of 1 service']);
    expect(shown(sized('S', '100k'), 'sizing', 'Right size')).toEqual(['0', undefined, 'of 1 service']);
  });
  test('does not save what a service costs above the ceiling of its fit tier', () => {
    expect(shown(sized('M', '800k'), 'sizing', 'Saving in the fit tiers').at(-1)).toContain(
      '1 of 1 such services is in its fit tier already: not by resizing',
    );
    expect(shown(sized('S', '800k'), 'sizing', 'Saving in the fit tiers').at(-1)).not.toContain('already');
  });
});

describe('the picture of needs', () => {
  const { spec, marks } = chartIn(
    documentOf(`${HEAD}${SHOP}
need Dream "To dream" { unit Stores  importance 4 }
need Rest "To rest" { unit Stores  importance 0 }
archetype Bed { meets Rest }`),
    'strategy',
    'need-archetype',
  )!;
  const { data, encoding } = spec as {
    readonly data: { readonly values: readonly Record<string, unknown>[] };
    readonly encoding: { readonly size: { readonly scale: object } };
  };

  test('has a mark for each unmet need, before all others', () => {
    expect(marks).toBe(4);
    expect(data.values.map(({ need, archetype, state }) => [need, archetype, state])).toEqual([
      ['To dream', 'unmet', 'unmet'],
      ['To rest', 'unmet', 'unmet'],
      ['To rest', 'Bed', 'on paper only'],
      ['Sell', 'Till', 'services in operation'],
    ]);
  });
  test('has a size for a need without importance', () => {
    expect(encoding.size.scale).toEqual({ domain: [0, 5], range: [40, 420], clamp: true });
  });
});

describe('a picture says what it leaves out', () => {
  test('of services by cost', () => {
    const services = Array.from(
      { length: 27 },
      (_each, i) =>
        `service S${i} supporting { archetype Till  accountable Ops  state operational since 2024-07-01  cost run ${i}k EUR/year }`,
    );
    const chart = chartIn(documentOf(`${HEAD}${services.join('\n')}`), 'portfolio', 'run-grow-transform')!;
    expect(chart.marks).toBe(25);
    expect(chart.description).toContain('the 25 dearest of 26 services whose cost is known; the table has all');
  });
  test('of consolidations, and why it is not there', () => {
    const one = (more: string) =>
      documentOf(`${HEAD}${SHOP}
asset Old { supports Shop  owner Ops  cost run 10k EUR/year }
consolidation One { keep Shop  absorb Old  oneOff 1k EUR  saving 5k EUR/year ${more} }`);
    expect(chartIn(one('risk 30'), 'consolidation', 'pareto')!.marks).toBe(1);
    const without = one('');
    expect(chartIn(without, 'consolidation', 'pareto')).toBeUndefined();
    const texts = blocksIn(without, 'consolidation').flatMap((block) => (block.block === 'text' ? block.text : []));
    expect(texts.join('')).toContain('is not drawn');
    expect(shown(without, 'consolidation', 'On the Pareto front')[0]).toBe('–');
    expect(shown(without, 'consolidation', 'Stability of the ranking')[0]).toBe('–');
  });
});

describe('what is in the pipeline', () => {
  test('for an undeclared time is not nothing', () => {
    const service = (name: string, since = '') =>
      `service ${name} businessFacing { archetype Till  consumers Stores  accountable Ops  state designed ${since} }\n`;
    const longest = (text: string) => shown(documentOf(HEAD + text), 'portfolio', 'Longest in the pipeline').at(-1);
    expect(longest(service('A'))).toBe('since when they are in it is not declared');
    expect(longest(service('A') + service('B', 'since 2026-01-01'))).toBe('B; of 1 more it is not declared since when');
  });
});
