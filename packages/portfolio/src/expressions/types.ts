import type { Quantity, RateAmount } from '../values/index.js';

export type AmountType =
  | { readonly type: 'number' }
  | { readonly type: 'percent' }
  | MoneyType
  | { readonly type: 'duration' };
/** Without a currency, the currency is only known with the value. */
export interface MoneyType {
  readonly type: 'money';
  readonly currency?: string;
}
/** What is left out (the noun, what it is per) is only known with the value. */
export interface RateType {
  readonly type: 'rate';
  readonly amount: AmountType;
  readonly noun?: string;
  readonly per?: string;
}
export type QuantityType = AmountType | RateType;
/** One of a list of words, such as the states of a service; `ordered` ones are listed from the least to the greatest. */
export interface WordType {
  readonly type: 'word';
  readonly called: string;
  readonly words: readonly string[];
  readonly ordered?: boolean;
}
/** An element of a portfolio, or a part of one: `service`, `offering`, `sla`, `incident`. */
export interface ElementType {
  readonly type: 'element';
  readonly kind: string;
}
export interface CollectionType {
  readonly type: 'collection';
  readonly of: ExpressionType;
}
/** `any` is what is not known, or wrong and reported already: it fits everywhere. */
export type ExpressionType =
  | QuantityType
  | { readonly type: 'text' | 'boolean' | 'date' | 'period' | 'any' }
  | WordType
  | ElementType
  | CollectionType;

export const NUMBER = { type: 'number' } as const;
export const PERCENT = { type: 'percent' } as const;
export const MONEY = { type: 'money' } as const;
export const DURATION = { type: 'duration' } as const;
export const TEXT = { type: 'text' } as const;
export const BOOLEAN = { type: 'boolean' } as const;
export const DATE = { type: 'date' } as const;
export const PERIOD = { type: 'period' } as const;
export const ANY = { type: 'any' } as const;

export function moneyType(currency: string | undefined): MoneyType {
  return currency === undefined ? MONEY : { type: 'money', currency };
}

export function rateType(amount: AmountType, per: string | undefined, noun?: string): RateType {
  return {
    type: 'rate',
    amount,
    ...(noun === undefined ? {} : { noun }),
    ...(per === undefined ? {} : { per }),
  };
}

export function collectionOf(of: ExpressionType): CollectionType {
  return { type: 'collection', of };
}

export function isQuantityType(type: ExpressionType): type is QuantityType {
  return isAmountType(type) || type.type === 'rate';
}

export function isAmountType(type: ExpressionType): type is AmountType {
  return type.type === 'number' || type.type === 'percent' || type.type === 'money' || type.type === 'duration';
}

/** `currency` is the portfolio's, which money without one is in. */
export function typeOfQuantity(q: Quantity, currency?: string): QuantityType {
  return q.type === 'rate' ? rateType(typeOfAmount(q.amount, currency), q.per, q.noun) : typeOfAmount(q, currency);
}

function typeOfAmount(q: RateAmount, currency: string | undefined): AmountType {
  return q.type === 'money' ? moneyType(q.currency ?? currency) : { type: q.type };
}

/** The type in plain English with its article: `a duration`, `money in EUR per year`, `a collection of services`. */
export function describeType(type: ExpressionType): string {
  switch (type.type) {
    case 'number':
    case 'duration':
    case 'text':
    case 'date':
    case 'period':
      return `a ${type.type}`;
    case 'percent':
      return 'a percentage';
    case 'money':
      return type.currency === undefined ? 'money' : `money in ${type.currency}`;
    case 'rate':
      return describeRate(type);
    case 'boolean':
      return 'a condition';
    case 'word':
      return withArticle(type.called);
    case 'element':
      return withArticle(type.kind);
    case 'collection':
      return `a collection of ${describeMany(type.of)}`;
    case 'any':
      return 'anything';
  }
}

function describeRate(type: RateType): string {
  if (type.per !== undefined) return `${type.noun ?? describeType(type.amount)} per ${type.per}`;
  return type.amount.type === 'number' ? 'a rate' : `a rate of ${describeOf(type.amount)}`;
}

function describeOf(type: AmountType): string {
  return type.type === 'money' ? describeType(type) : describeMany(type);
}

function describeMany(type: ExpressionType): string {
  switch (type.type) {
    case 'percent':
      return 'percentages';
    case 'money':
      return type.currency === undefined ? 'amounts of money' : `amounts of ${describeType(type)}`;
    case 'rate':
      return type.per === undefined ? 'rates' : `rates (${describeRate(type)})`;
    case 'boolean':
      return 'conditions';
    case 'word':
      return plural(type.called);
    case 'element':
      return plural(type.kind);
    case 'any':
      return 'anything';
    default:
      return `${type.type}s`;
  }
}

function withArticle(noun: string): string {
  return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** The plural of an English noun: of a kind, the name of the collection of all of them. */
export function plural(noun: string): string {
  const of = noun.indexOf(' of ');
  if (of >= 0) return plural(noun.slice(0, of)) + noun.slice(of);
  if (noun === 'person') return 'people';
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
