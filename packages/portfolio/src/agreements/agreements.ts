import type { Figures } from '../figures/figures.js';
import { type Commitments, commitmentsOf } from './commitments.js';
import { compareTerms, type Comparison } from './compare-terms.js';
import { type HoursBook, hoursBook } from './hours-book.js';
import { type Inheritance, inheritanceOf } from './inheritance.js';
import type { Terms } from './terms.js';

/** The figures about agreements: what is promised, what stands behind it, and whether it can be kept. */
export interface AgreementFigures {
  readonly commitments: Commitments;
  /** What archetypes hand on by `extends`. */
  readonly inheritance: Inheritance;
  readonly hours: HoursBook;
  /** Where a promise falls short of what is asked for; see `compareTerms`. */
  compare(promise: Terms, demand: Terms): Comparison;
}

export function agreementFigures({ portfolio, relations, asOf }: Figures): AgreementFigures {
  const hours = hoursBook(portfolio, asOf);
  return {
    commitments: commitmentsOf(portfolio, relations),
    inheritance: inheritanceOf(portfolio, relations.archetypes, hours),
    hours,
    compare: (promise, demand) => compareTerms(promise, demand, hours),
  };
}
