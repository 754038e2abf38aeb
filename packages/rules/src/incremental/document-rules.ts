import { type Element, type Figures, type Kind, KINDS, LocalFigures } from '@btaas/portfolio';
import type { Rule, RuleContext } from '../rule.js';
import type { PortfolioChange } from './change.js';
import { Found } from './found.js';
import { DocumentReads } from './rule-reads.js';
import type { Stopwatch } from './stopwatch.js';

/**
 * So many elements are gone through by all rules before the next ones are: each rule finds them in the processor's
 * cache, where the rule before it has left them.
 */
const TOGETHER = 64;

/** What the rules found in the elements of one document, and what they have read for it. */
export class DocumentRules {
  readonly name: string;
  readonly found = new Map<Rule, Found>();
  readonly #reads = new DocumentReads();
  /** Other documents that something found here has a place in. */
  #shownIn: ReadonlySet<string> = new Set();
  /** The rules that have run, and need not run again. */
  readonly #done = new Set<Rule>();

  constructor(name: string) {
    this.name = name;
  }

  /** Takes note of what a change may have made untrue. */
  outdate(change: PortfolioChange): void {
    const { documents } = change;
    const isShown = [...this.#shownIn].some((name) => documents.has(name));
    if (documents.has(this.name) || isShown || this.#reads.isTouchedBy(change)) {
      this.#done.clear();
      this.#reads.forget();
      return;
    }
    const touched = new Set(this.#reads.rulesTouchedBy(change));
    if (touched.size > 0) for (const rule of this.#done) if (touched.has(rule.id)) this.#done.delete(rule);
  }

  /** Runs the rules that have not run, and forgets what others found; a step at a time. */
  *run(rules: readonly Rule[], context: RuleContext, elements: readonly Element[], watch: Stopwatch): Generator<void> {
    const wanted = new Set(rules);
    for (const rule of this.found.keys()) if (!wanted.has(rule)) this.found.delete(rule);
    for (const rule of this.#done) if (!wanted.has(rule)) this.#done.delete(rule);
    const running = rules.filter((rule) => !this.#done.has(rule));
    if (running.length === 0) return;
    const fresh = new Map(running.map((rule) => [rule, new Found()]));
    const figures: Figures = new LocalFigures(context.figures, this.#reads.direct, this.#reads.lasting);
    const local = { ...context, portfolio: figures.portfolio, figures };
    for (const [kind, ofKind] of byKind(elements)) {
      const concerned = running.filter(({ of }) => of?.includes(kind));
      for (let from = 0; from < ofKind.length; from += TOGETHER) {
        const some = ofKind.slice(from, from + TOGETHER);
        for (const rule of concerned) {
          this.#reads.rule = rule.id;
          watch.time(rule, () => fresh.get(rule)!.lookAt(rule, some, local));
          yield;
        }
      }
    }
    for (const [rule, found] of fresh) {
      if (found.isEmpty) this.found.delete(rule);
      else this.found.set(rule, found);
      this.#done.add(rule);
    }
    this.#shownIn = new Set([...this.found.values()].flatMap((found) => [...found.documents()]));
  }
}

function byKind(elements: readonly Element[]): ReadonlyMap<Kind, readonly Element[]> {
  const groups = new Map<Kind, Element[]>();
  for (const element of elements) {
    const group = groups.get(element.kind);
    if (group === undefined) groups.set(element.kind, [element]);
    else group.push(element);
  }
  return new Map(KINDS.flatMap((kind) => (groups.has(kind) ? [[kind, groups.get(kind)!] as const] : [])));
}
