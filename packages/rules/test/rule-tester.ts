import { applyEdits, textEdits } from '@btaas/language';
import { figures, type FiguresOptions, type Portfolio } from '@btaas/portfolio';
import { AS_OF, snapshotOf } from '../../../test/support/portfolio.js';
import type { Fix, Rule } from '../src/rule.js';
import { type Finding, runRules } from '../src/run.js';

export { AS_OF };

/** A portfolio in one text, or in several files by name. */
export type Texts = string | { readonly [file: string]: string };

export interface TestOptions extends Partial<FiguresOptions> {
  /** That the text has mistakes of syntax, types or names on purpose, to see that a rule bears them. */
  readonly mistakes?: boolean;
}

/** What the language itself reports; a test of a rule has none of it, unless it says so. */
const MISTAKES = new Set(['BT000', 'BT001', 'BT002', 'BT011']);

/**
 * What one rule finds in a portfolio. Pass the rule itself (`import rule from './rule.js'`), so that a test does not
 * depend on any other rule.
 */
export function findingsOf(rule: Rule, texts: Texts, { mistakes, ...options }: TestOptions = {}): readonly Finding[] {
  const portfolio = portfolioFrom(texts, mistakes ?? false);
  return runRules({ portfolio, figures: figures(portfolio, { asOf: AS_OF, ...options }) }, { rules: [rule] }).findings;
}

/** The same, as `level: message`, which is what most tests compare. */
export function messagesOf(rule: Rule, texts: Texts, options: TestOptions = {}): readonly string[] {
  return findingsOf(rule, texts, options).map(({ level, message }) => `${level}: ${message}`);
}

/** The same, as the words of the text at which each finding points. */
export function placesOf(rule: Rule, texts: Texts, options: TestOptions = {}): readonly string[] {
  return findingsOf(rule, texts, options).map(({ at }) => textAt(texts, at));
}

/** The text after the quick fix of this title (the first one without it) of the first finding that has it. */
export function fixed(rule: Rule, text: string, title?: string, options: TestOptions = {}): string {
  const fixes = findingsOf(rule, text, options).flatMap((finding) => finding.fixes ?? []);
  const fix = title === undefined ? fixes[0] : fixes.find((each) => each.title === title);
  if (fix === undefined) throw new Error(`no such fix; there are: ${fixes.map((each) => each.title).join(', ')}`);
  return applyFix(text, fix);
}

/** The text of the document `a.btaas` after a quick fix. */
export function applyFix(text: string, { edits }: Fix): string {
  return applyEdits(text, textEdits(edits, 'a.btaas', text));
}

/** The text that a place stands for. */
export function textAt(texts: Texts, { document, start, end }: Finding['at']): string {
  return (typeof texts === 'string' ? texts : (texts[document] ?? '')).slice(start, end);
}

function portfolioFrom(texts: Texts, mistakes: boolean): Portfolio {
  const { portfolio, findings } = snapshotOf(texts);
  const unwanted = findings.filter(({ id }) => MISTAKES.has(id));
  if (!mistakes && unwanted.length > 0) {
    const listed = unwanted.map(({ id, message }) => `${id} ${message}`).join('\n');
    throw new Error(`the test's portfolio has mistakes:\n${listed}`);
  }
  return portfolio;
}
