/**
 * A figure that cannot be had, with the names of the inputs that are missing (sorted by code units, each once).
 * It is not zero: it passes through every computation and arrives in the result.
 */
export interface Unknown {
  readonly type: 'unknown';
  readonly missing: readonly string[];
}
export type Known<T> = T | Unknown;

export function unknown(...missing: readonly string[]): Unknown {
  return missing.length === 1 ? { type: 'unknown', missing } : unknownFrom(missing);
}

/** The same of many names, which would not fit into an argument list. */
export function unknownFrom(missing: Iterable<string>): Unknown {
  return { type: 'unknown', missing: [...new Set(missing)].sort() };
}

export function isUnknown(value: unknown): value is Unknown {
  return (value as { readonly type?: unknown } | null | undefined)?.type === 'unknown';
}

/** `f` of the value, which may itself end in something unknown; an unknown passes through. */
export function mapKnown<T, R>(value: Known<T>, f: (value: T) => Known<R>): Known<R> {
  return isUnknown(value) ? value : f(value);
}

/** All values, or one unknown that names everything that is missing in any of them. */
export function allKnown<T>(values: readonly Known<T>[]): Known<readonly T[]> {
  const known: T[] = [];
  const missing: string[] = [];
  let complete = true;
  for (const value of values) {
    if (isUnknown(value)) {
      complete = false;
      for (const name of value.missing) missing.push(name);
    } else {
      known.push(value);
    }
  }
  return complete ? known : unknownFrom(missing);
}

/** `f` of several values, which may themselves be of different types; unknown if any of them is. */
export function combine<const T extends readonly unknown[], R>(
  values: T,
  f: (...known: { [K in keyof T]: Exclude<T[K], Unknown> }) => Known<R>,
): Known<R> {
  for (const value of values) {
    if (isUnknown(value)) return unknownFrom(values.flatMap((each) => (isUnknown(each) ? each.missing : [])));
  }
  return f(...(values as { [K in keyof T]: Exclude<T[K], Unknown> }));
}
