import { belongsOf } from './belongs.js';
import { lineColumn, onNewLine } from './layout.js';
import { isSyntaxNode, type SyntaxNode } from './node.js';
import type { SyntaxProblem } from './problem.js';
import type { Failure, Repair } from './repair.js';
import { stuckProblem } from './report.js';
import { type Compiler, type Run, wordAt } from './run.js';
import { tokenFrom } from './token-from.js';

/** How many properties may have been taken for declarations. */
const MOST_ITEMS = 40;
/** How many tokens a brace is looked for. */
const FARTHEST = 64;

/**
 * A word or a mark that must come and does not, such as the `to` of a commission or the brace of an `sla`: what follows is
 * read as if it stood there.
 */
export function missingToken(run: Run, compiler: Compiler, { from }: Failure): Repair | undefined {
  const { stuck, stuckAt } = run;
  if (stuckAt <= from || stuck === undefined) return undefined;
  const { kinds: begins } = compiler.first.ofStep(stuck);
  const [kind] = begins;
  if (begins.size !== 1 || kind === undefined || kind < compiler.kinds.terminals.length) return undefined;
  const word = compiler.kinds.names[kind]!;
  if (word === '}' || (word === '{' && !looksLikeBlock(run, compiler, stuckAt))) return undefined;
  run.assumed = { at: stuckAt, kind };
  const problem = word === '{' ? problemAfter(run, stuckAt - 1) : stuckProblem(run, compiler, stuckAt);
  return { problem, from, drops: 0, doubtful: word === '{' ? 'nothing' : 'line' };
}

/** Whether a word follows, and no brace in the same line, so that the word is not what is one too many. */
function looksLikeBlock(run: Run, { kinds }: Compiler, token: number): boolean {
  if (!/^[\p{L}\p{N}_]/u.test(wordAt(run, token))) return false;
  if (onNewLine(run, token)) return true;
  for (let next = token; next < token + FARTHEST && next < run.tokens.kinds.length; next++) {
    if (next > token && onNewLine(run, next)) return true;
    if (run.tokens.kinds[next] === kinds.keywordKind.get('{')) return false;
  }
  return true;
}

/** `unit A` in one line and `within B` in the next: a property of a declaration that was taken to have no block. */
export function missingBrace(run: Run, compiler: Compiler, { from, items, atTop }: Failure): Repair | undefined {
  if (run.stuckAt > from) return undefined;
  const own = lineColumn(run, from);
  const index = own === undefined && atTop ? ownerOfLine(run, compiler, from, items) : ownerAbove(run, own, items);
  const owner = items[index];
  if (owner === undefined || run.text[owner.$end - 1] === '}' || items.length - index > MOST_ITEMS) return undefined;
  if ((run.problems.at(-1)?.start ?? -1) >= owner.$start) return undefined;
  const drops = items.length - index;
  const { knows } = belongsOf(compiler);
  const type = typeOfBlock(owner);
  const words = items.slice(index + 1).map((item) => wordAt(run, tokenFrom(run, item.$start)));
  // What stands behind a property in its line may continue it.
  if (own !== undefined || !atTop || words.length === 0) words.push(wordAt(run, from));
  if (type === undefined || !words.every((word) => knows(type, word))) return undefined;
  const at = tokenFrom(run, owner.$end);
  run.assumed = { at, kind: compiler.kinds.keywordKind.get('{')! };
  return { problem: problemAfter(run, at - 1), from: tokenFrom(run, owner.$start), drops, doubtful: 'nothing' };
}

/** The item whose block a line would be in: the last one that begins farther left. */
function ownerAbove(run: Run, column: number | undefined, items: readonly SyntaxNode[]): number {
  return items.findLastIndex((item, i) => i < items.length - MOST_ITEMS || isBefore(run, item, column));
}

/** The same where properties were taken for declarations up to the middle of a line: `need N  unit A  importance 3 }`. */
function ownerOfLine(run: Run, { kinds }: Compiler, from: number, items: readonly SyntaxNode[]): number {
  const begun = items.findLastIndex(
    (item, i) => i < items.length - MOST_ITEMS || lineColumn(run, tokenFrom(run, item.$start)) !== undefined,
  );
  const column = begun < 0 ? undefined : lineColumn(run, tokenFrom(run, items[begun]!.$start));
  if (column === undefined || column > 0) return column === undefined ? -1 : ownerAbove(run, column, items);
  // Only what is closed was meant to be opened.
  const [open, close] = [kinds.keywordKind.get('{'), kinds.keywordKind.get('}')];
  let depth = 0;
  for (let token = from; token < from + FARTHEST && token < run.tokens.kinds.length; token++) {
    if (run.tokens.kinds[token] === open) depth++;
    if (run.tokens.kinds[token] === close && depth-- === 0) return begun;
    if (onNewLine(run, token + 1)) return -1;
  }
  return -1;
}

/** Whether an item begins farther left than a line; without a line, any item does. */
function isBefore(run: Run, { $start }: SyntaxNode, column: number | undefined): boolean {
  if (column === undefined) return true;
  const own = lineColumn(run, tokenFrom(run, $start));
  return own !== undefined && own < column;
}
/** The node whose block it would be: the declaration itself, or the last value of a property. */
function typeOfBlock(item: SyntaxNode): string | undefined {
  if (item.$type !== 'Property') return item.$type;
  const value = [item.values ?? []].flat().at(-1);
  return isSyntaxNode(value) ? value.$type : undefined;
}

/** `{ {`: the second is passed over. */
export function doubleBrace(run: Run, { kinds }: Compiler, { from, block }: Failure): Repair | undefined {
  if (run.tokens.kinds[from] !== kinds.keywordKind.get('{') || from !== block.opened + 1) return undefined;
  if (!block.begins.has(run.tokens.kinds[from + 1]!)) return undefined;
  const [start, end] = [run.tokens.starts[from]!, run.tokens.ends[from]!];
  const problem = { message: 'this "{" is one too many; take it away', start, end };
  return { problem, from: from + 1, drops: 0, doubtful: 'nothing' };
}

function problemAfter(run: Run, token: number): SyntaxProblem {
  const message = `"{" is missing after "${wordAt(run, token).replaceAll('"', '').slice(0, 40)}"`;
  return { message, start: run.tokens.starts[token]!, end: run.tokens.ends[token]! };
}
