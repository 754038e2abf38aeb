import { factorOut, powerOfTen } from './integers.js';

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const FRACTION = /^([+-]?\d+)\/(\d+)$/;

/** Reads `-12.5`, `0.021` or `1/3` as numerator and denominator, neither reduced; anything else is `undefined`. */
export function readExact(text: string): { readonly numerator: bigint; readonly denominator: bigint } | undefined {
  const decimal = DECIMAL.exec(text);
  if (decimal !== null) {
    const [, sign, whole = '', decimals = ''] = decimal;
    const digits = BigInt(whole + decimals);
    return { numerator: sign === '-' ? -digits : digits, denominator: powerOfTen(decimals.length) };
  }
  const fraction = FRACTION.exec(text);
  if (fraction === null) return undefined;
  const [, numerator = '', denominator = ''] = fraction;
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

/** The finite decimal expansion of a reduced fraction, or `undefined` when the denominator has a factor besides 2 and 5. */
export function writeDecimal(numerator: bigint, denominator: bigint): string | undefined {
  if (denominator === 1n) return numerator.toString();
  const twos = factorOut(denominator, 2n);
  const fives = factorOut(twos.rest, 5n);
  if (fives.rest !== 1n) return undefined;
  const digits = Math.max(twos.times, fives.times);
  return writeScaled((numerator * powerOfTen(digits)) / denominator, digits);
}

/** Writes `scaled` / 10^`digits` with exactly that many decimals. */
export function writeScaled(scaled: bigint, digits: number): string {
  if (digits === 0) return scaled.toString();
  const negative = scaled < 0n;
  const text = (negative ? -scaled : scaled).toString().padStart(digits + 1, '0');
  const point = text.length - digits;
  return `${negative ? '-' : ''}${text.slice(0, point)}.${text.slice(point)}`;
}
