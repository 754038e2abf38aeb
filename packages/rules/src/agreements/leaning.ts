import type { Commitment } from '@btaas/portfolio';
import type { RuleContext } from '../rule.js';

/** Where more services than this stand on a promise, it is not offered to be weakened: not all of them are tried. */
const MOST_LEANING = 100;

/** The promises that stand on a service, at any distance; `undefined` where there are too many to try. */
export function leaningOn(
  service: string,
  { figures: { agreements, relations } }: RuleContext,
): readonly Commitment[] | undefined {
  const users = new Set([service]);
  for (const user of users) {
    for (const { id } of relations.requiredBy(user)) users.add(id);
    if (users.size > MOST_LEANING) return undefined;
  }
  users.delete(service);
  return [...users].flatMap((user) => agreements.promisesOf(user));
}
