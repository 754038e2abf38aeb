import { Rational } from '../exact/index.js';
import type { Figure, FigureInput } from '../figures/figure.js';
import { allKnown, type Known, mapKnown, type Num, num, type Percent, percentOf, unknown } from '../values/index.js';

/** How spend is spread over providers. */
export interface Concentration {
  /** The Herfindahl–Hirschman index: Σ shareᵢ², from near 0 to 1; exact. */
  readonly index: Figure<Num>;
  /** What one amount is of all of them together; exact. */
  shareOf(amount: Known<Rational>): Known<Percent>;
}

/** The concentration of amounts, none of them below zero. Unknown while one is, and where nothing is spent. */
export function concentrationOf(
  spends: readonly Known<Rational>[],
  inputs: () => readonly FigureInput[],
): Concentration {
  const amounts = allKnown(spends);
  const total = mapKnown(amounts, (known): Known<Rational> => {
    const sum = Rational.sum(known);
    return sum.sign() > 0 ? sum : unknown('spend with a provider');
  });
  // Σ (spendᵢ / total)² with one division at the end, so that fractions stay small.
  const value = mapKnown(amounts, (known) =>
    mapKnown(total, (all) => num(Rational.sum(known.map((amount) => amount.times(amount))).dividedBy(all.times(all)))),
  );
  return {
    shareOf: (amount) => mapKnown(amount, (part) => mapKnown(total, (all) => percentOf(part.dividedBy(all)))),
    index: {
      value,
      explain: () => ({
        label: 'concentration of spend',
        value,
        formula: 'Σ shareᵢ², shareᵢ = spend with provider i / Σ spend (Herfindahl–Hirschman index)',
        inputs: inputs(),
        notes: ['0.25 is four providers of one size, 1 a single provider'],
      }),
    },
  };
}
