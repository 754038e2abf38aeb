import { CURRENCIES, isCurrency } from './currencies.js';
import { isName } from './name.js';
import { nearest } from './nearest.js';
import { misread, type Reading, read } from './result.js';
import { TIME_UNIT_WORDS, type TimeUnit, timeUnit } from './time-unit.js';

/** What may stand behind a number: a time unit, a currency, or one of those or a noun per something. */
export type Unit = SimpleUnit | { readonly of: 'rate'; readonly amount?: RateUnit; readonly per: string };
type SimpleUnit =
  | { readonly of: 'time'; readonly unit: TimeUnit }
  | { readonly of: 'money'; readonly currency: string };
type RateUnit = SimpleUnit | { readonly of: 'noun'; readonly noun: string };

/** Words for time units that people write, and what they are here. */
const OTHER_WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ms: 'msec msecs millis millisecond milliseconds',
    s: 'sec secs second seconds',
    min: 'mins minute minutes',
    h: 'hr hrs hour hours',
    days: 'd',
    weeks: 'w wk wks',
    months: 'mo mos mth mths',
    quarters: 'q qtr qtrs',
    years: 'y yr yrs annum',
    'min months': 'm',
  }).flatMap(([units, words]) => words.split(' ').map((word) => [word, units.split(' ')] as const)),
);

/** Reads a unit that stands alone or in a rate: `h`, `months`, `EUR`, `tx/s`, `EUR/year`, `/year`. */
export function parseUnit(text: string): Reading<Unit> {
  const [before, per, ...more] = text.split('/');
  if (before === undefined || per === undefined) return readSimple(text);
  if (more.length > 0)
    return misread(`"${text}" has more than one "/"; a rate is one thing per another, such as "EUR/year"`);
  const badWord = [before, per].find((word) => word !== '' && !isName(word));
  if (badWord !== undefined || per === '') {
    return misread(
      `"${text}" is not a unit; a rate is one word per another without spaces, such as "tx/s" or "EUR/year"`,
    );
  }
  const mistake = rateMistake(before, per);
  if (mistake !== undefined) return misread(mistake);
  const canonical = timeUnit(per) ?? per;
  return read(
    before === '' ? { of: 'rate', per: canonical } : { of: 'rate', amount: rateUnit(before), per: canonical },
  );
}

/**
 * Words that are probably meant where `word` is no unit: a time unit by another name or by a slip, or a currency.
 * Empty for a word that is near to none.
 */
export function suggestUnits(word: string): readonly string[] {
  const other = otherTimeUnits(word);
  if (other.length > 0) return other;
  const currency = word.toUpperCase();
  if (isCurrency(currency)) return [currency];
  const near = nearest(word.toLowerCase(), TIME_UNIT_WORDS, word.length > 4 ? 2 : 1);
  if (near.length > 0) return near.slice(0, 1);
  const codes = /^[A-Z]{2,4}$/.test(word) ? nearest(word, CURRENCIES, 1) : [];
  return codes.length === 1 ? codes : [];
}

/** Whether a word can be the noun of a rate: it is written as a name, and means neither time nor money. */
export function isNoun(word: string): boolean {
  return isName(word) && timeUnit(word) === undefined && !isCurrency(word) && otherTimeUnits(word).length === 0;
}

function readSimple(text: string): Reading<Unit> {
  const unit = simpleUnit(text);
  if (unit !== undefined) return read(unit);
  const suggestions = suggestUnits(text);
  if (suggestions.length > 0) return misread(didYouMean(text, suggestions));
  return misread(
    `"${text}" is not a unit; write a time unit such as "h" or "days", a currency code such as "EUR", or a rate such as "tx/s"`,
  );
}

function simpleUnit(word: string): SimpleUnit | undefined {
  const unit = timeUnit(word);
  if (unit !== undefined) return { of: 'time', unit };
  return isCurrency(word) ? { of: 'money', currency: word } : undefined;
}

function rateUnit(word: string): RateUnit {
  return simpleUnit(word) ?? { of: 'noun', noun: word };
}

/** Any word may be a noun, but not another word for a time unit: `tx/sec` would not convert, and nobody would notice. */
function rateMistake(before: string, per: string): string | undefined {
  if (isCurrency(per))
    return `"${before}/${per}" is a rate per currency; a rate is per time or per noun, such as "EUR/year"`;
  for (const word of [before, per]) {
    const meant = otherTimeUnits(word);
    if (meant.length > 0) return didYouMean(word, word === per ? meant.map((unit) => timeUnit(unit) ?? unit) : meant);
  }
  return undefined;
}

/** The time units that a word stands for which is not itself one: `hrs`, `Days`. */
function otherTimeUnits(word: string): readonly string[] {
  if (timeUnit(word) !== undefined) return [];
  const lower = word.toLowerCase();
  return timeUnit(lower) === undefined ? (OTHER_WORDS.get(lower) ?? []) : [lower];
}

function didYouMean(word: string, suggestions: readonly string[]): string {
  return `"${word}" is not a unit; did you mean ${suggestions.map((suggestion) => `"${suggestion}"`).join(' or ')}?`;
}
