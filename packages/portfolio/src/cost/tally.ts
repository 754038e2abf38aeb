import { type Amounts, type Category, NOTHING } from './amounts.js';

/** Amounts and missing names by key, added up. */
export interface Tally {
  add(key: string, amounts: Amounts, missing?: readonly string[]): void;
  amountsOf(key: string): Amounts;
  missingFrom(key: string): readonly string[];
  keys(): readonly string[];
}

export function tally(): Tally {
  const amounts = new Map<string, Record<Category, bigint>>();
  const missing = new Map<string, string[]>();
  return {
    add: (key, more, names = []) => {
      const sum = amounts.get(key);
      if (sum === undefined) amounts.set(key, { ...more });
      else {
        sum.run += more.run;
        sum.grow += more.grow;
        sum.transform += more.transform;
      }
      if (names.length === 0) return;
      const known = missing.get(key);
      if (known === undefined) missing.set(key, [...names]);
      else for (const name of names) known.push(name);
    },
    amountsOf: (key) => amounts.get(key) ?? NOTHING,
    missingFrom: (key) => missing.get(key) ?? [],
    keys: () => [...amounts.keys()].sort(),
  };
}
