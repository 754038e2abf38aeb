/** Whole-number helpers under the rationals. */

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Greatest common divisor of two numbers that are not negative; `gcd(0, n)` is `n`. */
export function gcd(a: bigint, b: bigint): bigint {
  if (a === 1n || b === 1n) return 1n;
  let x = a;
  let y = b;
  // Big integers allocate on every step: change over to machine numbers as soon as both fit.
  while (y !== 0n) {
    if (x <= SAFE && y <= SAFE) return BigInt(smallGcd(Number(x), Number(y)));
    [x, y] = [y, x % y];
  }
  return x;
}

/** The same of two safe integers. */
export function smallGcd(a: number, b: number): number {
  if (a === 1 || b === 1) return 1;
  let x = a;
  let y = b;
  while (y !== 0) {
    if (x <= MOST_32 && y <= MOST_32) return gcdOf32Bits(x, y);
    [x, y] = [y, x % y];
  }
  return x;
}

/** Integers of 32 bits divide several times as fast as the floats that larger ones are. */
function gcdOf32Bits(a: number, b: number): number {
  let x = a | 0;
  let y = b | 0;
  while (y !== 0) {
    const rest = (x % y) | 0;
    x = y;
    y = rest;
  }
  return x;
}

/** The least common multiple of two numbers above zero. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return a % b === 0n ? a : a * (b / gcd(a, b));
}
const MOST_32 = 2 ** 31 - 1;

export function absolute(n: bigint): bigint {
  return n < 0n ? -n : n;
}

const POWERS_OF_TEN: readonly bigint[] = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

/** Whether a result of machine numbers is exact. */
export function isExact(n: number): boolean {
  return n <= Number.MAX_SAFE_INTEGER && n >= -Number.MAX_SAFE_INTEGER;
}

/** Whether a machine number holds it exactly. */
export function isSafe(n: bigint): boolean {
  return n <= SAFE && n >= -SAFE;
}

/** 10 to a power that is not negative. */
export function powerOfTen(exponent: number): bigint {
  return POWERS_OF_TEN[exponent] ?? 10n ** BigInt(exponent);
}

/** How often `factor` divides `n`, and what is left of `n` after that. */
export function factorOut(n: bigint, factor: bigint): { readonly times: number; readonly rest: bigint } {
  let times = 0;
  let rest = n;
  while (rest % factor === 0n) {
    rest /= factor;
    times += 1;
  }
  return { times, rest };
}

/** Number of binary digits, rounded up to a multiple of four. */
export function bitLength(n: bigint): number {
  return absolute(n).toString(16).length * 4;
}
