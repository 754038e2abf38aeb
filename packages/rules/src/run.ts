import { type Element, nameOf, type Place, type Portfolio } from '@btaas/portfolio';
import { type Doubts, doubtsOf } from './doubts.js';
import { policyRules } from './policies/policy-rules.js';
import { RULES } from './registry.js';
import type { Rule, RuleContext, RuleFinding, Severity } from './rule.js';

/** What a rule found, under its id, at the level that counts. */
export interface Finding extends RuleFinding {
  readonly id: string;
  readonly level: Severity;
}
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
export interface RuleRun {
  /** By document, place, id and message. */
  readonly findings: readonly Finding[];
  /** One for each rule that ran, in the order of the rules. */
  readonly timings: readonly RuleTiming[];
}
export interface RuleTiming {
  readonly id: string;
  readonly milliseconds: number;
  readonly findings: number;
}

/** Runs rules over a portfolio. A rule that throws is reported once, and all others still run. */
export function runRules(context: RuleContext, options: RunOptions = {}): RuleRun {
  const steps = ruleSteps(context, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** After so many elements there is a step: a millisecond or so for most rules. */
const STEP = 500;

/** The same a step at a time, for who has other things to do in between. */
export function* ruleSteps(context: RuleContext, options: RunOptions = {}): Generator<void, RuleRun> {
  const { rules = [...RULES, ...policyRules(context.portfolio)], levels = {}, only } = options;
  const wanted = only === undefined ? undefined : new Set(only);
  const findings: Finding[] = [];
  const timings: RuleTiming[] = [];
  const doubts = doubtsOf(context);
  for (const rule of rules) {
    const level = Object.hasOwn(levels, rule.id) ? levels[rule.id]! : rule.level;
    if (level === 'off' || (wanted !== undefined && !wanted.has(rule.id))) continue;
    if (rule.check === undefined && rule.checkAll === undefined) continue;
    const before = findings.length;
    let milliseconds = 0;
    const steps = doubts.silence(rule) ? undefined : oneRule(rule, level, context, doubts, findings);
    for (let done = steps === undefined; !done; ) {
      const start = performance.now();
      done = steps!.next().done === true;
      milliseconds += performance.now() - start;
      yield;
    }
    timings.push({ id: rule.id, milliseconds, findings: findings.length - before });
  }
  return { findings: findings.sort(byPlace), timings };
}

function* oneRule(
  rule: Rule,
  level: Severity,
  context: RuleContext,
  doubts: Doubts,
  findings: Finding[],
): Generator<void, void> {
  let failed = false;
  const add = (found: RuleFinding) => {
    if (rule.missing !== undefined && doubts.has(found.element)) return;
    findings.push({ ...found, id: rule.id, level: found.level ?? level });
  };
  const fail = (error: unknown, at: Place, what: string) => {
    if (!failed) findings.push({ id: rule.id, level: 'error', message: failure(rule, what, error), at });
    failed = true;
  };
  for (const kind of rule.check === undefined ? [] : (rule.of ?? [])) {
    const elements = context.portfolio.all(kind) as unknown as readonly Element[];
    // One `try` for all elements that go well: there are a hundred thousand of them, and a hundred rules.
    for (let at = 0; at < elements.length; ) {
      const end = Math.min(elements.length, at + STEP);
      try {
        for (; at < end; at++) for (const found of rule.check!(elements[at]!, context)) add(found);
      } catch (error) {
        fail(error, nameOf(elements[at]!), elements[at]!.id);
        at++;
      }
      if (at < elements.length) yield;
    }
  }
  try {
    for (const found of rule.checkAll?.(context) ?? []) add(found);
  } catch (error) {
    fail(error, anyPlace(context.portfolio), 'the portfolio');
  }
}

function failure(rule: Rule, what: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `${rule.id} failed on ${what}, so it may have missed something: ${reason}. This is a mistake in btaas, not in the portfolio; please report it`;
}

/** Where a finding about no element in particular stands. */
function anyPlace({ settings, documents }: Portfolio): Place {
  return settings === undefined ? { document: documents[0]?.name ?? '', start: 0, end: 0 } : nameOf(settings);
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.at.document, b.at.document) ||
    a.at.start - b.at.start ||
    a.at.end - b.at.end ||
    compare(a.id, b.id) ||
    compare(a.message, b.message)
  );
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
