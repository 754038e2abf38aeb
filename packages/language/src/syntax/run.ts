import type { Tokens } from './lexer.js';
import type { SyntaxNode, SyntaxValue } from './node.js';
import type { SyntaxProblem } from './problem.js';
import type { Program, Rule, Step } from './program.js';
import type { FirstSets } from './first.js';
import type { TokenKinds } from './tokens.js';

/** The state of parsing one text. */
export interface Run {
  readonly text: string;
  readonly tokens: Tokens;
  problems: SyntaxProblem[];
  /** The token that comes next. */
  at: number;
  depth: number;
  /** While looking ahead: the position at which it is decided. */
  limit: number;
  /** What was asked for where the parser got stuck. */
  stuck: Step | undefined;
  stuckAt: number;
  /** The node that it was asked for in. */
  stuckIn: SyntaxNode | undefined;
  tooDeep: boolean;
  /** Where a missing closing brace was reported. */
  closedAt: number;
  /** A token that was reported missing: at this place it is read as if it stood there. */
  assumed: { readonly at: number; readonly kind: number } | undefined;
  /** The node that was being read when the parser got stuck. */
  partial: SyntaxNode | undefined;
  /** The blocks around, the outermost first. */
  readonly blocks: Block[];
  /** Up to where lines were counted. */
  counted: { readonly offset: number; readonly line: number };
  /** What could come at a position, while that is asked for. */
  wanted: Wanted | undefined;
}
/** What the grammar could take at a position, and where in the tree that would be. */
export interface Wanted {
  readonly at: number;
  readonly found: { readonly step: Step; readonly node: SyntaxNode; readonly around: readonly Around[] }[];
  /** The nodes that are being filled, the outermost first. */
  readonly around: Around[];
  /** That something must come here, so that nothing of what would follow can. */
  isSettled: boolean;
}
export interface Around {
  readonly context: Context;
  readonly feature: string;
}
/** A block that is being read. */
export interface Block {
  /** The token of its opening brace; -1 for the whole file. */
  readonly opened: number;
  readonly begins: ReadonlySet<number>;
  /** The node that has the block. */
  readonly owner: string;
}
/** The node that a rule is filling. */
export interface Context {
  node: SyntaxNode;
}
export type Matcher = (run: Run, context: Context) => boolean;
export type RuleParser = (run: Run) => SyntaxValue | undefined;

/** What the parts of the compiler share. */
export interface Compiler {
  readonly program: Program;
  readonly kinds: TokenKinds;
  readonly first: FirstSets;
  /** Tokens that begin a declaration. */
  readonly declarations: ReadonlySet<number>;
  compile(step: Step): Matcher;
  ruleNamed(name: string): Rule | undefined;
  parserOf(rule: string): RuleParser;
}

export function startRun(text: string, tokens: Tokens): Run {
  return {
    text,
    tokens,
    problems: [],
    at: 0,
    depth: 0,
    limit: Number.POSITIVE_INFINITY,
    stuck: undefined,
    stuckAt: -1,
    stuckIn: undefined,
    tooDeep: false,
    closedAt: -1,
    assumed: undefined,
    partial: undefined,
    blocks: [],
    counted: { offset: 0, line: 1 },
    wanted: undefined,
  };
}

export const kindAt = (run: Run): number => run.tokens.kinds[run.at]!;
export const endBefore = (run: Run): number => (run.at > 0 ? run.tokens.ends[run.at - 1]! : 0);
export const decided = (run: Run): boolean => run.at >= run.limit;
/** Whether a kind of token in a table comes next, or is read here although it is missing. */
export const begins = (table: Uint8Array, run: Run): boolean =>
  table[run.tokens.kinds[run.at]!] === 1 ||
  (run.assumed !== undefined && run.assumed.at === run.at && table[run.assumed.kind] === 1);
export const wordAt = ({ text, tokens }: Run, token: number): string =>
  text.slice(tokens.starts[token], tokens.ends[token]);

export function fail(run: Run, step: Step, node: SyntaxNode): false {
  if (run.at >= run.stuckAt) {
    run.stuck = step;
    run.stuckAt = run.at;
    run.stuckIn = node;
  }
  want(run, step, node);
  settle(run);
  return false;
}
/** Keeps a step that could be taken here, where that is asked for. */
export function want(run: Run, step: Step, node: SyntaxNode): void {
  const { wanted } = run;
  if (wanted?.at === run.at && !wanted.isSettled) wanted.found.push({ step, node, around: [...wanted.around] });
}
/** What was asked for here must come, unless that was only looked at ahead. */
export function settle({ wanted, at, limit }: Run): void {
  if (wanted?.at === at && limit === Number.POSITIVE_INFINITY) wanted.isSettled = true;
}

export function lazily<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
