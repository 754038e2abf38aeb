import { type Commitment, fraction, type Percent, printQuantity, type Repair } from '@btaas/portfolio';
import type { Fix, RuleContext } from '../rule.js';
import { doublingFix } from './doubling-fix.js';
import { leaningOn } from './leaning.js';

/** The single changes that mend a promise of availability, as quick fixes; those that would break something else are left out. */
export function availabilityFixes(promise: Commitment, context: RuleContext): readonly Fix[] {
  return context.figures.agreements.repairs(promise).flatMap((repair) => fixOf(repair, promise, context) ?? []);
}

function fixOf(repair: Repair, promise: Commitment, context: RuleContext): Fix | undefined {
  switch (repair.change) {
    case 'lower':
      return mayBeLowered(promise, repair.to, context)
        ? {
            title: `Lower the promise to ${printQuantity(repair.to)}`,
            edits: [{ edit: 'replace', at: repair.at, text: printQuantity(repair.to) }],
          }
        : undefined;
    case 'raise':
      return {
        title: `Raise ${repair.commitment.label} to ${printQuantity(repair.to)}`,
        edits: [{ edit: 'replace', at: repair.at, text: printQuantity(repair.to) }],
      };
    case 'double':
      return doublingFix(repair, promise, context);
  }
}

/** Whether the lower promise still reaches what is demanded of it, and carries those who lean on it. */
function mayBeLowered(promise: Commitment, to: Percent, context: RuleContext): boolean {
  const { agreements } = context.figures;
  const { availability } = promise.terms;
  if (availability === undefined) return false;
  const share = fraction(to);
  const terms = {
    ...promise.terms,
    availability: { value: { ...availability.value, percent: to, share }, at: availability.at },
  };
  const short = agreements
    .demandsOn(promise)
    .some((demand) =>
      agreements.compare(terms, demand.terms).shortfalls.some(({ dimension }) => dimension === 'availability'),
    );
  if (short) return false;
  return (
    leaningOn(promise.service, context)?.every((other) => {
      const before = agreements.assess(other)?.verdict;
      const after = agreements.assess(other, { commitment: promise, share })?.verdict;
      return after === before || (after !== 'impossible' && after !== 'unsupported');
    }) === true
  );
}
