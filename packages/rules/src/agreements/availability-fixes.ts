import { type Commitment, mayBeLowered, printQuantity, type Repair } from '@btaas/portfolio';
import type { Fix, RuleContext } from '../rule.js';
import { doublingFix } from './doubling-fix.js';

/** The single changes that mend a promise of availability, as quick fixes; those that would break something else are left out. */
export function availabilityFixes(promise: Commitment, context: RuleContext): readonly Fix[] {
  return context.figures.agreements.repairs(promise).flatMap((repair) => fixOf(repair, promise, context) ?? []);
}

function fixOf(repair: Repair, promise: Commitment, context: RuleContext): Fix | undefined {
  switch (repair.change) {
    case 'lower':
      return mayBeLowered(promise, repair.to, context.figures)
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
