import {
  type Element,
  EVERYTHING,
  Figures,
  type FiguresOptions,
  LivePortfolio,
  type PortfolioInput,
} from '@btaas/portfolio';
import type { PortfolioChange } from '@btaas/rules';
import { ChangeLog } from './change-log.js';

/** A portfolio and its figures. */
export interface Shown {
  readonly portfolio: LivePortfolio;
  readonly figures: Figures;
}

/**
 * The portfolio of a project, with its figures, and what becomes of its elements until it is asked for: it is brought up to
 * date with those that came, went or changed, and all others cost nothing.
 */
export class KeptPortfolio {
  /** What was shown last; undefined before the first time, and when everything starts over. */
  #shown: Shown | undefined;
  /** Elements that the portfolio does not have yet. */
  readonly #came = new Set<Element>();
  /** Elements that it still has. */
  readonly #went = new Set<Element>();
  /** Elements that it has, and that say something else by now, or whose names mean something else. */
  readonly #changed = new Set<Element>();
  /** What has changed since the portfolio was shown last, as far as it is known already. */
  #step = new ChangeLog();
  /** What has changed since somebody asked last; undefined where that is everything. */
  #changes: ChangeLog | undefined;

  /** A document has these elements instead of those. */
  exchange(document: string, before: readonly Element[], after: readonly Element[]): void {
    this.#step.documents.add(document);
    const gone = new Set(before);
    for (const element of after) if (!gone.delete(element)) this.#came.add(element);
    for (const element of gone) {
      // What came and went before anybody has seen it never was.
      if (this.#came.delete(element)) continue;
      this.#changed.delete(element);
      this.#went.add(element);
    }
  }
  /** Whether there is anything that has to be told of changes. */
  get isShown(): boolean {
    return this.#shown !== undefined;
  }
  /**
   * Elements are about to say something else in these properties, or their names to mean something else. What nobody has
   * seen yet has no past.
   */
  change(elements: Iterable<readonly [Element, ReadonlySet<string>]>): void {
    if (this.#shown === undefined) return;
    const known = [...elements].filter(([element]) => !this.#came.has(element));
    const all = known.map(([element]) => element);
    this.#shown.figures.forget(all);
    this.#shown.portfolio.forget(all);
    for (const [element, properties] of known) {
      this.#step.add(element, properties);
      this.#changed.add(element);
    }
  }
  /** What was known is not brought up to date, but made anew. */
  startOver(): void {
    this.#shown = undefined;
    this.#changes = undefined;
  }

  /** The portfolio of these documents. */
  upToDate(input: PortfolioInput, options: FiguresOptions): Shown {
    // What was measured is read for the portfolio as it is.
    if (options.evidence !== undefined) this.startOver();
    if (this.#shown === undefined) {
      const portfolio = new LivePortfolio(input);
      this.#shown = { portfolio, figures: new Figures(portfolio, options) };
    } else this.#bringUpToDate(this.#shown, input);
    for (const set of [this.#came, this.#went, this.#changed]) set.clear();
    this.#step = new ChangeLog();
    return this.#shown;
  }
  #bringUpToDate({ portfolio, figures }: Shown, input: PortfolioInput): void {
    const step = this.#step;
    const [came, went, changed] = [[...this.#came], [...this.#went], [...this.#changed]];
    for (const element of [...came, ...went]) step.add(element, ALL);
    // What has changed of these is known already; what they refer to by now is not.
    for (const element of changed) step.add(element, NOTHING);
    figures.forget(went);
    portfolio.exchange(input, { removed: [...went, ...changed], added: [...came, ...changed] });
    for (const area of figures.learn([...came, ...changed], step.properties)) step.areas.add(area);
    this.#changes?.addAll(step);
  }
  /** What has changed since this was asked last, as far as it was shown; undefined where that is everything. */
  takeChanges(): PortfolioChange | undefined {
    const changes = this.#changes;
    this.#changes = new ChangeLog();
    return changes;
  }
}

/** That an element says something else altogether, or means something else. */
export const ALL: ReadonlySet<string> = new Set([EVERYTHING]);
const NOTHING: ReadonlySet<string> = new Set();
