import {
  type CheckedType,
  comparable,
  describeType,
  type ExpressionProblem,
  metricType,
  type Portfolio,
  printQuantity,
  type Quantity,
  typeOfQuantity,
} from '@btaas/portfolio';
import { curvesOf, measureName } from '../../rewards/measured.js';
import type { OneOf } from '../../rule.js';

/** Curves whose points are in another unit than what is measured, so that nothing would ever fall on them. */
export function curveUnits(element: OneOf<'plan' | 'pool'>, portfolio: Portfolio): readonly ExpressionProblem[] {
  return curvesOf(element).flatMap((curve) => {
    const { metric, points } = curve.value;
    const at = points[0]?.value.at;
    const type = metric?.value.found === true ? metricType(metric.value.name, portfolio) : undefined;
    if (at === undefined || type === undefined || fits(at.value, type)) return [];
    const measured = `${measureName(curve, element)} is ${describeType(asMeasured(type))}`;
    const written = `this point is ${describeType(typeOfQuantity(at.value))} ("${printQuantity(at.value)}")`;
    return [{ message: `${measured}, but ${written}`, start: at.start, end: at.end }];
  });
}

/** Of incidents, what is measured is how many there were. */
function asMeasured(type: CheckedType): CheckedType {
  return type.type === 'collection' ? { type: 'number' } : type;
}

/** Beside money, a bare number is money. */
function fits(at: Quantity, type: CheckedType): boolean {
  const found = typeOfQuantity(at);
  if (comparable(found, asMeasured(type), true)) return true;
  if (type.type === 'money') return found.type === 'number';
  return (
    type.type === 'rate' && type.amount.type === 'money' && found.type === 'rate' && found.amount.type === 'number'
  );
}
