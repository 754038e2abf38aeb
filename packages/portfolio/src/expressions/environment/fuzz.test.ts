import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AS_OF, snapshotOf } from '../../../../../test/support/portfolio.js';
import { figures } from '../../figures/index.js';
import type { Element } from '../../model/index.js';
import { checkExpression } from '../check.js';
import { evaluate } from '../evaluate.js';
import type { BinaryOperator, Expression, FunctionName } from '../expression.js';
import { bool, call, choose, day, metric, op, path, q, says, unary } from '../samples.test-helper.js';
import { COLLECTIONS } from './collections.js';
import { elementValue } from './member.js';
import { kindsWithMembers } from './members.js';
import { membersOf, modelTypes } from './model-types.js';
import { ModelValues } from './model-values.js';
import { element } from './property-type.js';
import { SAMPLE } from './sample.test-helper.js';

const NAMES = [...new Set(kindsWithMembers().flatMap((kind) => membersOf(element(kind)).map(({ name }) => name)))];
const OPERATORS: readonly BinaryOperator[] = ['*', '/', '+', '-', '=', '!=', '<', '<=', '>', '>=', 'in', 'and', 'or'];
const FUNCTIONS: readonly FunctionName[] = ['count', 'sum', 'avg', 'min', 'max', 'any', 'all', 'distinct'];

const literal = fc.constantFrom(
  ...['5', '0', '99.9%', '4 h', '3 months', '120k EUR', '9 USD', '520 tx/s', '0.02 EUR/tx', '12%/year'].map(q),
  ...['2026-04-01', '2026-Q3'].map(day),
  says('Checkout'),
  bool(true),
  metric('availability', 'meridian.Checkout'),
  metric('incidents', 'meridian.Checkout'),
);
const start = fc.constantFrom(
  's',
  'portfolio',
  'today',
  'Stores',
  'operational',
  'nothing',
  ...COLLECTIONS.map(({ name }) => name),
);
const member = fc.constantFrom(...NAMES);

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    fc.tuple(start, fc.array(member, { maxLength: 3 })).map(([name, members]) => path([name, ...members].join('.'))),
    fc
      .tuple(tie('expression'), fc.constantFrom(...OPERATORS), tie('expression'))
      .map(([left, operator, right]) => op(left, operator, right)),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS), tie('expression'), fc.option(tie('expression'), { nil: undefined }))
      .map(([name, value, where]) => call(name, value, where)),
    fc
      .tuple(fc.constantFrom('-' as const, 'not' as const), tie('expression'))
      .map(([operator, of]) => unary(operator, of)),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => choose(a, b, c)),
  ),
}));

/** What only shows with the values: where types are open (a plan's target is money or a rate), and the limits of time. */
const OF_VALUES =
  /do not fit together|do not add up|have no order|is no quantity|has no |neither true nor false|more than \d+ steps|10 000 digits/;

it('evaluates whatever its types allow, and stops at a value only for its unit or its size', () => {
  const { portfolio } = snapshotOf(SAMPLE);
  const at = { document: 'a.btaas', namespace: 'meridian' };
  const service = portfolio.get('service', 'meridian.Checkout') as unknown as Element;
  const types = modelTypes(portfolio, at, { s: element('service') });
  const values = new ModelValues(figures(portfolio, { asOf: AS_OF }), at).with('s', elementValue(service));
  let typed = 0;
  const property = fc.property(expression, (e) => {
    const { problems } = checkExpression(e, types);
    const value = evaluate(e, values, { steps: 20_000 });
    if (problems.length > 0) return;
    typed++;
    if (value.type === 'error') expect(value.message).toMatch(OF_VALUES);
  });
  fc.assert(property, { seed: 11, numRuns: 20_000 });
  expect(typed).toBeGreaterThan(3_000);
});
