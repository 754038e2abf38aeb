import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational } from '../exact/index.js';
import { num, parseQuantity, unknown } from '../values/index.js';
import { checkExpression, type TypeEnvironment } from './check.js';
import { type EvaluationEnvironment, type EvaluationLimits, evaluate } from './evaluate.js';
import { collection, type ExpressionValue, printValue, text } from './evaluated.js';
import { type BinaryOperator, type Expression, FUNCTIONS } from './expression.js';
import { bool, call, choose, day, metric, op, path, q, says, unary } from './samples.test-helper.js';

function quantity(written: string): ExpressionValue {
  const reading = parseQuantity(written);
  if (!reading.ok) throw new RangeError(reading.message);
  return reading.value;
}
const service = (id: string): ExpressionValue => ({ type: 'element', kind: 'service', id });
const members: Record<string, ExpressionValue> = {
  'A.cost': quantity('10 EUR'),
  'B.cost': quantity('20 EUR'),
  'C.cost': unknown('cost of C'),
  'A.state': { type: 'word', word: 'live' },
  'B.state': { type: 'word', word: 'live' },
  'C.state': { type: 'word', word: 'built' },
};
const names: Record<string, ExpressionValue> = {
  services: collection([service('A'), service('B'), service('C')]),
  none: collection([]),
  gap: unknown('gap'),
  level: { type: 'word', word: 'low', order: ['low', 'high'] },
};
const environment: EvaluationEnvironment = {
  currency: 'EUR',
  lookup: (name) => names[name],
  memberOf: (value, member) => (value.type === 'element' ? members[`${value.id}.${member}`] : undefined),
  metric: () => undefined,
};
const result = (e: Expression, limits?: EvaluationLimits, env = environment) => {
  const value = evaluate(e, env, limits);
  return value.type === 'error' ? `error: ${value.message}` : printValue(value);
};
const gap = op(path('gap'), '>', q('1'));

describe('units', () => {
  it.each([
    ['520 tx/s', '*', '1 min', '31_200'], // 520 × 60
    ['90k EUR/year', '*', '6 months', '45k EUR'],
    ['1 EUR/day', '*', '1 year', '365 EUR'],
    ['0.021 EUR/tx', '*', '30M tx/year', '630k EUR/year'],
    ['50%', '*', '10%', '5%'],
    ['2', '*', '5%', '10%'],
    ['5 EUR', '+', '7', '12 EUR'],
    ['1 h', '+', '30 min', '90 min'],
    ['480k EUR', '/', '40k EUR/month', '12 months'],
    ['480k EUR', '/', '2 years', '240k EUR/year'],
    ['1 h', '/', '30 min', '2'],
    ['12 EUR/year', '/', '1 EUR/month', '1'],
    ['1', '/', '3', '0.333333'],
    ['12 EUR/year', '=', '1 EUR/month', 'true'],
    ['1', '/', '0', 'unknown (a divisor other than zero)'],
    ['4 h', '<', '5%', 'error: 4 h and 5% do not fit together in "4 h < 5%"'],
    ['1 month', '<', '31 days', 'error: 1 month and 31 days do not fit together in "1 month < 31 days"'],
  ] as const)('%s %s %s is %s', (left, operator, right, expected) => {
    expect(result(op(q(left), operator, q(right)))).toBe(expected);
  });

  it('is exact', () => {
    expect(evaluate(op(op(q('1'), '/', q('3')), '*', q('3')), environment)).toEqual(num(1));
    expect(evaluate(op(q('1'), '/', q('3')), environment)).toEqual(num(Rational.of(1, 3)));
  });

  it('counts days', () => {
    expect(result(op(day('2026-02-01'), '+', q('1 month')))).toBe('2026-03-01');
    expect(result(op(day('2026-03-01'), '-', day('2026-02-01')))).toBe('28 days');
    expect(result(op(day('2026-05-15'), 'in', day('2026-Q2')))).toBe('true');
    expect(result(op(day('2026-03'), '<', day('2026-Q2')))).toBe('true');
  });
});

describe('what is unknown', () => {
  it('settles a condition only if it has to', () => {
    expect(result(op(gap, 'and', bool(false)))).toBe('false');
    expect(result(op(bool(false), 'and', gap))).toBe('false');
    expect(result(op(gap, 'or', bool(true)))).toBe('true');
    expect(result(op(gap, 'and', bool(true)))).toBe('unknown (gap)');
    expect(result(op(gap, 'or', bool(false)))).toBe('unknown (gap)');
    expect(result(unary('not', gap))).toBe('unknown (gap)');
  });

  it('passes through with every name', () => {
    expect(result(op(path('gap'), '+', metric('speed', 'A')))).toBe('unknown (gap, speed of A)');
    expect(result(call('sum', path('services.cost')))).toBe('unknown (cost of C)');
    expect(result(choose(gap, q('1'), q('2')))).toBe('unknown (gap)');
  });
});

describe('functions', () => {
  const live = op(path('state'), '=', path('live'));
  it.each([
    [call('count', path('services'), live), '2'],
    [call('sum', path('services.cost')), 'unknown (cost of C)'],
    [call('any', path('services'), op(path('cost'), '>', q('15'))), 'true'],
    [call('all', path('services'), op(path('cost'), '>', q('15'))), 'false'],
    [call('all', path('services'), op(path('cost'), '>', q('5'))), 'unknown (cost of C)'],
    [call('distinct', path('services.state')), 'live, built'],
    [op(call('sum', path('none')), '<', q('5 EUR')), 'true'],
    [call('avg', path('none')), 'unknown (average of nothing)'],
    [op(path('live'), 'in', path('services.state')), 'true'],
    [op(path('level'), '<', path('high')), 'true'],
  ])('%# gives %s', (expression, expected) => {
    expect(result(expression)).toBe(expected);
  });

  it('goes through rows', () => {
    const rows = { ...environment, rows: [service('A'), service('B'), service('C')] };
    expect(result(op(call('sum', path('cost'), live), '/', call('count')), undefined, rows)).toBe('10 EUR'); // (10 + 20) / 3
  });
});

describe('limits', () => {
  it('are errors', () => {
    expect(result(op(q('1'), '+', q('2')), { steps: 2 })).toBe(
      'error: the expression takes more than 2 steps; narrow its collections with "where"',
    );
    const deep = Array.from({ length: 300 }).reduce<Expression>((e) => unary('-', e), q('1'));
    expect(result(deep)).toBe('error: the expression is nested deeper than 200 levels; split it');
  });

  it('hold for numbers that grow', () => {
    const nines = q('9'.repeat(900));
    const grown = Array.from({ length: 20 }).reduce<Expression>((e) => op(e, '*', nines), nines);
    expect(result(grown)).toContain('is a number of more than 10 000 digits');
  });
});

const OPERATORS: readonly BinaryOperator[] = ['*', '/', '+', '-', '=', '!=', '<', '<=', '>', '>=', 'in', 'and', 'or'];
const LEAVES = ['0', '2', '5%', '3 EUR', '4 h', '2 months', '5 tx/s', '2 EUR/tx', '1%/year'].map(q);
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(
      ...LEAVES,
      path('services.cost'),
      path('gap'),
      path('P1'),
      day('2026-04-01'),
      day('2026-Q2'),
      says('x'),
      bool(true),
    ),
    fc.tuple(tie('tree'), fc.constantFrom(...OPERATORS), tie('tree')).map(([a, o, b]) => op(a, o, b)),
    fc.tuple(fc.constantFrom('-' as const, 'not' as const), tie('tree')).map(([o, e]) => unary(o, e)),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([a, b, c]) => choose(a, b, c)),
    fc
      .tuple(
        fc.constantFrom(...FUNCTIONS),
        fc.option(tie('tree'), { nil: undefined }),
        fc.option(tie('tree'), { nil: undefined }),
      )
      .map(([f, v, w]) => call(f, v, w)),
  ),
}));

describe('evaluate', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(tree, (e) => {
        expect(evaluate(e, environment)).toHaveProperty('type');
      }),
      { seed: 20_260_201, numRuns: 2_000 },
    );
  });

  it('finds no misfit that the check has not found, but for units of the calendar and of fixed length', () => {
    const types: TypeEnvironment = {
      currency: 'EUR',
      lookup: () => undefined,
      memberOf: () => undefined,
      metric: () => undefined,
    };
    const mixed = (message: string) => /\b(months?|s|h|ms)\b/.test(message);
    fc.assert(
      fc.property(tree, (e) => {
        const value = evaluate(e, environment);
        if (value.type !== 'error' || mixed(value.message)) return;
        expect(checkExpression(e, types).problems, value.message).not.toEqual([]);
      }),
      { seed: 20_260_201, numRuns: 5_000 },
    );
  });

  it('takes a text for a text', () => {
    expect(evaluate(says('x'), environment)).toEqual(text('x'));
  });
});
