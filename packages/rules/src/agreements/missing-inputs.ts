import type { ElementOf } from '@btaas/portfolio';
import { cannotBeJudged } from '../cannot-be-judged.js';
import { NOTHING, type RuleContext, type RuleFinding } from '../rule.js';

/** What a rule misses to judge the promises of a service, said once for all of them. `what` begins the sentence. */
export function missingInputs(
  service: ElementOf<'service'>,
  what: string,
  names: readonly string[],
  { portfolio }: RuleContext,
): readonly RuleFinding[] {
  // Of two services with one name, the promises are those of the first.
  if (names.length === 0 || portfolio.get('service', service.id) !== service) return NOTHING;
  return [cannotBeJudged(service, what, [...new Set(names)].sort())];
}
