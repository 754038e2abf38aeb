import type { Figures } from '../../figures/figures.js';
import type { Element } from '../../model/index.js';
import type {
  AnyDeclaration,
  MetricName,
  RecordType,
  Reference,
  Sourced,
  TemplateText,
  ValueType,
} from '../../schema/types.js';
import { date, isUnknown, type Quantity, type Period, type Range } from '../../values/index.js';
import { boolean, type ExpressionValue, text } from '../evaluated.js';
import type { Expression } from '../expression.js';
import { printExpression } from '../print-expression.js';
import { type ModelValue, type RawValues, recordValue, referredValue } from './member.js';
import { everyRecord } from './records.js';
import { ANY_ELEMENT, kindsOf, propertyType, rangeKind, recordKind, wordType } from './property-type.js';

/** Records that are about an element that they name: they have its members too. */
const ABOUT: Readonly<Record<string, string>> = {
  Consumer: 'consumer',
  Requirement: 'service',
  Allocation: 'to',
  SurveyEntry: 'element',
  Retirement: 'element',
  ElementChange: 'element',
  Reassignment: 'service',
  ForNeed: 'need',
};

/** The kind of element that each kind of record in `ABOUT` is about. */
export const ABOUT_KINDS: ReadonlyMap<string, string> = new Map(
  everyRecord().flatMap((record): readonly (readonly [string, string])[] => {
    const subject = record.header[ABOUT[record.record] ?? ''];
    const type = subject && propertyType(subject.of);
    return type?.type === 'element' ? [[recordKind(record), type.kind]] : [];
  }),
);

/** One value of a property, as `propertyType` says. */
export function propertyValue(
  type: ValueType,
  sourced: Sourced<unknown>,
  owner: Element,
  figures: Figures,
): ExpressionValue {
  const { value } = sourced;
  switch (type.type) {
    case 'quantity':
      return value as Quantity;
    case 'range':
      return recordValue(rangeKind(type.shapes), { ...sourced, value: { range: value as Range } }, owner);
    case 'word':
      return word(type, value as string);
    case 'date':
      return date(value as string);
    case 'period':
      return value as Period;
    case 'flag':
      return boolean(true);
    case 'reference':
      return referredValue(value as Reference, figures, unionOf(type));
    case 'declaration':
      return { type: 'element', kind: ANY_ELEMENT, id: (value as AnyDeclaration).name };
    case 'record':
      return record(type, sourced, owner, figures);
    case 'choice': {
      const chosen = type.of.find((each) => each.record === (value as { readonly record: string }).record);
      const known = record(chosen ?? type.of[0]!, sourced, owner, figures);
      const oneOf: ModelValue = { ...known, oneOf: unionOf(type) ?? known.kind };
      return oneOf;
    }
    case 'template':
      return text((value as TemplateText).text);
    case 'metric':
      return text((value as MetricName).name);
    case 'expression':
      return text(printExpression(value as Expression));
    default: // Texts, times of day, codes, units and columns are kept as texts.
      return text(value as string);
  }
}

/** The kind that stands for all that a reference or a choice may be, if that is more than one. */
function unionOf(type: ValueType): string | undefined {
  const found = propertyType(type);
  return found.type === 'element' && kindsOf(found.kind).length > 1 ? found.kind : undefined;
}

function word(type: ValueType & { readonly type: 'word' }, value: string): ExpressionValue {
  const known = wordType(type);
  if (known.type !== 'word') return text(value);
  return { type: 'word', word: value, ...(known.ordered && { order: known.words }) };
}

function record(type: RecordType, sourced: Sourced<unknown>, owner: Element, figures: Figures): ModelValue {
  const reference = (sourced.value as RawValues)[ABOUT[type.record] ?? ''] as Sourced<Reference> | undefined;
  const subject = type.header[ABOUT[type.record] ?? ''];
  const about = reference && subject && referredValue(reference.value, figures, unionOf(subject.of));
  return recordValue(recordKind(type), sourced, owner, about === undefined || isUnknown(about) ? undefined : about);
}
