import type { Duration, Money, Num, Percent, Period, Quantity, Rate, Range } from '../values/index.js';
import type { Expression, Template } from '../expressions/expression.js';

/**
 * The vocabulary of the schema: what kinds of value a property of a declaration can hold.
 * The schema is data. The checker, the model's TypeScript types, the JSON Schema, the printer, completion and
 * the reference are all derived from it, so that a property is described once.
 */

/** What a quantity may be. `moneyPerTime` is `90k EUR/year`, `moneyPerNoun` is `0.021 EUR/tx`, `nounPerTime` is `520 tx/s`. */
export type Shape =
  | 'number'
  | 'integer'
  | 'percent'
  | 'money'
  | 'duration'
  | 'moneyPerTime'
  | 'moneyPerNoun'
  | 'nounPerTime'
  | 'percentPerTime'
  | 'durationPerTime'
  | 'any';

export interface ShapeValues {
  number: Num;
  integer: Num;
  percent: Percent;
  money: Money;
  duration: Duration;
  moneyPerTime: Rate;
  moneyPerNoun: Rate;
  nounPerTime: Rate;
  percentPerTime: Rate;
  durationPerTime: Rate;
  any: Quantity;
}

/** A free text. `file` texts name a file of the project, `markdown` texts may be longer than a line. */
export interface TextType {
  readonly type: 'text';
  readonly holds: 'words' | 'file' | 'markdown' | 'zone';
}
/** A message with expressions in braces. */
export interface TemplateType {
  readonly type: 'template';
}
/** One word out of a closed list; an open list (`words` empty) takes any name, such as a survey's dimension. */
export interface WordType<W extends string = string> {
  readonly type: 'word';
  readonly words: readonly W[];
  readonly called: string;
  /** Of an open list, what a word has to look like: a regular expression. */
  readonly like?: string;
}
export interface QuantityType<S extends Shape = Shape> {
  readonly type: 'quantity';
  readonly shapes: readonly S[];
  readonly min?: number;
  readonly max?: number;
  /** What it has to be greater than. */
  readonly above?: 0;
}
export interface RangeType<S extends Shape = Shape> {
  readonly type: 'range';
  readonly shapes: readonly S[];
}
export interface DateType {
  readonly type: 'date';
}
/** A closed range of days with open ends; a month or a quarter is the range of its days, a date is one day. */
export interface PeriodType {
  readonly type: 'period';
}
export interface TimeType {
  readonly type: 'time';
}
export interface CurrencyType {
  readonly type: 'currency';
}
/** A built-in metric's name, or a reference to a `metric` declaration. */
export interface MetricType {
  readonly type: 'metric';
}
/** The unit in which a metric is shown: `%`, a noun, or a rate's unit such as `EUR/tx`. */
export interface UnitType {
  readonly type: 'unit';
}
/** A column of a data source. */
export interface ColumnType {
  readonly type: 'column';
}
export interface FlagType {
  readonly type: 'flag';
}
export interface ReferenceType {
  readonly type: 'reference';
  /** Kinds of element that may be named here; `*` is any of them. */
  readonly to: readonly ReferableKind[];
}
export interface ExpressionType {
  readonly type: 'expression';
  /** What the expression must yield. */
  readonly yields: 'condition' | 'collection' | 'quantity';
}
/** A declaration inside a property, as in a scenario's `add service …`. */
export interface DeclarationType {
  readonly type: 'declaration';
}
/** Several values in a fixed order with words between (`header`), and possibly a block of properties (`body`). */
export interface RecordType<H extends Properties = Properties, B extends Properties = Properties> {
  readonly type: 'record';
  /** The grammar's name of it, by which text and model are matched. */
  readonly record: string;
  /** Whether the record carries a name by which others may refer to it (tiers, offerings, waves). */
  readonly named: boolean;
  readonly header: H;
  readonly body: B;
}
/** One of several records, as `requires` takes a service or `anyOf(…)`. */
export interface ChoiceType<R extends readonly RecordType[] = readonly RecordType[]> {
  readonly type: 'choice';
  readonly of: R;
}

export type ValueType =
  | TextType
  | TemplateType
  | WordType
  | QuantityType
  | RangeType
  | DateType
  | PeriodType
  | TimeType
  | CurrencyType
  | MetricType
  | UnitType
  | ColumnType
  | FlagType
  | ReferenceType
  | ExpressionType
  | DeclarationType
  | RecordType
  | ChoiceType;

export interface Property<T extends ValueType = ValueType, Many extends boolean = boolean> {
  readonly of: T;
  readonly many: Many;
  readonly required: boolean;
  /** One sentence for hover, completion and the reference. */
  readonly doc: string;
  /** The rule that speaks for this property instead of the general BT011 when it is missing or repeated. */
  readonly rule?: string;
}
export interface Properties {
  readonly [name: string]: Property;
}

export type Kind =
  | 'portfolio'
  | 'calendar'
  | 'unit'
  | 'team'
  | 'person'
  | 'capability'
  | 'outcome'
  | 'need'
  | 'archetype'
  | 'provider'
  | 'contract'
  | 'commission'
  | 'service'
  | 'asset'
  | 'process'
  | 'responsibility'
  | 'survey'
  | 'source'
  | 'metric'
  | 'plan'
  | 'pool'
  | 'consolidation'
  | 'migration'
  | 'scenario'
  | 'policy'
  | 'report';
export type PartKind = 'tier' | 'offering' | 'wave';
export type ReferableKind = Kind | PartKind | '*';

export interface DeclarationSchema<H extends Properties = Properties, B extends Properties = Properties> {
  readonly kind: Kind;
  readonly theme: Theme;
  readonly doc: string;
  /** An example that parses; the reference and the hover show it, the tests run it. */
  readonly example: string;
  readonly named: boolean;
  readonly header: H;
  readonly body: B;
}
export type Theme = 'strategy' | 'commissioning' | 'structure' | 'rewards' | 'change' | 'governance';

/** A value together with the offsets of its text in the document of the element that holds it. */
export interface Sourced<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

/**
 * A reference by key. `to` is the qualified name of the element found, or, while `found` is false, the text as written.
 * References stay keys, so that a document can be replaced without touching those that refer to it.
 */
export interface Reference {
  readonly to: string;
  readonly found: boolean;
}
/** A message as written, and its texts and expressions in their order. */
export interface TemplateText {
  readonly text: string;
  readonly parts: Template;
}
export interface MetricName {
  readonly name: string;
  /** False for a built-in metric; true for a `metric` declaration, whose qualified name `name` then is. */
  readonly custom: boolean;
  readonly found: boolean;
}

export type ValueOf<T extends ValueType> = T extends TextType
  ? string
  : T extends TemplateType
    ? TemplateText
    : T extends WordType<infer W>
      ? W
      : T extends QuantityType<infer S>
        ? ShapeValues[S]
        : T extends RangeType
          ? Range
          : T extends DateType
            ? string
            : T extends PeriodType
              ? Period
              : T extends TimeType | CurrencyType | UnitType | ColumnType
                ? string
                : T extends MetricType
                  ? MetricName
                  : T extends FlagType
                    ? true
                    : T extends ReferenceType
                      ? Reference
                      : T extends ExpressionType
                        ? Expression
                        : T extends DeclarationType
                          ? AnyDeclaration
                          : T extends RecordType<infer H, infer B>
                            ? RecordOf<T['record'], T['named'], H, B>
                            : T extends ChoiceType<infer R>
                              ? ValueOf<R[number]>
                              : never;

/** The declared value of a nested declaration; model/element.ts narrows it. */
export interface AnyDeclaration {
  readonly kind: Kind;
  readonly name: string;
}

export type PropertyValues<P extends Properties> = {
  readonly [K in keyof P]: P[K] extends Property<infer T, infer Many>
    ? Many extends true
      ? readonly Sourced<ValueOf<T>>[]
      : Sourced<ValueOf<T>> | undefined
    : never;
};
export type RecordOf<Name extends string, Named extends boolean, H extends Properties, B extends Properties> = {
  readonly record: Name;
} & (Named extends true
  ? { readonly id: string; readonly name: Sourced<string>; readonly title: Sourced<string> | undefined }
  : unknown) &
  PropertyValues<H> &
  PropertyValues<B>;
