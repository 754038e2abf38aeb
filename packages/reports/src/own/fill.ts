import {
  checkExpression,
  evaluate,
  type ExpressionValue,
  type Figures,
  isUnknown,
  modelTypes,
  ModelValues,
  printValue,
  type Standing,
  type StepBudget,
} from '@btaas/portfolio';
import type { Expression } from '@btaas/portfolio';
import { show } from '../document/show.js';
import { text as asMarkdown } from '../markdown/escape.js';

/** What stands in double braces, or why it cannot be evaluated. */
export type ReadExpression = (text: string) => { readonly expression: Expression } | { readonly problem: string };

export interface Filled {
  /** Markdown; what was computed is plain text in it. */
  readonly markdown: string;
  readonly problems: readonly FillProblem[];
}
export interface FillProblem {
  readonly message: string;
  /** Where the braces begin, from 1. */
  readonly line: number;
}

/** At most so many steps for all expressions of one text together. */
const STEPS = 5_000_000;

/**
 * Puts values in place of the `{{ expressions }}` of a text. They are those of the language: typed, bounded, without any
 * access to files or code. What cannot be evaluated stays as it was written, and is a problem.
 */
export function fill(template: string, figures: Figures, at: Standing, read: ReadExpression): Filled {
  const environment = new ModelValues(figures, at);
  const types = modelTypes(figures.portfolio, at);
  const budget: StepBudget = { steps: STEPS, left: STEPS };
  const problems: FillProblem[] = [];
  const markdown = template.replace(/\{\{([\s\S]*?)\}\}/g, (written: string, inner: string, offset: number) => {
    const fail = (message: string) => {
      const line = template.slice(0, offset).split('\n').length;
      problems.push({ message: `${inner.trim()}: ${message}`, line });
      return asMarkdown(written);
    };
    const reading = read(inner);
    if ('problem' in reading) return fail(reading.problem);
    // A word that stands for nothing would be compared as it is, and never be the same as anything.
    const [mistake] = checkExpression(reading.expression, types).problems;
    if (mistake !== undefined) return fail(mistake.message);
    const value = evaluate(reading.expression, environment, { budget });
    return value.type === 'error' ? fail(value.message) : asMarkdown(shown(value));
  });
  return { markdown, problems };
}

/** Quantities as they are in the rest of the report, everything else as in a policy's message. */
function shown(value: ExpressionValue): string {
  if (value.type === 'collection') return value.items.length === 0 ? 'none' : value.items.map(shown).join(', ');
  if (isUnknown(value)) return printValue(value);
  const isShown = ['number', 'percent', 'money', 'duration', 'rate', 'date', 'period'].includes(value.type);
  return isShown ? show(value as Parameters<typeof show>[0]) : printValue(value);
}
