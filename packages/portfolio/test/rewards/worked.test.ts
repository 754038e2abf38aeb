import { describe, expect, it } from 'vitest';
import { HALF, rewarded, SERVICES } from './samples.js';

/** Amounts that were worked out by hand; the derivation is the name of the test. */

const CURVE = '{ 3 -> 50%  4 -> 100%  5 -> 150% }';
interface Case {
  readonly plan?: string;
  readonly people?: string;
  readonly target?: string;
  readonly period?: string;
  readonly cap?: string;
  readonly parts: string;
  readonly measured?: readonly (readonly [string, string, string])[];
}
function paid({
  plan = '',
  people = 'person p',
  target = '10_000 EUR',
  period = HALF,
  cap = '200%',
  parts,
  measured = [],
}: Case): string {
  const text = `${SERVICES}\n${people}\nplan N { for p  period ${period}  target ${target}  cap ${cap}  ${plan}\n${parts}\n}`;
  const rows = measured.map(([metric, element, value]) => [metric, element, period, value] as const);
  const payout = rewarded(text, rows, '2030-01-01').rewards.payouts[0]!;
  return payout.status === 'held' ? 'held' : `${payout.amount} ${payout.currency}`;
}
const ONE = `component confidence of Checkout weight 100% ${CURVE}`;
const confidence = (value: string, of = 'Checkout') => ['confidence', of, value] as const;

describe('a curve', () => {
  it.each([
    ['2.999', '0 EUR', 'below the first point: nothing'],
    ['3', '5000 EUR', 'at the first point: 50%'],
    ['3.5', '7500 EUR', 'half way from 50% to 100%'],
    ['3.333', '6665 EUR', '50% + 0.333 · 50% = 66.65%'],
    ['5', '15000 EUR', 'at the last point: 150%'],
    ['9', '15000 EUR', 'beyond the last point: flat'],
  ])('%s pays %s: %s', (value, amount) => {
    expect(paid({ parts: ONE, measured: [confidence(value)] })).toBe(amount);
  });
  it('that is `lower` is read from the other side: 250 ms is a quarter of the way from 300 ms to 100 ms', () => {
    const parts = 'component latency of Checkout weight 100% lower { 300 ms -> 0%  100 ms -> 100% }';
    expect(paid({ parts, measured: [['latency', 'Checkout', '250 ms']] })).toBe('2500 EUR');
    expect(paid({ parts, measured: [['latency', 'Checkout', '0.25 s']] })).toBe('2500 EUR');
    expect(paid({ parts, measured: [['latency', 'Checkout', '301 ms']] })).toBe('0 EUR');
  });
  it('in a unit that the measured value does not have holds the payout', () => {
    expect(paid({ parts: ONE, measured: [confidence('80%')] })).toBe('held');
    const cost = 'component unitCost of Checkout weight 100% lower { 0.02 EUR/tx -> 100% }';
    expect(paid({ parts: cost, measured: [['unitCost', 'Checkout', '0.01 USD/tx']] })).toBe('held');
    expect(paid({ parts: cost, measured: [['unitCost', 'Checkout', '0.01/tx']] })).toBe('10000 EUR');
  });
});

describe('weights, caps and factors', () => {
  it('60% · 150% capped at 120% + 40% · 50% = 92%', () => {
    const parts = `component confidence of Checkout weight 60% cap 120% ${CURVE}\ncomponent confidence of Platform weight 40% ${CURVE}`;
    expect(paid({ parts, measured: [confidence('5'), confidence('3', 'Platform')] })).toBe('9200 EUR');
  });
  it('a modifier of 130% that is clamped to 110%: 75% · 110% = 82.5%', () => {
    const parts = `${ONE}\nmodifier "Trust" confidence of Platform between 90%..110% { 1 -> 80%  5 -> 130% }`;
    expect(paid({ parts, measured: [confidence('3.5'), confidence('5', 'Platform')] })).toBe('8250 EUR');
  });
  it('a modifier below its first point pays its lower bound: 75% · 90% = 67.5%', () => {
    const parts = `${ONE}\nmodifier "Trust" confidence of Platform between 90%..110% { 1 -> 80%  5 -> 130% }`;
    expect(paid({ parts, measured: [confidence('3.5'), confidence('0', 'Platform')] })).toBe('6750 EUR');
  });
  it('gates: zero comes before all', () => {
    const parts = `${ONE}\ngate "a" when 1 = 2 else cap 50%\ngate "b" when 1 = 2 else zero`;
    expect(paid({ parts, measured: [confidence('5')] })).toBe('0 EUR');
  });
  it('gates: the caps come before the factors, in any order of the text: min(150%, 80%) · 50% = 40%', () => {
    const [cap, factor] = ['gate "a" when 1 = 2 else cap 80%', 'gate "b" when 1 = 2 else multiply 50%'];
    for (const gates of [`${cap}\n${factor}`, `${factor}\n${cap}`]) {
      expect(paid({ parts: `${ONE}\n${gates}`, measured: [confidence('5')] })).toBe('4000 EUR');
    }
  });
  it('the cap of the plan is last: min(150% · 50%, 60%) = 60%', () => {
    const parts = `${ONE}\ngate "b" when 1 = 2 else multiply 0.5`;
    expect(paid({ parts, cap: '60%', measured: [confidence('5')] })).toBe('6000 EUR');
  });
});

describe('missing evidence', () => {
  const parts = `component confidence of Checkout weight 60% ${CURVE}\ncomponent confidence of Platform weight 40% ${CURVE}`;
  it('holds the payout, which is the default', () => expect(paid({ parts, measured: [confidence('4')] })).toBe('held'));
  it('of another period holds it too', () => {
    const text = `${SERVICES}\nperson p\nplan N { for p  period ${HALF}  target 1k EUR  cap 100%  ${ONE} }`;
    const { payouts } = rewarded(text, [['confidence', 'Checkout', '2026-07-01 .. 2026-12-30', '4']]).rewards;
    expect(payouts[0]!.status).toBe('held');
  });
  it('counts as nothing: 60% · 100% = 60%', () => {
    expect(paid({ plan: 'missing zero', parts, measured: [confidence('4')] })).toBe('6000 EUR');
  });
  it('hands its weight to the rest: 100% · 100%', () => {
    expect(paid({ plan: 'missing redistribute', parts, measured: [confidence('4')] })).toBe('10000 EUR');
  });
  it('cannot hand its weight on when all is missing', () => {
    expect(paid({ plan: 'missing redistribute', parts })).toBe('held');
  });
});

describe('proration', () => {
  const measured = [confidence('4')];
  it('a leap year: 12 000 · 182/366 for the first half of 2028 = 5 967.21', () => {
    expect(paid({ period: '2028-01-01 .. 2028-06-30', target: '12_000 EUR/year', parts: ONE, measured })).toBe(
      '5967.21 EUR',
    );
  });
  it('across new year: 12 000 · (31/365 + 31/366) = 2 035.57 for December 2027 and January 2028', () => {
    expect(paid({ period: '2027-12-01 .. 2028-01-31', target: '12_000 EUR/year', parts: ONE, measured })).toBe(
      '2035.57 EUR',
    );
  });
  it('per month: 1 000 · (15/31 + 1 + 10/30) from 17 July to 10 September = 1 817.20', () => {
    expect(paid({ period: '2026-07-17 .. 2026-09-10', target: '1_000 EUR/month', parts: ONE, measured })).toBe(
      '1817.2 EUR',
    );
  });
  it('of a target for the period: 10 000 · (0.5 · 92 + 1 · 92) / 184 = 7 500', () => {
    const people = 'person p { fte 0.5 from 2026-07-01 until 2026-09-30  fte 1.0 from 2026-10-01 }';
    expect(paid({ people, parts: ONE, measured })).toBe('7500 EUR');
  });
  it('of somebody who comes in October: 10 000 · 92/184 = 5 000', () => {
    expect(paid({ people: 'person p { fte 1 from 2026-10-01 }', parts: ONE, measured })).toBe('5000 EUR');
  });
  it('of somebody who was gone before: nothing', () => {
    expect(paid({ people: 'person p { fte 1 until 2026-06-30 }', parts: ONE, measured })).toBe('0 EUR');
  });
});

describe('rounding', () => {
  const parts = 'component confidence of Checkout weight 100% { 4 -> 100% }';
  const measured = [confidence('4')];
  const period = '2026-01-01 .. 2026-01-08';
  const people = 'person p { fte 1 until 2026-01-01 }';
  it.each([
    ['0.04 EUR', 'halfUp', '0.01 EUR', '0.04 / 8 = 0.005'],
    ['0.04 EUR', 'halfEven', '0 EUR', '0.005 to the even cent'],
    ['0.12 EUR', 'halfEven', '0.02 EUR', '0.015 to the even cent'],
    ['0.04 EUR', 'down', '0 EUR', '0.005 down'],
    ['0.041 EUR', 'up', '0.01 EUR', '0.005125 up'],
    ['1_004 JPY', 'halfUp', '126 JPY', '125.5 yen: there is no smaller unit'],
    ['0.02 KWD', 'halfUp', '0.003 KWD', '0.0025: fils are thousandths'],
    ['0.02 KWD', 'halfEven', '0.002 KWD', '0.0025 to the even fils'],
  ])('%s %s pays %s: %s', (target, round, amount) => {
    expect(paid({ target, plan: `round ${round}`, period, people, parts, measured })).toBe(amount);
  });
});

describe('a holdback', () => {
  const text = `${SERVICES}\nperson p\nplan N { for p  period ${HALF}  target 1_000.05 EUR  cap 100%  holdback 10% until 2027-03-31
    component confidence of Checkout weight 100% { 4 -> 100% } }`;
  const at = (asOf: string) => rewarded(text, [['confidence', 'Checkout', HALF, '4']], asOf).rewards.payouts[0]!;
  it('keeps back 10% of 1 000.05, which is 100.01, and pays 900.04', () => {
    const { heldBack, due } = at('2027-01-31');
    expect([String(heldBack), String(due)]).toEqual(['100.01', '900.04']);
  });
  it('pays all of it from its day on', () => expect(String(at('2027-03-31').due)).toBe('1000.05'));
});

describe('a team', () => {
  const text = `${SERVICES}\nperson p1\nperson p2 { fte 0.5 }\nperson p3\nteam T { lead p3  members p1, p2 }
    plan N { for T, p1  period ${HALF}  target 1_000 EUR  cap 100%  ${ONE} }`;
  const { rewards } = rewarded(text, [['confidence', 'Checkout', HALF, '4']]);
  it('is scored once, and each member is paid once for the own time; who only leads it is not', () => {
    expect(rewards.plans).toHaveLength(1);
    expect(rewards.payouts.map(({ participant, amount }) => `${participant} ${amount}`)).toEqual(['p1 1000', 'p2 500']);
  });
});

describe('pools', () => {
  const plan = (name: string, target: string, extra = '') =>
    `person ${name}P\nplan ${name} { for ${name}P  period ${HALF}  target ${target}  cap 150% ${extra} component confidence of Checkout weight 100% ${CURVE} }`;
  const rows = [['confidence', 'Checkout', HALF, '4']] as const;
  const paidBy = (text: string, more: readonly (readonly [string, string, string, string])[] = rows) => {
    const { pools } = rewarded(`${SERVICES}\n${text}`, more).rewards;
    return pools.flatMap(({ payouts }) => payouts.map((each) => `${each.amount} ${each.currency}`));
  };
  it('three who ask for 1 000 each share 1 000: 333.34, 333.33, 333.33', () => {
    const three = ['QA', 'QB', 'QC'].map((name) => plan(name, '1_000 EUR')).join('\n');
    expect(paidBy(`${three}\npool X { amount 1_000 EUR  plans QC, QB, QA }`)).toEqual([
      '333.34 EUR',
      '333.33 EUR',
      '333.33 EUR',
    ]);
  });
  it('more than is asked stays in the pool', () => {
    expect(paidBy(`${plan('QA', '1_000 EUR')}\npool X { amount 9_000 EUR  plans QA  over scaleDown }`)).toEqual([
      '1000 EUR',
    ]);
  });
  it('is handed on in proportion up to the caps: A 1 000 to 1 500, B 2 000 to 2 500 of 4 000', () => {
    const capped = plan('QA', '1_000 EUR');
    const free = plan('QB', '2_000 EUR');
    // 4 000 / 3 000 = 4/3: 1 333.33 and 2 666.67, both below their caps of 1 500 and 3 000.
    expect(paidBy(`${capped}\n${free}\npool X { amount 4_000 EUR  plans QA, QB  over distribute }`)).toEqual([
      '1333.33 EUR',
      '2666.67 EUR',
    ]);
    // 9 000 is more than both caps leave room for.
    expect(paidBy(`${capped}\n${free}\npool X { amount 9_000 EUR  plans QA, QB  over distribute }`)).toEqual([
      '1500 EUR',
      '3000 EUR',
    ]);
  });
  it('of another currency is converted at the start of the period: 920 EUR of 1 000 USD', () => {
    expect(paidBy(`${plan('QA', '5_000 EUR')}\npool X { amount 1_000 USD  plans QA }`)).toEqual(['920 EUR']);
  });
  it('of plans in two currencies pays in its own: 920 EUR are 1 000 USD at 0.92', () => {
    const text = `${plan('QA', '920 EUR')}\n${plan('QB', '3_000 USD')}\npool X { amount 2_000 USD  plans QA, QB }`;
    expect(paidBy(text)).toEqual(['500 USD', '1500 USD']);
  });
  it('without a rate is held', () => {
    expect(paidBy(`${plan('QA', '5_000 EUR')}\npool X { amount 1_000 CHF  plans QA }`)[0]).toMatch(/object/);
  });
  it('a plan in two pools is held, and says so', () => {
    const text = `${SERVICES}\n${plan('QA', '1_000 EUR')}\npool X { amount 1k EUR  plans QA }\npool Y { amount 1k EUR  plans QA }`;
    expect(rewarded(text, rows).rewards.payouts[0]!.amount).toEqual({
      type: 'unknown',
      missing: ['one pool for QA instead of X and Y'],
    });
  });
});
