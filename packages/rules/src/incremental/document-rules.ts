import { type Element, type Figures, type Kind, KINDS, LocalFigures, UNWATCHED } from '@btaas/portfolio';
import type { Rule, RuleContext } from '../rule.js';
import type { PortfolioChange } from './change.js';
import { Found } from './found.js';
import { DocumentReads } from './rule-reads.js';
import type { Stopwatch } from './stopwatch.js';

/**
 * So many elements are gone through by all rules before the next ones are: each rule finds them in the processor's
 * cache, where the rule before it has left them. Fewer where somebody waits for the next step.
 */
const TOGETHER = { once: 256, kept: 64 };

/** What the rules found in the elements of one document, and what they have read for it. */
export class DocumentRules {
  readonly name: string;
  readonly found = new Map<Rule, Found>();
  readonly #reads: DocumentReads | undefined;
  /** Other documents that something found here has a place in. */
  #shownIn: ReadonlySet<string> = new Set();
  /** The rules that have run, and need not run again. */
  readonly #done = new Set<Rule>();

  /** Who runs the rules once only need not know what they read. */
  constructor(name: string, keeps: boolean) {
    this.name = name;
    this.#reads = keeps ? new DocumentReads() : undefined;
  }

  /** Takes note of what a change may have made untrue. */
  outdate(change: PortfolioChange): void {
    const { documents } = change;
    const isShown = [...this.#shownIn].some((name) => documents.has(name));
    if (documents.has(this.name) || isShown || this.#reads?.isTouchedBy(change) === true) {
      this.#done.clear();
      this.#reads?.forget();
      return;
    }
    const touched = new Set(this.#reads?.rulesTouchedBy(change));
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
    const { direct, lasting } = this.#reads ?? { direct: UNWATCHED, lasting: UNWATCHED };
    const figures: Figures = new LocalFigures(context.figures, direct, lasting);
    const local = { ...context, portfolio: figures.portfolio, figures };
    const together = this.#reads === undefined ? TOGETHER.once : TOGETHER.kept;
    for (const [kind, ofKind] of byKind(elements)) {
      const concerned = running.filter(({ of }) => of?.includes(kind));
      for (let from = 0; from < ofKind.length; from += together) {
        const some = ofKind.slice(from, from + together);
        for (const rule of concerned) {
          if (this.#reads !== undefined) this.#reads.rule = rule.id;
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
    if (this.#reads === undefined) return;
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
