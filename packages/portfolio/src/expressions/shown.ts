import type { Expression } from './expression.js';
import { printExpression } from './print-expression.js';

const LONGEST = 60;

/** An expression as a message quotes it: `"4 h"`; a text keeps its own quotes, a long one is cut. */
export function shown(e: Expression): string {
  const text = e.type === 'text' ? e.value : printExpression(e);
  return text.length > LONGEST ? `"${text.slice(0, LONGEST - 1)}…"` : `"${text}"`;
}
