import { type Element, nameOf, type Place, type Portfolio } from '@btaas/portfolio';
import { type Contribution, NOTHING, type Rule, type RuleContext, type RuleFinding } from '../rule.js';

/** What one element said about another one. */
export interface Gathered {
  readonly by: string;
  readonly said: Contribution;
}
/** What went wrong in a rule, and on what: a mistake in the rule. */
export interface Failure {
  readonly on: string;
  readonly at: Place;
  readonly reason: string;
}

/** What one rule found in some elements, or in the portfolio as a whole. */
export class Found {
  readonly findings: RuleFinding[] = [];
  readonly gathered: Gathered[] = [];
  /** The first one: what goes wrong in a rule is told once, and it goes on. */
  failure: Failure | undefined;

  get isEmpty(): boolean {
    return this.findings.length + this.gathered.length === 0 && this.failure === undefined;
  }

  /** Looks at some elements of a kind, one by one. */
  lookAt({ check, gather }: Rule, elements: readonly Element[], context: RuleContext): void {
    // One `try` for all elements that go well: there are a hundred thousand of them, and a hundred rules.
    for (let at = 0; at < elements.length; at++) {
      try {
        for (; at < elements.length; at++) {
          const element = elements[at]!;
          const found = check === undefined ? NOTHING : check(element, context);
          if (!isNothing(found)) for (const each of found) this.findings.push(each);
          if (gather === undefined) continue;
          const gathered = gather(element, context);
          if (!isNothing(gathered)) for (const said of gathered) this.gathered.push({ by: element.id, said });
        }
      } catch (error) {
        this.#fail(error, nameOf(elements[at]!), elements[at]!.id);
      }
    }
  }
  /** Looks at the portfolio as a whole. */
  lookAtAll(rule: Rule, context: RuleContext): void {
    try {
      for (const found of rule.checkAll!(context)) this.findings.push(found);
    } catch (error) {
      this.#fail(error, anyPlace(context.portfolio), 'the portfolio');
    }
  }
  /** Says what follows from all that was gathered about one element. */
  combine(rule: Rule, about: string, gathered: readonly Contribution[], context: RuleContext): void {
    try {
      for (const found of rule.combine!(about, gathered, context)) this.findings.push(found);
    } catch (error) {
      const element = context.portfolio.find(about);
      this.#fail(error, element === undefined ? anyPlace(context.portfolio) : nameOf(element), about);
    }
  }
  #fail(error: unknown, at: Place, on: string): void {
    this.failure ??= { on, at, reason: error instanceof Error ? error.message : String(error) };
  }

  /** The documents that something of it has a place in. */
  documents(): ReadonlySet<string> {
    const named = new Set<string>();
    namedIn(this.findings, named);
    namedIn(this.gathered, named);
    if (this.failure !== undefined) named.add(this.failure.at.document);
    return named;
  }
}

/** Most rules find nothing in most elements, and going through an empty list costs more than looking how long it is. */
function isNothing(found: Iterable<unknown>): boolean {
  return found === NOTHING || (Array.isArray(found) && found.length === 0);
}

/** The documents of all places in plain data. */
function namedIn(value: unknown, named: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('document' in value && typeof value.document === 'string') named.add(value.document);
  for (const each of Object.values(value)) namedIn(each, named);
}

/** Where a finding about no element in particular stands. */
function anyPlace({ settings, documents }: Portfolio): Place {
  return settings === undefined ? { document: documents[0]?.name ?? '', start: 0, end: 0 } : nameOf(settings);
}
