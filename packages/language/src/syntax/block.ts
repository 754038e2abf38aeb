import { endsUnclosed, lineColumn, lineOf } from './layout.js';
import type { SyntaxNode } from './node.js';
import type { Step } from './program.js';
import { repair } from './repair.js';
import { reporter } from './report.js';
import {
  type Block,
  type Compiler,
  type Context,
  decided,
  endBefore,
  kindAt,
  lazily,
  type Matcher,
  type Run,
  settle,
  want,
} from './run.js';

const CLOSES: Step = { do: 'keyword', word: '}' };
/** How many mistakes of one property are mended by a guess before the rest of it is skipped. */
const MOST_REPAIRS = 8;

/**
 * Items up to the closing brace, or the end of the file. A mistake costs one problem; what it means is guessed where it
 * is plain, otherwise the item that it is in is skipped.
 */
export function blockOf(item: Step, atTop: boolean, compiler: Compiler): Matcher {
  const { kinds, first, declarations } = compiler;
  const close = kinds.keywordKind.get('}')!;
  const match = compiler.compile(item);
  const beginsItem = first.ofStep(item);
  const table = first.table(beginsItem);
  const report = lazily(() => reporter(compiler));

  return (run, context) => {
    const block: Block = { opened: atTop ? -1 : run.at - 1, begins: beginsItem.kinds, owner: context.node.$type };
    run.blocks.push(block);
    const matched = items(run, context, block);
    run.blocks.pop();
    return matched;
  };

  function items(run: Run, context: Context, block: Block): boolean {
    let before = -1;
    let repairs = 0;
    /** Where what follows from a guess is not told. */
    let doubtful: { readonly from: number; readonly line: boolean } | undefined;
    for (;;) {
      if (decided(run)) return true;
      const kind = kindAt(run);
      if (run.wanted !== undefined) {
        want(run, item, context.node);
        if (!atTop) want(run, CLOSES, context.node);
        settle(run);
      }
      if (atTop ? kind === kinds.endOfFile : kind === close) return true;
      const fits = table[kind] === 1;
      if (!atTop && !fits && (kind === kinds.endOfFile || endsUnclosed(run, block, declarations))) {
        if (run.limit !== Number.POSITIVE_INFINITY) return false;
        // What is missing in it may have been going to be written.
        context.node.$partial = true;
        unclosed(run, block.opened);
        return true;
      }
      const from = run.at;
      const known = run.problems.length;
      run.stuckAt = -1;
      run.partial = undefined;
      if (fits && match(run, context) && run.at > from) {
        before = run.problems.length === known ? from : -1;
        repairs = 0;
        continue;
      }
      if (run.limit !== Number.POSITIVE_INFINITY) return false;
      if (run.problems.length === known && repairs++ < MOST_REPAIRS) {
        const { node } = context;
        const mended = repair(run, compiler, { block, match, from, before, atTop, owner: node, items: itemsOf(node) });
        if (mended !== undefined) {
          for (let dropped = 0; dropped < mended.drops; dropped++) itemsOf(node).pop();
          if (mended.problem !== undefined && !isDoubtful(run, from, doubtful)) run.problems.push(mended.problem);
          run.at = mended.from;
          if (mended.doubtful !== 'nothing') doubtful = { from: mended.from, line: mended.doubtful === 'line' };
          before = -1;
          continue;
        }
      }
      keepPartial(run, context.node, from);
      if (!isDoubtful(run, from, doubtful)) report()(run, from, block, atTop);
      recover(run, from, block);
      before = -1;
    }
  }

  /** What was read of an item before its mistake stays in the tree, so that its name is known. */
  function keepPartial(run: Run, node: SyntaxNode, from: number): void {
    const { partial } = run;
    if (partial === undefined || item.do !== 'assign' || partial.$start !== run.tokens.starts[from]) return;
    partial.$partial = true;
    partial.$end = Math.max(partial.$start, endBefore(run));
    node[item.feature] ??= [];
    (node[item.feature] as SyntaxNode[]).push(partial);
  }
  function itemsOf(node: SyntaxNode): SyntaxNode[] {
    return item.do === 'assign' ? ((node[item.feature] as SyntaxNode[] | undefined) ?? []) : [];
  }

  /** Of blocks that end at one place without a brace, the innermost is told. */
  function unclosed(run: Run, opened: number): void {
    if (run.closedAt === run.at || (run.tokens.isCutShort && kindAt(run) === kinds.endOfFile)) return;
    const start = run.tokens.starts[opened]!;
    const message = `"}" is missing: the block that opens in line ${lineOf(run, start)} is not closed`;
    run.problems.push({ message, start, end: start + 1 });
    run.closedAt = run.at;
  }

  /**
   * Skips to where an item can begin again: a line that is indented like the one with the mistake, a known word at the
   * start of a line or two spaces apart, or the closing brace.
   */
  function recover(run: Run, from: number, block: Block): void {
    const open = kinds.keywordKind.get('{')!;
    const column = lineColumn(run, from);
    // Where declarations begin their lines, what is indented belongs to something else.
    const isFlush = atTop && lineColumn(run, 0) === 0;
    let braces = 0;
    run.at = Math.max(run.at, run.stuckAt);
    if (run.at === from) {
      if (kindAt(run) === open) braces++;
      if (kindAt(run) !== kinds.endOfFile) run.at++;
    }
    for (; ; run.at++) {
      const kind = kindAt(run);
      if (kind === kinds.endOfFile) return;
      if (kind === open) braces++;
      else if (kind === close) {
        if (braces === 0 && !atTop) return;
        braces = Math.max(0, braces - 1);
      } else if (declarations.has(kind) && lineColumn(run, run.at) === 0) return;
      else if (braces === 0 && (isFlush ? lineColumn(run, run.at) === 0 : canBegin(run, block.begins, column))) return;
    }
  }
  function canBegin(run: Run, begins: ReadonlySet<number>, column: number | undefined): boolean {
    const found = lineColumn(run, run.at);
    if (found !== undefined && found === column) return true;
    if (!begins.has(kindAt(run))) return false;
    if (found !== undefined) return true;
    const { starts, ends } = run.tokens;
    return !atTop && starts[run.at]! - ends[run.at - 1]! >= 2;
  }
}

/** How long a line is that a guess may have spoilt. */
const LONGEST_LINE = 500;

/** Whether a mistake may come from a guess that was made before it, in the same item or line. */
function isDoubtful(
  { text, tokens }: Run,
  at: number,
  doubtful: { readonly from: number; readonly line: boolean } | undefined,
): boolean {
  if (doubtful === undefined || doubtful.from === at) return doubtful !== undefined;
  if (!doubtful.line) return false;
  const [start, end] = [tokens.starts[doubtful.from]!, tokens.starts[at]!];
  return end - start < LONGEST_LINE && !/[\r\n]/.test(text.slice(start, end));
}
