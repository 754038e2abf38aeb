import { compareTexts } from '@btaas/portfolio';
import type { Element, ElementOf, Portfolio } from '@btaas/portfolio';
import { type Doubts, doubtsOf } from './doubts.js';
import type { PortfolioChange } from './incremental/change.js';
import { DocumentRules } from './incremental/document-rules.js';
import { type Failure, Found, type Gathered } from './incremental/found.js';
import { Stopwatch } from './incremental/stopwatch.js';
import { WholeRule } from './incremental/whole-rule.js';
import { policyRule } from './policies/policy-rules.js';
import { RULES } from './registry.js';
import type { Contribution, Rule, RuleContext, RuleFinding, Severity } from './rule.js';

/** A level of its own for a rule, or none at all. */
export type Level = Severity | 'off';

export interface RunOptions {
  /** The rules to run; without it, all built-in ones and the policies of the portfolio. */
  readonly rules?: readonly Rule[];
  /** Levels by the id of a rule, in place of its own. What a rule says at a level of its own keeps that level. */
  readonly levels?: Readonly<Record<string, Level>>;
  /** The ids of the only rules that run; all without it. */
  readonly only?: Iterable<string>;
}
/** What a rule found, under its id, at the level that counts. */
export interface Finding extends RuleFinding {
  readonly id: string;
  readonly level: Severity;
}
export interface RuleRun {
  /** By document, place, id and message. */
  readonly findings: readonly Finding[];
  /** One for each rule that is on, in the order of the rules. */
  readonly timings: readonly RuleTiming[];
}
export interface RuleTiming {
  readonly id: string;
  readonly milliseconds: number;
  readonly findings: number;
}

/** Runs rules over a portfolio. A rule that throws is reported once, and all others still run. */
export function runRules(context: RuleContext, options: RunOptions = {}): RuleRun {
  const steps = new RuleRunner(options, { keeps: false }).steps(context, undefined);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Runs rules over a portfolio again and again while it changes, and each of them only where something has changed that
 * it has read. What it says is the same as if all of them had run.
 */
export class RuleRunner {
  readonly #options: RunOptions;
  readonly #keeps: boolean;
  #documents = new Map<string, DocumentRules>();
  #whole = new Map<Rule, WholeRule>();
  /** By the policy that each was made of: two policies may have one name. */
  #policies: ReadonlyMap<ElementOf<'policy'>, Rule> = new Map();

  /** Who does not keep what was read starts from the beginning each time. */
  constructor(options: RunOptions = {}, { keeps } = { keeps: true }) {
    this.#options = options;
    this.#keeps = keeps;
  }

  /**
   * Brings the findings up to date, a step at a time, each a millisecond or so, for who has other things to do in between.
   * `change` is what has changed since this was asked for last, undefined for everything. Whoever does not go to the end
   * may ask again, with what has changed meanwhile.
   */
  steps(context: RuleContext, change: PortfolioChange | undefined): Generator<void, RuleRun> {
    this.#outdate(this.#keeps ? change : undefined);
    return this.#run(context);
  }
  *#run(context: RuleContext): Generator<void, RuleRun> {
    const rules = this.#rulesFor(context.portfolio);
    const watch = new Stopwatch();
    for (const _ of context.figures.prepare()) yield;
    yield* this.#lookAtDocuments(rules, context, watch);
    yield* this.#lookAtAll(rules, context, watch);
    const combined = new Map<Rule, Found>();
    for (const rule of rules) {
      if (rule.combine === undefined) continue;
      watch.time(rule, () => combined.set(rule, this.#combine(rule, context)));
      yield;
    }
    return this.#result(rules, combined, doubtsOf(context), watch);
  }

  #outdate(change: PortfolioChange | undefined): void {
    if (change === undefined) {
      this.#documents = new Map();
      this.#whole = new Map();
      this.#policies = new Map();
      return;
    }
    this.#policies = new Map([...this.#policies].filter(([{ id }]) => !change.elements.has(id)));
    for (const document of this.#documents.values()) document.outdate(change);
    for (const whole of this.#whole.values()) whole.outdate(change);
  }

  /** The rules that are on. A policy that is as it was is the same rule as before. */
  #rulesFor(portfolio: Portfolio): readonly Rule[] {
    const { rules, levels = {}, only } = this.#options;
    if (rules === undefined) {
      const known = this.#policies;
      const policies = portfolio.all('policy');
      this.#policies = new Map(policies.map((policy) => [policy, known.get(policy) ?? policyRule(policy)]));
    }
    const wanted = only === undefined ? undefined : new Set(only);
    return (rules ?? [...RULES, ...this.#policies.values()]).filter((rule) => {
      if (Object.hasOwn(levels, rule.id) && levels[rule.id] === 'off') return false;
      if (wanted !== undefined && !wanted.has(rule.id)) return false;
      return looksAtElements(rule) || rule.checkAll !== undefined;
    });
  }

  *#lookAtDocuments(rules: readonly Rule[], context: RuleContext, watch: Stopwatch): Generator<void> {
    const { documents, libraries } = context.portfolio;
    const names = new Set(documents.map(({ name }) => name));
    for (const name of this.#documents.keys()) if (!names.has(name)) this.#documents.delete(name);
    const concerned = rules.filter(looksAtElements);
    for (const { name, elements } of documents) {
      const document = this.#documents.get(name) ?? new DocumentRules(name, this.#keeps);
      this.#documents.set(name, document);
      // The settings of a library do not count.
      const own = libraries.has(name) ? elements.filter(({ kind }: Element) => kind !== 'portfolio') : elements;
      yield* document.run(concerned, context, own, watch);
    }
  }

  *#lookAtAll(rules: readonly Rule[], context: RuleContext, watch: Stopwatch): Generator<void> {
    const before = this.#whole;
    this.#whole = new Map();
    for (const rule of rules)
      if (rule.checkAll !== undefined) this.#whole.set(rule, before.get(rule) ?? new WholeRule(rule, this.#keeps));
    for (const whole of this.#whole.values()) {
      if (whole.found !== undefined) continue;
      watch.time(whole.rule, () => whole.run(context));
      yield;
    }
  }

  #combine(rule: Rule, context: RuleContext): Found {
    const about = new Map<string, Gathered[]>();
    for (const { found } of this.#documents.values()) {
      for (const each of found.get(rule)?.gathered ?? []) {
        const known = about.get(each.said.about);
        if (known === undefined) about.set(each.said.about, [each]);
        else known.push(each);
      }
    }
    const combined = new Found();
    for (const [id, gathered] of about) combined.combine(rule, id, saidInOrder(gathered), context);
    return combined;
  }

  #result(rules: readonly Rule[], combined: ReadonlyMap<Rule, Found>, doubts: Doubts, watch: Stopwatch): RuleRun {
    const findings: Finding[] = [];
    const timings = rules.map((rule): RuleTiming => {
      const before = findings.length;
      const parts = [...this.#documents.values()].map(({ found }) => found.get(rule));
      const all = [...parts, this.#whole.get(rule)?.found, combined.get(rule)].filter((found) => found !== undefined);
      if (!doubts.silence(rule)) this.#tell(rule, all, doubts, findings);
      return { id: rule.id, milliseconds: watch.of(rule), findings: findings.length - before };
    });
    return { findings: findings.sort(byPlace), timings };
  }
  #tell(rule: Rule, all: readonly Found[], doubts: Doubts, findings: Finding[]): void {
    const { levels = {} } = this.#options;
    const own = Object.hasOwn(levels, rule.id) ? (levels[rule.id] as Severity) : rule.level;
    for (const found of all) {
      for (const finding of found.findings) {
        if (doubts.hush(rule, finding)) continue;
        findings.push({ ...finding, id: rule.id, level: finding.level ?? own });
      }
    }
    const failure = all.find((found) => found.failure !== undefined)?.failure;
    if (failure !== undefined) findings.push(told(rule, failure));
  }
}

const looksAtElements = ({ check, gather }: Rule) => check !== undefined || gather !== undefined;

/** By the ids of the elements that said it. */
function saidInOrder(gathered: readonly Gathered[]): readonly Contribution[] {
  return gathered.toSorted((a, b) => compareTexts(a.by, b.by)).map(({ said }) => said);
}

function told({ id }: Rule, { on, at, reason }: Failure): Finding {
  const message = `${id} failed on ${on}, so it may have missed something: ${reason}. This is a mistake in btaas, not in the portfolio; please report it`;
  return { id, level: 'error', message, at };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compareTexts(a.at.document, b.at.document) ||
    a.at.start - b.at.start ||
    a.at.end - b.at.end ||
    compareTexts(a.id, b.id) ||
    compareTexts(a.message, b.message)
  );
}
