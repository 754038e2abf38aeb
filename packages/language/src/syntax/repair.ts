import { wordsOf } from './belongs.js';
import { lineColumn, onNewLine } from './layout.js';
import type { SyntaxProblem } from './problem.js';
import { type Block, type Compiler, type Context, kindAt, type Matcher, type Run, type Wanted, wordAt } from './run.js';
import { wordProblem } from './report.js';
import { restOfLine } from './stray.js';
import { isWord, near, wordsOfKinds } from './words.js';

/** What a mistake most likely means: its message, and from which token on to read again. */
export interface Repair {
  readonly problem: SyntaxProblem;
  readonly from: number;
  /** That the item before was read wrongly, and is read again. */
  readonly dropsItem: boolean;
  /** That a further mistake in what is read again may come from a wrong guess, and is not told. */
  readonly isGuess: boolean;
}
export interface Failure {
  readonly block: Block;
  readonly match: Matcher;
  /** Where the item begins that could not be read. */
  readonly from: number;
  /** Where the item before begins; -1 where that is not known or was mended itself. */
  readonly before: number;
  readonly atTop: boolean;
}

/** How many tokens of an item are moved at most to mend it. */
const FARTHEST = 64;

export function repair(run: Run, compiler: Compiler, failure: Failure): Repair | undefined {
  if (run.tooDeep) return undefined;
  return (
    equalsSign(run, compiler, failure) ??
    hyphen(run, compiler, failure) ??
    comma(run, compiler, failure) ??
    missingValue(run, failure) ??
    misspelt(run, compiler, failure)
  );
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
  return { problem, from: sign, dropsItem: false, isGuess: false };
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
  return { problem, from: start + last - dash + 1, dropsItem: dash === from, isGuess: false };
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
  return { problem, from: from + 1, dropsItem: false, isGuess: false };
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
  return { problem, from: eaten, dropsItem: true, isGuess: false };
}

/** A word that is nearly the one that could stand in its place is taken for it. */
function misspelt(run: Run, compiler: Compiler, failure: Failure): Repair | undefined {
  const { from, before, block, atTop } = failure;
  const at = Math.max(from, run.stuckAt);
  const word = wordAt(run, at);
  if (!isWord(word)) return undefined;
  const { kinds } = compiler;
  if (at > from) {
    const meant = near(word, wordsOf(run.stuck));
    if (meant === undefined || run.stuck?.do === 'call') return undefined;
    retag(run, at, kinds.keywordKind.get(meant)!);
    return { problem: didYouMean(run, at, meant), from, dropsItem: false, isGuess: false };
  }
  const own = wordsOfKinds(compiler, block.begins);
  const continues = before >= 0 && lineColumn(run, at) === undefined ? leftOutWords(run, compiler, failure) : [];
  const { meant, ...problem } = wordProblem(run, compiler, at, [...own, ...continues], block, atTop);
  if (meant === undefined) return undefined;
  retag(run, at, kinds.keywordKind.get(meant)!);
  const isContinued = continues.includes(meant) && !own.includes(meant);
  const told = isContinued ? didYouMean(run, at, meant) : problem;
  return { problem: told, from: isContinued ? before : from, dropsItem: isContinued, isGuess: !isContinued };
}

function didYouMean(run: Run, token: number, meant: string): SyntaxProblem {
  const message = `"${wordAt(run, token)}" has no meaning here; did you mean "${meant}"?`;
  return { message, start: run.tokens.starts[token]!, end: run.tokens.ends[token]! };
}
/** The words that could have continued the item before. It is read once more to see what it left out. */
function leftOutWords(run: Run, compiler: Compiler, { match, before, from }: Failure): readonly string[] {
  const { problems, stuck, stuckAt, partial, closedAt } = run;
  const wanted: Wanted = { at: from, found: [], around: [], isSettled: false };
  Object.assign(run, { at: before, problems: [], wanted });
  const scratch: Context = { node: { $type: '', $start: 0, $end: 0 } };
  match(run, scratch);
  Object.assign(run, { at: from, problems, stuck, stuckAt, partial, closedAt, wanted: undefined });
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
