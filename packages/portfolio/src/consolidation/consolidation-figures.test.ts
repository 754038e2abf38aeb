import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { isUnknown, type Value } from '../values/index.js';
import { paretoFront } from './pareto.js';
import { normalised, priorityOf, rankingOf } from './ranking.js';

const SETTINGS = `portfolio P {
  currency EUR
  rate 2026-01-01 USD 0.5
  period 2026-02-01 .. 2027-01-31
  horizon 3 years
  discount 8%
}`;
const asset = (name: string) => `asset ${name}`;
const join = (name: string, body: string) => `asset ${name}Kept\nasset ${name}Gone
consolidation ${name} { keep ${name}Kept  absorb ${name}Gone  ${body} }`;
const of = (text: string) => figuresOf(`${SETTINGS}\n${text}`).consolidation;
const TWO_GATEWAYS =
  'value 80  longTerm 70  risk 30  oneOff 220k EUR  saving 140k EUR/year  dualRun 6 months at 8k EUR/month';

function shown(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  if (isUnknown(value)) return `unknown: ${value.missing.join(', ')}`;
  if (value.type === 'money') return `${value.amount.toFixed(2)} ${value.currency}`;
  if (value.type === 'duration') return `${value.amount.toFixed(2)} ${value.unit}`;
  if (value.type === 'number' || value.type === 'percent') return value.value.toString();
  return value.type;
}

describe('the business case of a consolidation', () => {
  it('is 38 451.18 EUR and 28.97 months for the gateways', () => {
    const found = of(join('Two', TWO_GATEWAYS)).of('Two')!;
    expect([shown(found.npv.value), shown(found.payback.value)]).toEqual(['38451.18 EUR', '28.97 month']);
  });

  it('converts foreign flows at the first day of the period: 440k USD at 0.5 is 220k EUR', () => {
    const usd = TWO_GATEWAYS.replace('220k EUR', '440k USD')
      .replace('140k EUR', '280k USD')
      .replace('8k EUR', '16k USD');
    expect(shown(of(join('Two', usd)).of('Two')!.npv.value)).toBe('38451.18 EUR');
  });

  it('reads flows by the month or the quarter: 35k a quarter is 140k a year', () => {
    const quarterly = TWO_GATEWAYS.replace('140k EUR/year', '35k EUR/quarter').replace('8k EUR/month', '96k EUR/year');
    expect(shown(of(join('Two', quarterly)).of('Two')!.npv.value)).toBe('38451.18 EUR');
  });

  it('names everything that is missing, and takes nothing for zero', () => {
    const found = figuresOf(
      `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }\n${join('Two', 'oneOff 5 CHF')}`,
    ).consolidation.of('Two')!;
    expect(shown(found.npv.value)).toBe(
      'unknown: the discount of the portfolio, the horizon of the portfolio, the rate of CHF on 2026-02-01, the saving of Two',
    );
    expect(shown(found.payback.value)).toBe('unknown: the rate of CHF on 2026-02-01, the saving of Two');
  });

  it('says that a saving is missing where nothing is earned back', () => {
    const found = of(join('Two', 'oneOff 1 EUR  saving 0 EUR/year')).of('Two')!;
    expect(shown(found.payback.value)).toBe('unknown: a saving of Two that earns back what is spent');
    expect(shown(found.npv.value)).toBe('-1.00 EUR');
  });

  it('explains itself with the places of its inputs', () => {
    const { npv } = of(join('Two', TWO_GATEWAYS)).of('Two')!;
    const labels = npv.explain().inputs.map(({ label, place }) => `${label}${place === undefined ? '?' : ''}`);
    expect(labels).toEqual([
      'one-off cost',
      'saving',
      'length of the dual run',
      'cost of the dual run',
      'discount',
      'horizon',
      'period',
    ]);
  });

  it('holds what was realised against the plan: 105k of 140k is 75 %, 35k short', () => {
    const { realisation } = of(join('Two', `${TWO_GATEWAYS}  realised 105k EUR/year`)).of('Two')!;
    expect([shown(realisation.difference.value), shown(realisation.rate)]).toEqual(['-35000.00 EUR', '75']);
  });

  it('does not know what was realised while nobody says', () => {
    const { realisation } = of(join('Two', TWO_GATEWAYS)).of('Two')!;
    expect(shown(realisation.difference.value)).toBe('unknown: the realised saving of Two');
  });

  it('adds what was planned and what was realised up: 140k + 140k planned, 105k seen', () => {
    const found = of(`${join('One', `${TWO_GATEWAYS}  realised 105k EUR/year`)}\n${join('Two', TWO_GATEWAYS)}
${join('Never', `${TWO_GATEWAYS}  decision rejected`)}`);
    expect([shown(found.planned), shown(found.realised)]).toEqual(['280000.00 EUR', '105000.00 EUR']);
  });

  it('adds the live ones up before it rounds, and leaves the rejected out', () => {
    // 0.334 each at 0 %: two are 0.668, rounded 0.67, where two rounded ones would be 0.66
    const settings = SETTINGS.replace('discount 8%', 'discount 0%').replace('3 years', '1 year');
    const text = [1, 2, 3].map((n) =>
      join(`J${n}`, `oneOff 0 EUR  saving 0.334 EUR/year${n === 3 ? '  decision rejected' : ''}`),
    );
    const { totalNpv } = figuresOf(`${settings}\n${text.join('\n')}`).consolidation;
    expect(shown(totalNpv)).toBe('0.67 EUR');
  });

  it('is the same whatever the order of the declarations', () => {
    const parts = [join('A', TWO_GATEWAYS), join('B', TWO_GATEWAYS.replace('risk 30', 'risk 10')), asset('X')];
    const order = (texts: readonly string[]) =>
      of(texts.join('\n')).ranking.ranked.map(({ item, rank }) => `${rank} ${item.consolidation.id}`);
    expect(order([...parts].reverse())).toEqual(order(parts));
  });
});

describe('the priority', () => {
  const scores = (value: string, longTerm: string, npv: string, risk: string) => ({
    value: Rational.of(value),
    longTerm: Rational.of(longTerm),
    npv: Rational.of(npv),
    risk: Rational.of(risk),
  });
  const WEIGHTS = scores('30', '20', '30', '20');

  it('is 78 for 0.8, 0.7, 1 and 0.5 at 30/20/30/20: 24 + 14 + 30 + 10 = 78', () => {
    expect(priorityOf(scores('0.8', '0.7', '1', '0.5'), WEIGHTS).toString()).toBe('78');
  });

  it('depends on the proportion of the weights alone', () => {
    const doubled = scores('60', '40', '60', '40');
    expect(priorityOf(scores('0.1', '0.9', '0.4', '0.3'), doubled).toString()).toBe(
      priorityOf(scores('0.1', '0.9', '0.4', '0.3'), WEIGHTS).toString(),
    );
  });

  it('scores the net present value from the lowest to the highest', () => {
    const values = ['-100', '0', '300'].map((each) => Rational.of(each));
    expect(normalised(values).map(String)).toEqual(['0', '0.25', '1']);
    expect(normalised([Rational.of(-3)]).map(String)).toEqual(['0']);
    expect(normalised([Rational.of(7), Rational.of(7)]).map(String)).toEqual(['1', '1']);
  });

  it('is stable where one is better in everything', () => {
    const { ranked, stability } = rankingOf(
      [
        { item: 'low', scores: scores('0.1', '0.1', '0.1', '0.1') },
        { item: 'high', scores: scores('0.9', '0.9', '0.9', '0.9') },
      ],
      WEIGHTS,
    );
    expect(stability.toString()).toBe('1');
    expect(ranked.map(({ item, rank, best, worst }) => `${item} ${rank} ${best}-${worst}`)).toEqual([
      'high 1 1-1',
      'low 2 2-2',
    ]);
  });

  it('shows who changes places: value against risk, 30·0.65 = 19.5 < 20, but 36·0.65 = 23.4 > 20', () => {
    const { ranked, stability } = rankingOf(
      [
        { item: 'valuable', scores: scores('0.65', '0', '0', '0') },
        { item: 'safe', scores: scores('0', '0', '0', '1') },
      ],
      WEIGHTS,
    );
    // changed by a higher weight of value (23.4 > 20) and by a lower one of risk (19.5 > 16): 6 of 8 stay
    expect(stability.toString()).toBe('0.75');
    expect(ranked.map(({ item, rank, best, worst }) => `${item} ${rank} ${best}-${worst}`)).toEqual([
      'safe 1 1-2',
      'valuable 2 1-2',
    ]);
  });

  it('gives equal priorities one rank and leaves the next out', () => {
    const same = scores('0.5', '0.5', '0.5', '0.5');
    const { ranked } = rankingOf(
      [
        { item: 'a', scores: same },
        { item: 'b', scores: same },
        { item: 'c', scores: scores('0', '0', '0', '0') },
      ],
      WEIGHTS,
    );
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });

  it('takes its weights from the limits, and ranks nobody whose score is missing', () => {
    const only = SETTINGS.replace(
      /}$/,
      '  limits { priorityValue 100%  priorityLongTerm 0%  priorityNpv 0%  priorityRisk 0% }\n}',
    );
    const text = [
      join('A', TWO_GATEWAYS),
      join('B', TWO_GATEWAYS.replace('value 80', 'value 90')),
      join('C', TWO_GATEWAYS.replace('risk 30', '')),
    ];
    const { ranking, priorityOf: priority } = figuresOf(`${only}\n${text.join('\n')}`).consolidation;
    expect(ranking.ranked.map(({ item, priority }) => `${item.consolidation.id} ${priority}`)).toEqual([
      'B 90',
      'A 80',
    ]);
    expect(shown(priority('A')?.value)).toBe('80');
    expect(shown(priority('C')?.value)).toBe('unknown: the risk of C');
    expect(priority('Nobody')).toBeUndefined();
  });
});

describe('the Pareto front', () => {
  const trade = (npv: number, risk: number) => ({
    item: `${npv}/${risk}`,
    npv: Rational.of(npv),
    risk: Rational.of(risk),
  });

  it('has what no other beats', () => {
    expect(paretoFront([trade(10, 50), trade(10, 40), trade(5, 10), trade(4, 10), trade(20, 90)])).toEqual([
      '20/90',
      '10/40',
      '5/10',
    ]);
  });

  it('keeps equals', () => {
    expect(paretoFront([trade(1, 1), trade(1, 1)])).toEqual(['1/1', '1/1']);
  });

  it('is what comparing all pairs gives', () => {
    const few = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(few, few), { maxLength: 12 }), (pairs) => {
        const trades = pairs.map(([npv, risk], index) => ({
          item: index,
          npv: Rational.of(npv),
          risk: Rational.of(risk),
        }));
        const beaten = (a: (typeof pairs)[number]) =>
          pairs.some((b) => b[0] >= a[0] && b[1] <= a[1] && (b[0] > a[0] || b[1] < a[1]));
        const expected = pairs.flatMap((pair, index) => (beaten(pair) ? [] : [index]));
        expect([...paretoFront(trades)].sort((a, b) => a - b)).toEqual(expected);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
