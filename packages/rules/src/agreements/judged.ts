import { appended, type Assessment, type ElementOf, type Verdict } from '@btaas/portfolio';
import { NOTHING, type RuleContext } from '../rule.js';

/** The promises of availability of a service of which this is said. */
export function judged(
  verdict: Verdict,
  service: ElementOf<'service'>,
  { figures: { agreements } }: RuleContext,
): readonly Assessment[] {
  let found: Assessment[] | undefined;
  for (const promise of agreements.currentPromisesOf(service)) {
    const assessment = agreements.assess(promise);
    if (assessment?.verdict === verdict) found = appended(found, assessment);
  }
  return found ?? NOTHING;
}
