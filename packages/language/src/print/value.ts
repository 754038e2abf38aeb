import {
  type Expression,
  isName,
  type MetricName,
  type Period,
  printExpression,
  printPeriod,
  printQuantity,
  printRange,
  type Quantity,
  type Range,
  type Reference,
  type TemplateText,
  type ValueType,
} from '@btaas/portfolio';
import { type NameScope, shortName, withShortNames } from './names.js';
import { printText } from './text.js';

/** A type whose values are written in one piece, without a block. */
export type SimpleType = Exclude<ValueType, { type: 'record' } | { type: 'choice' } | { type: 'declaration' }>;

/** A value as it is written, by its type in the schema. */
export function printSimple(type: SimpleType, value: unknown, scope: NameScope, indent = '  '): string {
  switch (type.type) {
    case 'quantity':
      return printQuantity(value as Quantity);
    case 'range':
      return printRange(value as Range);
    case 'period':
      return printPeriod(value as Period);
    case 'text':
      return printText(value as string, indent);
    case 'template':
      return printText((value as TemplateText).text, indent);
    case 'reference': {
      const { to, found } = value as Reference;
      return found ? shortName(to, scope) : to;
    }
    case 'metric': {
      const { name, custom } = value as MetricName;
      return custom ? shortName(name, scope) : name;
    }
    case 'expression':
      return printExpression(withShortNames(value as Expression, scope));
    case 'column':
      return isName(value as string) ? (value as string) : JSON.stringify(value);
    case 'flag':
      return '';
    case 'word':
    case 'date':
    case 'time':
    case 'currency':
    case 'unit':
      return value as string;
  }
}
