import type { Expression } from '../expressions/expression.js';
import { printExpression } from '../expressions/print-expression.js';
import type { Element } from '../model/index.js';
import type { MetricName, Reference, ValueType } from '../schema/types.js';
import { type Period, printPeriod, printQuantity, printRange, type Quantity, type Range } from '../values/index.js';

/** A value that is no record, as text; names of elements as `nameOf` says. */
export function printLeaf(type: ValueType, value: unknown, nameOf: (id: string) => string): string {
  switch (type.type) {
    case 'text':
      return JSON.stringify(value);
    case 'quantity':
      return printExactly(() => printQuantity(value as Quantity), value);
    case 'range':
      return printExactly(() => printRange(value as Range), value);
    case 'period':
      return printPeriod(value as Period);
    case 'reference':
      return nameOf((value as Reference).to);
    case 'metric': {
      const { name, custom } = value as MetricName;
      return custom ? nameOf(name) : name;
    }
    case 'expression':
      return printExpression(value as Expression);
    case 'flag':
      return '';
    case 'declaration':
      return `${(value as Element).kind} ${(value as Element).name}`;
    default:
      return String(value);
  }
}

/** Numbers that were computed rather than written may have no finite decimal: those show as fractions. */
function printExactly(print: () => string, value: unknown): string {
  try {
    return print();
  } catch (error) {
    if (error instanceof RangeError) return JSON.stringify(value);
    throw error;
  }
}
