import { cannotBeJudged } from '../cannot-be-judged.js';
import type { RuleContext, RuleFinding } from '../rule.js';

/** What a rule misses to judge services: gathered over their promises, said once for each. */
export class MissingInputs {
  readonly #byService = new Map<string, Set<string>>();

  add(service: string, names: Iterable<string>): void {
    for (const name of names) {
      const known = this.#byService.get(service);
      if (known === undefined) this.#byService.set(service, new Set([name]));
      else known.add(name);
    }
  }

  /** `what` begins the sentence, with the name of the service. */
  *findings({ portfolio }: RuleContext, what: (name: string) => string): Iterable<RuleFinding> {
    for (const [id, names] of this.#byService) {
      const service = portfolio.get('service', id);
      if (service !== undefined) yield cannotBeJudged(service, what(service.name), [...names].sort());
    }
  }
}
