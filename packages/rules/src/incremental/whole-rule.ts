import { KINDS, ObservedFigures, UNWATCHED } from '@btaas/portfolio';
import type { Rule, RuleContext } from '../rule.js';
import type { PortfolioChange } from './change.js';
import { Found } from './found.js';
import { WholeReads } from './rule-reads.js';

/** What a rule found in the portfolio as a whole, and what it has read for that. */
export class WholeRule {
  readonly rule: Rule;
  found: Found | undefined;
  readonly #keeps: boolean;
  #reads = new WholeReads(KINDS);
  #shownIn: ReadonlySet<string> = new Set();

  /** Who runs the rules once only need not know what they read. */
  constructor(rule: Rule, keeps: boolean) {
    this.rule = rule;
    this.#keeps = keeps;
  }
  /** Takes note of what a change may have made untrue. */
  outdate(change: PortfolioChange): void {
    const isShown = [...this.#shownIn].some((name) => change.documents.has(name));
    if (isShown || this.#reads.isTouchedBy(change, this.rule.regards)) this.found = undefined;
  }
  run(context: RuleContext): void {
    this.#reads = new WholeReads(KINDS);
    const figures = new ObservedFigures(context.figures, this.#keeps ? this.#reads : UNWATCHED);
    const found = new Found();
    found.lookAtAll(this.rule, { ...context, portfolio: figures.portfolio, figures });
    this.#shownIn = found.documents();
    this.found = found;
  }
}
