import { doubleBrace, missingBrace, missingToken } from './repair-braces.js';
import { fileHeader } from './repair-header.js';
import { lineColumn, onNewLine } from './layout.js';
import type { SyntaxNode } from './node.js';
import type { SyntaxProblem } from './problem.js';
import { type Block, type Compiler, type Context, kindAt, type Matcher, type Run, type Wanted, wordAt } from './run.js';
import { stuckProblem, wordProblem } from './report.js';
import { restOfLine } from './stray.js';
import { wordsIn } from './walk.js';
import { isWord, near, wordsOfKinds } from './words.js';

/** What a mistake most likely means: its message, and from which token on to read again. */
export interface Repair {
  /** Nothing where it follows from a mistake that was told. */
  readonly problem: SyntaxProblem | undefined;
  readonly from: number;
  /** How many items before were read wrongly, and are read again. */
  readonly drops: number;
  /** Where a further mistake may come from a wrong guess and is not told: in the item itself, or in its whole line. */
  readonly doubtful: 'nothing' | 'item' | 'line';
}
export interface Failure {
  readonly block: Block;
  readonly match: Matcher;
  /** Where the item begins that could not be read. */
  readonly from: number;
  /** Where the item before begins; -1 where that is not known or was mended itself. */
  readonly before: number;
  readonly atTop: boolean;
  /** The items that were read before it. */
  readonly items: readonly SyntaxNode[];
  /** The node that has them. */
  readonly owner: SyntaxNode;
}

/** How many tokens of an item are moved at most to mend it. */
const FARTHEST = 64;

export function repair(run: Run, compiler: Compiler, failure: Failure): Repair | undefined {
  if (run.tooDeep) return undefined;
  return (
    openingQuote(run, failure) ??
    equalsSign(run, compiler, failure) ??
    hyphen(run, compiler, failure) ??
    comma(run, compiler, failure) ??
    missingValue(run, failure) ??
    missingBrace(run, compiler, failure) ??
    doubleBrace(run, compiler, failure) ??
    fileHeader(run, compiler, failure) ??
    misspelt(run, compiler, failure) ??
    tokenTooMany(run, compiler, failure) ??
    missingToken(run, compiler, failure)
  );
}

/** `utility Take cards"`: what stands before a quote that only closes is a text. */
function openingQuote(run: Run, { from, before }: Failure): Repair | undefined {
  const { starts, ends, kinds } = run.tokens;
  const first = Math.max(from, run.stuckAt);
  const start = first === from ? before : from;
  let quote = first;
  while (quote - first < FARTHEST && wordAt(run, quote) !== '"') {
    quote++;
    if (quote >= kinds.length || onNewLine(run, quote)) return undefined;
  }
  if (start < 0 || quote === first || wordAt(run, quote) !== '"' || first - start > FARTHEST) return undefined;
  set(run, quote, kinds[quote]!, starts[first]!, ends[quote]!);
  move(run, start, first, quote - first);
  return { problem: undefined, from: start + quote - first, drops: first === from ? 1 : 0, doubtful: 'nothing' };
}

/** `cost = run 4 EUR`: the key takes the place of the sign. */
function equalsSign(run: Run, { kinds }: Compiler, { from }: Failure): Repair | undefined {
  const sign = from + 1;
  if (run.stuckAt !== sign || run.tokens.kinds[sign] !== kinds.keywordKind.get('=')) return undefined;
  const { starts, ends } = run.tokens;
  const problem = {
    message: `properties have no equals sign: write "${wordAt(run, from)} ${restOfLine(run.text, ends[sign]!)}"`,
    start: starts[sign]!,
    end: ends[sign]!,
  };
  move(run, from, sign, 1);
  return { problem, from: sign, drops: 0, doubtful: 'nothing' };
}

/** `my-service`: the parts become one name. */
function hyphen(run: Run, { kinds }: Compiler, { from, before }: Failure): Repair | undefined {
  const dash = run.stuckAt > from ? run.stuckAt : from;
  const start = dash === from ? before : from;
  if (start < 0 || dash - start > FARTHEST) return undefined;
  const minus = kinds.keywordKind.get('-');
  const { starts, ends } = run.tokens;
  const adjacent = (token: number) => ends[token] === starts[token + 1];
  let last = dash - 1;
  const joins = (token: number) =>
    run.tokens.kinds[token + 1] === minus && adjacent(token) && adjacent(token + 1) && isWord(wordAt(run, token + 2));
  if (!isWord(wordAt(run, last))) return undefined;
  while (joins(last)) last += 2;
  if (last === dash - 1) return undefined;
  const written = run.text.slice(starts[dash - 1], ends[last]);
  const problem = {
    message: `a name has no hyphen: write "${written.replaceAll('-', '_')}"`,
    start: starts[dash - 1]!,
    end: ends[last]!,
  };
  set(run, last, kinds.terminalKind.get('ID')!, starts[dash - 1]!, ends[last]!);
  move(run, start, dash - 1, last - dash + 1);
  return { problem, from: start + last - dash + 1, drops: dash === from ? 1 : 0, doubtful: 'nothing' };
}

/** `within B, head p`: the comma is left out. */
function comma(run: Run, { kinds }: Compiler, { from, block }: Failure): Repair | undefined {
  if (kindAt(run) !== kinds.keywordKind.get(',') || run.at !== from || run.stuckAt > from) return undefined;
  if (!block.begins.has(run.tokens.kinds[from + 1]!)) return undefined;
  const problem = {
    message: 'properties have no comma between them; leave it out',
    start: run.tokens.starts[from]!,
    end: run.tokens.ends[from]!,
  };
  return { problem, from: from + 1, drops: 0, doubtful: 'nothing' };
}

/** `archetype` at the end of a line takes the next line's key as its value, and then that line makes no sense. */
function missingValue(run: Run, { from, before, block }: Failure): Repair | undefined {
  const eaten = before + 1;
  const isEaten = before >= 0 && from === before + 2 && block.begins.has(run.tokens.kinds[eaten]!);
  if (!isEaten || !onNewLine(run, eaten) || onNewLine(run, from)) return undefined;
  const key = wordAt(run, before);
  const problem = {
    message: `"${key}" needs a value: a name`,
    start: run.tokens.starts[before]!,
    end: run.tokens.ends[before]!,
  };
  return { problem, from: eaten, drops: 1, doubtful: 'nothing' };
}

/** A word that is nearly the one that could stand in its place is taken for it. */
function misspelt(run: Run, compiler: Compiler, failure: Failure): Repair | undefined {
  const { from, before, block, atTop } = failure;
  const at = Math.max(from, run.stuckAt);
  const word = wordAt(run, at);
  if (!isWord(word)) return undefined;
  const { kinds } = compiler;
  if (at > from) {
    if ((run.stuck?.do === 'assign' ? run.stuck.step : run.stuck)?.do === 'call') return undefined;
    const meant = near(word, [...wordsIn(run.stuck), ...leftOutWords(run, compiler, failure, from, at)]);
    if (meant === undefined) return undefined;
    retag(run, at, kinds.keywordKind.get(meant)!);
    return { problem: didYouMean(run, at, meant), from, drops: 0, doubtful: 'nothing' };
  }
  const own = wordsOfKinds(compiler, block.begins);
  const continues =
    before >= 0 && lineColumn(run, at) === undefined ? leftOutWords(run, compiler, failure, before, from) : [];
  const { meant, ...problem } = wordProblem(run, compiler, at, [...own, ...continues], block, atTop);
  if (meant === undefined) return undefined;
  retag(run, at, kinds.keywordKind.get(meant)!);
  const isContinued = continues.includes(meant) && !own.includes(meant);
  const told = isContinued ? didYouMean(run, at, meant) : problem;
  return {
    problem: told,
    from: isContinued ? before : from,
    drops: isContinued ? 1 : 0,
    doubtful: isContinued ? 'nothing' : 'item',
  };
}

/** What is asked for comes right behind: what stands before it is passed over. */
function tokenTooMany(run: Run, compiler: Compiler, { from }: Failure): Repair | undefined {
  const { stuck, stuckAt, tokens } = run;
  if (stuck === undefined || stuckAt <= from || stuckAt - from > FARTHEST) return undefined;
  if (!compiler.first.ofStep(stuck).kinds.has(tokens.kinds[stuckAt + 1]!)) return undefined;
  if (/^[{}]/.test(wordAt(run, stuckAt)) || onNewLine(run, stuckAt) || onNewLine(run, stuckAt + 1)) return undefined;
  const problem = stuckProblem(run, compiler, stuckAt);
  move(run, from, stuckAt, 1);
  return { problem, from: from + 1, drops: 0, doubtful: 'line' };
}

function didYouMean(run: Run, token: number, meant: string): SyntaxProblem {
  const message = `"${wordAt(run, token)}" has no meaning here; did you mean "${meant}"?`;
  return { message, start: run.tokens.starts[token]!, end: run.tokens.ends[token]! };
}
/** The words that could have come at a place. What is before it is read once more, to see what it left out. */
function leftOutWords(run: Run, compiler: Compiler, { match }: Failure, start: number, at: number): readonly string[] {
  const { at: now, problems, stuck, stuckAt, partial, closedAt, stuckIn } = run;
  const wanted: Wanted = { at, found: [], around: [], isSettled: false };
  Object.assign(run, { at: start, problems: [], wanted });
  const scratch: Context = { node: { $type: '', $start: 0, $end: 0 } };
  match(run, scratch);
  Object.assign(run, { at: now, problems, stuck, stuckAt, partial, closedAt, stuckIn, wanted: undefined });
  const begins = wanted.found.flatMap(({ step }) => [...compiler.first.ofStep(step).kinds]);
  return wordsOfKinds(compiler, new Set(begins));
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
function set(run: Run, token: number, kind: number, start: number, end: number): void {
  const tokens = run.tokens as Writable<Run['tokens']>;
  tokens.kinds[token] = kind;
  tokens.starts[token] = start;
  tokens.ends[token] = end;
}
function retag(run: Run, token: number, kind: number): void {
  set(run, token, kind, run.tokens.starts[token]!, run.tokens.ends[token]!);
}
/** Moves the tokens of a stretch by some places towards the end, over tokens that are given up. */
function move(run: Run, from: number, to: number, by: number): void {
  const { kinds, starts, ends } = run.tokens;
  for (let token = to - 1; token >= from; token--) {
    set(run, token + by, kinds[token]!, starts[token]!, ends[token]!);
  }
}
