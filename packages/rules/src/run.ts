import { type Element, KINDS } from '@btaas/portfolio';
import { type Doubts, doubtsOf } from './doubts.js';
import { policyRules } from './policies/policy-rules.js';
import { RULES } from './registry.js';
import type { Rule, RuleContext, Severity } from './rule.js';
import { type Finding, RunningRule } from './running-rule.js';

export type { Finding } from './running-rule.js';
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

/**
 * So many elements are gone through by all rules before the next ones are: each rule finds them in the processor's
 * cache, where the rule before it has left them.
 */
const TOGETHER = 128;

/** The same a step at a time, each a millisecond or so, for who has other things to do in between. */
export function* ruleSteps(context: RuleContext, options: RunOptions = {}): Generator<void, RuleRun> {
  const doubts = doubtsOf(context);
  const running = wantedRules(context, options, doubts);
  const speaking = running.filter(({ rule }) => !doubts.silence(rule));
  for (const kind of KINDS) {
    const ofKind = speaking.filter(({ rule }) => looksAtElements(rule) && rule.of?.includes(kind));
    const elements = ofKind.length === 0 ? [] : (context.portfolio.all(kind) as unknown as readonly Element[]);
    for (let from = 0; from < elements.length; from += TOGETHER) {
      const to = Math.min(elements.length, from + TOGETHER);
      for (const rule of ofKind) {
        rule.lookAtEach(elements, from, to);
        yield;
      }
    }
  }
  for (const rule of speaking) {
    if (rule.rule.combine !== undefined) {
      rule.combine();
      yield;
    }
    if (rule.rule.checkAll !== undefined) {
      rule.checkAll();
      yield;
    }
  }
  return {
    findings: running.flatMap(({ findings }) => findings).sort(byPlace),
    timings: running.map(({ rule, milliseconds, findings }) => ({
      id: rule.id,
      milliseconds,
      findings: findings.length,
    })),
  };
}

function wantedRules(context: RuleContext, options: RunOptions, doubts: Doubts): readonly RunningRule[] {
  const { rules = [...RULES, ...policyRules(context.portfolio)], levels = {}, only } = options;
  const wanted = only === undefined ? undefined : new Set(only);
  return rules.flatMap((rule) => {
    const level = Object.hasOwn(levels, rule.id) ? levels[rule.id]! : rule.level;
    if (level === 'off' || (wanted !== undefined && !wanted.has(rule.id))) return [];
    if (!looksAtElements(rule) && rule.checkAll === undefined) return [];
    return [new RunningRule(rule, level, context, doubts)];
  });
}
const looksAtElements = ({ check, gather }: Rule) => check !== undefined || gather !== undefined;

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
