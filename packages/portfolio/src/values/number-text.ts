import { Rational } from '../exact/index.js';
import { misread, type Reading, read } from './result.js';

/** `12_000`, `0.25`, `480k`, `1.2M`, `3bn`, with a sign or without. */
const NUMBER = /^([+-]?)(\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?)(k|M|bn)?$/;
/** Longer numbers are a mistake, or an attack. */
const LONGEST = 1_000;

const SCALES = [
  { suffix: 'bn', factor: Rational.of(1_000_000_000) },
  { suffix: 'M', factor: Rational.of(1_000_000) },
  { suffix: 'k', factor: Rational.of(1_000) },
] as const;
const FIRST_GROUPED = Rational.of(10_000);
const MOST_SCALED_DECIMALS = 3;

/** Reads a number as it is written in a portfolio. */
export function parseNumber(text: string): Reading<Rational> {
  if (text.length > LONGEST)
    return misread(`a number of ${text.length} characters is longer than the ${LONGEST} allowed`);
  const parts = NUMBER.exec(text);
  if (parts === null) return misread(numberMistake(text));
  const [, sign, digits = '', suffix] = parts;
  const value = Rational.parse((sign === '-' ? '-' : '') + digits.replaceAll('_', ''));
  const scale = SCALES.find((candidate) => candidate.suffix === suffix);
  return read(scale === undefined ? value : value.times(scale.factor));
}

/**
 * The one way to write a number. Below 10 000 its plain decimal. From there on: a whole number of thousands takes the
 * largest of k, M and bn that leaves at most three decimals (`480k`, `1.85M`); any other is grouped (`12_345.5`,
 * `1_234_567_000`). Throws RangeError for a number without a finite decimal, such as 1/3: round it first.
 */
export function printNumber(value: Rational): string {
  return (value.abs().lessThan(FIRST_GROUPED) ? undefined : scaledText(value)) ?? printUnscaled(value);
}

/** A number without k, M or bn, as before a percent sign. Throws RangeError as `printNumber` does. */
export function printUnscaled(value: Rational): string {
  const plain = value.toDecimalString();
  if (plain === undefined) throw new RangeError(`${value} has no finite decimal; round it before it is written`);
  return value.abs().lessThan(FIRST_GROUPED) ? plain : grouped(plain);
}

function scaledText(value: Rational): string | undefined {
  if (value.numerator % 1000n !== 0n || !value.isInteger()) return undefined;
  const size = value.abs();
  for (const { suffix, factor } of SCALES) {
    if (size.lessThan(factor)) continue;
    const scaled = value.dividedBy(factor);
    if (!scaled.equals(scaled.round(MOST_SCALED_DECIMALS, 'down'))) return undefined;
    return printMantissa(scaled) + suffix;
  }
  return undefined;
}

function printMantissa(scaled: Rational): string {
  const plain = scaled.toString();
  return scaled.abs().lessThan(FIRST_GROUPED) ? plain : grouped(plain);
}

function grouped(plain: string): string {
  const [whole = '', decimals] = plain.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, '_');
  return decimals === undefined ? groups : `${groups}.${decimals}`;
}

function numberMistake(text: string): string {
  const mended = [text.replaceAll(/\s/g, ''), mendCommas(text), mendPoint(text), mendSuffix(text)].find(
    (candidate) => candidate !== text && NUMBER.test(candidate),
  );
  const message = `"${text}" is not a number`;
  return mended === undefined
    ? `${message} such as "12_000", "0.25" or "480k"`
    : `${message}; did you mean "${mended}"?`;
}

/** `1,000` groups thousands, `0,25` is a decimal comma. */
function mendCommas(text: string): string {
  return /^[+-]?[1-9]\d{0,2}(,\d{3})+(\D|$)/.test(text) ? text.replaceAll(',', '_') : text.replace(',', '.');
}

function mendPoint(text: string): string {
  return text.replace(/^([+-]?)\./, '$10.').replace(/\.(?!\d)/, '');
}

function mendSuffix(text: string): string {
  return text.replace(/(K|m|mn|mio|B|b|BN|Bn)$/, (suffix) => {
    if (suffix === 'K') return 'k';
    return suffix.startsWith('m') ? 'M' : 'bn';
  });
}
