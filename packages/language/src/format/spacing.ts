import { kinds } from '../syntax/btaas.js';
import { TIGHT_AFTER, TIGHT_BEFORE } from './marks.js';
import { COMMENT } from './pieces.js';

const keyword = (word: string) => kinds.keywordKind.get(word)!;
const comma = keyword(',');
const opening = keyword('(');
const closing = keyword(')');
const dot = keyword('.');
const perUnit = kinds.terminalKind.get('PER_UNIT')!;
/** Words before a parenthesis that belongs to them: a name cannot stand before one otherwise. */
const called = new Set(['count', 'sum', 'avg', 'min', 'max', 'any', 'all', 'distinct', 'anyOf'].map(keyword));

/** Whether two pieces that follow one another in a line stand together without a space. */
export function isTight(before: number, marksBefore: number, after: number, marksAfter: number): boolean {
  if (after === comma || after === closing) return true;
  if (before === COMMENT || after === COMMENT) return before === opening;
  if ((marksBefore & TIGHT_AFTER) !== 0 || (marksAfter & TIGHT_BEFORE) !== 0) return true;
  if (after === opening) return called.has(before) || before === opening;
  return before === opening || before === dot || after === dot || after === perUnit;
}
export const isComma = (kind: number): boolean => kind === comma;
