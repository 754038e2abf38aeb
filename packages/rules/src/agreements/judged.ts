import type { Assessment, ElementOf, Verdict } from '@btaas/portfolio';
import type { RuleContext } from '../rule.js';

/** The promises of availability of a service of which this is said. */
export function judged(
  verdict: Verdict,
  service: ElementOf<'service'>,
  { figures: { agreements } }: RuleContext,
): readonly Assessment[] {
  const found: Assessment[] = [];
  for (const promise of agreements.currentPromisesOf(service)) {
    const assessment = agreements.assess(promise);
    if (assessment?.verdict === verdict) found.push(assessment);
  }
  return found;
}
