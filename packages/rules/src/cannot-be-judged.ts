import { type ElementHead, nameOf, type Unknown, firstOf } from '@btaas/portfolio';
import type { RuleFinding } from './rule.js';

const MOST = 5;

/**
 * What a rule says of an element while it lacks an input: neither an alarm nor silence. `what` begins the sentence, such
 * as `The utilisation of Checkout`; `missing` is the unknown figure, or the names of what is missing. At most one for an
 * element and a rule.
 */
export function cannotBeJudged(element: ElementHead, what: string, missing: Unknown | readonly string[]): RuleFinding {
  const names = 'missing' in missing ? missing.missing : missing;
  return {
    level: 'information',
    lacksInput: true,
    message: `${what} cannot be judged: ${firstOf(names, MOST)} ${names.length === 1 ? 'is' : 'are'} missing`,
    at: nameOf(element),
    element: element.id,
  };
}
