import { describe, expect, it } from 'vitest';
import { printExpression } from './print-expression.js';
import { bool, call, choose, day, metric, op, path, q, says, unary } from './samples.test-helper.js';

const [a, b, c] = [path('a'), path('b'), path('c')];

describe('printExpression', () => {
  it.each([
    [op(op(a, '-', b), '-', c), 'a - b - c'],
    [op(a, '-', op(b, '-', c)), 'a - (b - c)'],
    [op(op(a, '+', b), '*', c), '(a + b) * c'],
    [op(a, '+', op(b, '*', c)), 'a + b * c'],
    [op(op(a, 'or', b), 'and', c), '(a or b) and c'],
    [op(a, 'or', op(b, 'and', c)), 'a or b and c'],
    [unary('not', op(a, '=', b)), 'not a = b'],
    [op(unary('not', a), '=', b), '(not a) = b'],
    [op(op(a, '<', b), '=', c), '(a < b) = c'],
    [unary('-', unary('-', a)), '-(-a)'],
    [unary('-', op(a, '+', b)), '-(a + b)'],
    [op(choose(a, b, c), '+', c), '(if a then b else c) + c'],
    [choose(a, b, choose(b, c, a)), 'if a then b else if b then c else a'],
    [call('count', path('s.providers'), op(path('state'), '=', path('live'))), 'count(s.providers where state = live)'],
    [call('count'), 'count()'],
    [op(metric('availability', 'shop.Checkout'), '>=', q('99.9%')), 'availability of shop.Checkout >= 99.9%'],
    [op(q('480000 EUR'), '/', q('2 years')), '480k EUR / 2 years'],
    [op(day('2026-04-01'), 'in', day('2026-Q2')), '2026-04-01 in 2026-Q2'],
    [op(says('say "hi"'), '=', bool(true)), '"say \\"hi\\"" = true'],
  ])('%# writes %s', (expression, text) => {
    expect(printExpression(expression)).toBe(text);
  });
});
