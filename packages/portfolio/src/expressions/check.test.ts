import { describe, expect, it } from 'vitest';
import { checkExpression, type TypeEnvironment } from './check.js';
import type { BinaryOperator, Expression } from './expression.js';
import { bool, call, choose, day, metric, op, path, q, says, unary } from './samples.test-helper.js';
import { collectionOf, DURATION, describeType, type ExpressionType, MONEY, NUMBER, rateType, TEXT } from './types.js';

const element = (kind: string): ExpressionType => ({ type: 'element', kind });
const priority: ExpressionType = { type: 'word', called: 'priority', words: ['P1', 'P2', 'P3'] };
const level: ExpressionType = { type: 'word', called: 'criticality', words: ['low', 'high'], ordered: true };
const members: Record<string, Record<string, ExpressionType>> = {
  service: {
    name: TEXT,
    criticality: level,
    offerings: collectionOf(element('offering')),
    run: rateType(MONEY, undefined),
  },
  offering: { price: rateType(MONEY, undefined), rto: DURATION },
  incident: { severity: priority },
  row: { fixed: NUMBER, priority: TEXT },
};
const names: Record<string, ExpressionType> = {
  s: element('service'),
  services: collectionOf(element('service')),
};
const environment: TypeEnvironment = {
  currency: 'EUR',
  lookup: (name) => names[name],
  memberOf: (type, member) => (type.type === 'element' ? members[type.kind]?.[member] : undefined),
  metric: (name) => (name === 'incidents' ? collectionOf(element('incident')) : undefined),
  names: () => Object.keys(names),
};

const typeOf = (e: Expression, env = environment) => {
  const { type, problems } = checkExpression(e, env);
  return problems.length === 0 ? describeType(type) : problems.map((problem) => problem.message);
};
const one = (left: string, operator: BinaryOperator, right: string) => typeOf(op(q(left), operator, q(right)));

describe('unit rules', () => {
  it.each([
    ['5 EUR', '+', '120k', 'money in EUR'],
    ['4 h', '+', '15 min', 'a duration'],
    ['520 tx/s', '*', '60 s', 'a number'],
    ['90k EUR/year', '*', '6 months', 'money in EUR'],
    ['0.021 EUR/tx', '*', '30M tx/year', 'money in EUR per year'],
    ['5%', '*', '200 EUR', 'money in EUR'],
    ['2', '*', '5%', 'a percentage'],
    ['10 EUR', '/', '4 EUR', 'a number'],
    ['10 EUR/year', '<', '1 EUR/month', 'a condition'],
    ['480k EUR', '/', '40k EUR/month', 'a duration'],
  ] as const)('%s %s %s is %s', (left, operator, right, type) => {
    expect(one(left, operator, right)).toBe(type);
  });

  it.each([
    ['4 h', '<', '99.9%', 'a duration ("4 h") cannot be compared with a percentage ("99.9%")'],
    ['4 h', '-', '5%', 'a percentage ("5%") cannot be subtracted from a duration ("4 h")'],
    ['4 h', '*', '4 h', 'a duration ("4 h") cannot be multiplied by a duration ("4 h")'],
    [
      '5 USD',
      '+',
      '5 EUR',
      'money in USD ("5 USD") cannot be added to money in EUR ("5 EUR"); convert one of them into the currency of the other',
    ],
    ['5 tx/s', '>', '5 calls/s', 'tx per s ("5 tx/s") cannot be compared with calls per s ("5 calls/s")'],
    [
      '1%/year',
      '*',
      '5 EUR/year',
      'a percentage per year ("1%/year") cannot be multiplied by money in EUR per year ("5 EUR/year")',
    ],
  ] as const)('refuses %s %s %s', (left, operator, right, message) => {
    expect(one(left, operator, right)).toEqual([message]);
  });
});

describe('names', () => {
  it('takes a name beside a word as one of its words', () => {
    const critical = op(path('severity'), '=', path('P1'));
    const counted = call('count', metric('incidents', 'Checkout'), critical);
    expect(typeOf(op(counted, '=', q('0')))).toBe('a condition');
    expect(typeOf(op(path('s.criticality'), '>=', path('high')))).toBe('a condition');
    expect(typeOf(call('count', metric('incidents', 'Checkout'), op(path('severity'), '=', path('P9'))))).toEqual([
      '"P9" is not a priority; write one of P1, P2, P3',
    ]);
  });

  it('reports one mistake once', () => {
    expect(typeOf(op(op(path('servces'), '+', q('4 h')), '<', q('5%')))).toEqual([
      'nothing is called "servces" here; did you mean "services"?',
    ]);
    expect(typeOf(op(op(q('4 h'), '+', q('5%')), '<', q('5 EUR')))).toHaveLength(1);
    expect(typeOf(path('s.prices'))).toEqual(['a service ("s") has no "prices"']);
    expect(typeOf(metric('speed', 'Checkout'))).toEqual(['"Checkout" has no metric "speed"']);
  });

  it('asks the items of a collection for their members', () => {
    expect(typeOf(path('services.offerings.rto'))).toBe('a collection of durations');
    expect(typeOf(call('max', path('s.offerings.rto')))).toBe('a duration');
    expect(typeOf(op(path('s.offerings.rto'), '<', q('4 h')))).toEqual([
      'a collection of durations ("s.offerings.rto") cannot be compared with a duration ("4 h"); say which with any, all, count, sum, avg, min or max',
    ]);
  });

  it('reads a written number beside money as money', () => {
    expect(typeOf(op(path('s.run'), '>', q('480k/year')))).toBe('a condition');
    expect(typeOf(op(path('s.run'), '>', op(q('1'), '+', q('2'))))).toHaveLength(1);
  });
});

describe('calls and conditions', () => {
  it('goes through rows where there are some', () => {
    const rows = { ...environment, row: element('row') };
    const share = op(call('sum', path('fixed'), op(path('priority'), '=', path('P1'))), '/', call('count'));
    expect(typeOf(share, rows)).toBe('a number');
    expect(typeOf(call('count'))).toEqual([
      'count() counts the rows of a source, and there are none here; name what to count in its parentheses',
    ]);
  });

  it.each([
    [call('sum', path('s.name')), 'sum needs quantities, not a text ("s.name")'],
    [call('all', path('services'), path('name')), 'all needs a condition after "where", not a text ("name")'],
    [op(q('4 h'), 'and', bool(true)), '"and" needs a condition on both sides, not a duration ("4 h")'],
    [unary('not', says('x')), '"not" needs a condition, not a text ("x")'],
    [choose(bool(true), q('4 h'), q('5%')), 'a percentage ("5%") cannot be the alternative of a duration ("4 h")'],
    [op(q('5%'), 'in', day('2026-Q1')), 'a percentage ("5%") cannot be in a period ("2026-Q1")'],
  ])('%# says %s', (expression, message) => {
    expect(typeOf(expression)).toEqual([message]);
  });

  it('stops at 200 levels', () => {
    const deep = Array.from({ length: 300 }).reduce<Expression>((e) => unary('-', e), q('1'));
    expect(typeOf(deep)).toEqual(['the expression is nested deeper than 200 levels; split it']);
  });
});
