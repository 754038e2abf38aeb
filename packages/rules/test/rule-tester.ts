import { figures, type FiguresOptions } from '@btaas/portfolio';
import { portfolioOf } from '../../../test/support/portfolio.js';
import type { Rule } from '../src/rule.js';
import { type Finding, runRules } from '../src/run.js';

/** A portfolio in one text, or in several files by name. */
export type Texts = string | { readonly [file: string]: string };

/** The day as of which tests state figures, unless they say another one. */
export const AS_OF = '2026-06-30';

/**
 * What one rule finds in a portfolio. Pass the rule itself (`import rule from './rule.js'`), so that a test does not
 * depend on any other rule.
 */
export function findingsOf(rule: Rule, texts: Texts, options: Partial<FiguresOptions> = {}): readonly Finding[] {
  const portfolio = portfolioOf(texts);
  return runRules({ portfolio, figures: figures(portfolio, { asOf: AS_OF, ...options }) }, { rules: [rule] }).findings;
}

/** The same, as `level: message`, which is what most tests compare. */
export function messagesOf(rule: Rule, texts: Texts, options: Partial<FiguresOptions> = {}): readonly string[] {
  return findingsOf(rule, texts, options).map(({ level, message }) => `${level}: ${message}`);
}

/** The text that a place stands for. */
export function textAt(texts: Texts, { document, start, end }: Finding['at']): string {
  return (typeof texts === 'string' ? texts : (texts[document] ?? '')).slice(start, end);
}
