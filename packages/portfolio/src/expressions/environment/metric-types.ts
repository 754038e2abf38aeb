import type { Portfolio } from '../../model/index.js';
import { type BuiltInMetric, isBuiltInMetric } from '../../schema/metrics.js';
import { parseUnit } from '../../values/index.js';
import { checkExpression } from '../check.js';
import {
  type AmountType,
  ANY,
  collectionOf,
  DURATION,
  type ExpressionType,
  MONEY,
  moneyType,
  NUMBER,
  PERCENT,
  rateType,
} from '../types.js';
import { INCIDENT } from './incident.js';
import { element } from './property-type.js';
import { aggregateTypes } from './rows.js';

const BUILT_IN: Readonly<Record<BuiltInMetric, ExpressionType>> = {
  availability: PERCENT,
  attainment: PERCENT,
  responseAttainment: PERCENT,
  resolutionAttainment: PERCENT,
  latency: DURATION,
  // In the unit that the element declares, else a plain number.
  throughput: ANY,
  demand: ANY,
  volume: NUMBER,
  utilisation: PERCENT,
  cost: MONEY,
  billedCost: MONEY,
  unitCost: rateType(MONEY, undefined),
  costVariance: PERCENT,
  incidents: collectionOf(element(INCIDENT)),
  expectation: NUMBER,
  confidence: NUMBER,
  gap: NUMBER,
};

/** What a metric yields; `undefined` for a name that is no metric. A declared one is what its unit says, else what its expression does. */
export function metricType(name: string, portfolio: Portfolio): ExpressionType | undefined {
  if (isBuiltInMetric(name)) return BUILT_IN[name];
  const metric = portfolio.get('metric', name);
  if (metric === undefined) return undefined;
  const { unit, value } = metric.values;
  const stated = unit && unitType(unit.value);
  if (stated !== undefined) return stated;
  return value === undefined ? ANY : checkExpression(value.value, aggregateTypes()).type;
}

/** The type of quantities that are shown in a unit such as `%`, `EUR/tx`, `h` or `tickets`. */
function unitType(unit: string): ExpressionType | undefined {
  if (unit === '%') return PERCENT;
  const read = parseUnit(unit);
  if (!read.ok) return NUMBER;
  if (read.value.of !== 'rate') return read.value.of === 'time' ? DURATION : moneyType(read.value.currency);
  const { amount, per } = read.value;
  if (amount === undefined) return rateType(NUMBER, per);
  const amounts: Readonly<Record<typeof amount.of, AmountType>> = { time: DURATION, money: MONEY, noun: NUMBER };
  const type = amount.of === 'money' ? moneyType(amount.currency) : amounts[amount.of];
  return rateType(type, per, amount.of === 'noun' ? amount.noun : undefined);
}
