import type { Assessment, ElementOf, Verdict } from '@btaas/portfolio';
import type { RuleContext } from '../rule.js';

/** The promises of availability of a service of which this is said. */
export function judged(
  verdict: Verdict,
  service: ElementOf<'service'>,
  { figures: { agreements } }: RuleContext,
): readonly Assessment[] {
  return agreements.currentPromisesOf(service).flatMap((promise) => {
    const assessment = agreements.assess(promise);
    return assessment?.verdict === verdict ? [assessment] : [];
  });
}
