import { type Element, nameOf, type Place, type Portfolio } from '@btaas/portfolio';
import type { Doubts } from './doubts.js';
import { type Contribution, NOTHING, type Rule, type RuleContext, type RuleFinding, type Severity } from './rule.js';

/** What a rule found, under its id, at the level that counts. */
export interface Finding extends RuleFinding {
  readonly id: string;
  readonly level: Severity;
}

/** One rule while it runs over a portfolio. What goes wrong in it is reported once, and it goes on. */
export class RunningRule {
  readonly rule: Rule;
  readonly findings: Finding[] = [];
  milliseconds = 0;
  readonly #level: Severity;
  readonly #context: RuleContext;
  readonly #doubts: Doubts;
  /** By the element that it is about. */
  readonly #gathered = new Map<string, Contribution[]>();
  #failed = false;

  constructor(rule: Rule, level: Severity, context: RuleContext, doubts: Doubts) {
    this.rule = rule;
    this.#level = level;
    this.#context = context;
    this.#doubts = doubts;
  }

  /** Looks at some elements of a kind, one by one. */
  lookAtEach(elements: readonly Element[], from: number, to: number): void {
    const begun = performance.now();
    const { check, gather } = this.rule;
    // One `try` for all elements that go well: there are a hundred thousand of them, and a hundred rules.
    for (let at = from; at < to; at++) {
      try {
        for (; at < to; at++) {
          if (check !== undefined) this.#check(elements[at]!);
          if (gather !== undefined) this.#gather(elements[at]!);
        }
      } catch (error) {
        this.#fail(error, nameOf(elements[at]!), elements[at]!.id);
      }
    }
    this.milliseconds += performance.now() - begun;
  }

  /** Says what follows from all that was gathered. */
  combine(): void {
    const begun = performance.now();
    for (const [about, gathered] of this.#gathered) {
      try {
        for (const each of this.rule.combine!(about, gathered, this.#context)) this.#add(each);
      } catch (error) {
        const element = this.#context.portfolio.find(about);
        this.#fail(error, element === undefined ? anyPlace(this.#context.portfolio) : nameOf(element), about);
      }
    }
    this.milliseconds += performance.now() - begun;
  }

  /** Looks at the portfolio as a whole. */
  checkAll(): void {
    const begun = performance.now();
    try {
      for (const found of this.rule.checkAll!(this.#context)) this.#add(found);
    } catch (error) {
      this.#fail(error, anyPlace(this.#context.portfolio), 'the portfolio');
    }
    this.milliseconds += performance.now() - begun;
  }

  #check(element: Element): void {
    const found = this.rule.check!(element, this.#context);
    if (found !== NOTHING) for (const each of found) this.#add(each);
  }

  #gather(element: Element): void {
    for (const each of this.rule.gather!(element, this.#context)) {
      const known = this.#gathered.get(each.about);
      if (known === undefined) this.#gathered.set(each.about, [each]);
      else known.push(each);
    }
  }

  #add(found: RuleFinding): void {
    // Of an element that was not read whole, nothing is missing: what was not understood may be it, and is reported.
    const ofWhatIsMissing = this.rule.missing !== undefined || found.level === 'information';
    if (ofWhatIsMissing && this.#doubts.has(found.element)) return;
    this.findings.push({ ...found, id: this.rule.id, level: found.level ?? this.#level });
  }

  #fail(error: unknown, at: Place, what: string): void {
    if (this.#failed) return;
    this.#failed = true;
    const { id } = this.rule;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${id} failed on ${what}, so it may have missed something: ${reason}. This is a mistake in btaas, not in the portfolio; please report it`;
    this.findings.push({ id, level: 'error', message, at });
  }
}

/** Where a finding about no element in particular stands. */
function anyPlace({ settings, documents }: Portfolio): Place {
  return settings === undefined ? { document: documents[0]?.name ?? '', start: 0, end: 0 } : nameOf(settings);
}
