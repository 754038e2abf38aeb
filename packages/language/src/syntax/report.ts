import { FUNCTIONS, suggestUnits } from '@btaas/portfolio';
import { belongsOf } from './belongs.js';
import { onNewLine } from './layout.js';
import type { SyntaxProblem } from './problem.js';
import { type Block, type Compiler, type Run, wordAt } from './run.js';
import { listed, wantedBy } from './wanted.js';
import { isWord, near, wordsOfKinds } from './words.js';

/** More places than this are no help. */
const MOST_PLACES = 6;

/** Reports what is wrong with an item, in the words of a reader. */
export function reporter(compiler: Compiler): (run: Run, from: number, block: Block, atTop: boolean) => void {
  return (run, from, block, atTop) => {
    const at = Math.max(run.at, run.stuckAt, from);
    const problem = run.tooDeep
      ? tooDeep(run, at)
      : (habit(run, compiler, at, atTop) ?? general(run, compiler, from, at, block, atTop));
    run.tooDeep = false;
    if (!isReported(run, at)) run.problems.push(problem);
  };
}

/** Reports what keeps an expression that is parsed by itself from being read to its end. */
export function reportUnread(run: Run, compiler: Compiler, isRead: boolean): void {
  const at = isRead ? run.at : Math.max(run.at, run.stuckAt);
  const isEnd = run.tokens.kinds[at] === compiler.kinds.endOfFile;
  const found = isEnd ? 'the end of the expression' : quoted(run, at);
  const wanted = isRead ? 'the end of the expression' : wantedBy(run, compiler);
  if (isReported(run, at)) return;
  run.problems.push(run.tooDeep ? tooDeep(run, at) : problemAt(run, at, `expected ${wanted}, found ${found}`));
}

/** Reports what keeps the header of a file from being read. */
export function reportStuck(run: Run, compiler: Compiler, at: number): void {
  if (!isReported(run, at)) run.problems.push(run.tooDeep ? tooDeep(run, at) : stuckProblem(run, compiler, at));
  run.tooDeep = false;
}

/** The lexer has reported an unclosed text or a stray character; what follows from it is not news. */
function isReported({ tokens }: Run, at: number): boolean {
  if (tokens.isCutShort && at === tokens.kinds.length - 1) return true;
  const start = tokens.starts[at]!;
  let low = 0;
  let high = tokens.problems.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.problems[middle]!.start <= start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && start <= tokens.problems[low - 1]!.end;
}

/** A token as a message shows it: in quotes, and a text in its own. */
function quoted(run: Run, token: number): string {
  const word = wordAt(run, token);
  if (!word.startsWith('"')) return `"${word.slice(0, LONGEST_SHOWN)}"`;
  const [first = ''] = word
    .replace(/^"+|"+$/g, '')
    .trim()
    .split(/[\r\n]/);
  return `the text "${first.slice(0, LONGEST_SHOWN)}"`;
}
const LONGEST_SHOWN = 40;

function problemAt(run: Run, token: number, message: string): SyntaxProblem {
  const start = run.tokens.starts[token]!;
  return { message, start, end: Math.max(run.tokens.ends[token]!, Math.min(start + 1, run.text.length)) };
}
function tooDeep(run: Run, at: number): SyntaxProblem {
  return problemAt(run, at, 'this is nested too deeply or too long a chain; split it into smaller parts');
}

/** Ways of writing that come from elsewhere. */
function habit(run: Run, { kinds }: Compiler, at: number, atTop: boolean): SyntaxProblem | undefined {
  const { tokens, text } = run;
  const is = (token: number, word: string) => tokens.kinds[token] === kinds.keywordKind.get(word);
  const isNumber = (token: number) => token >= 0 && tokens.kinds[token] === kinds.terminalKind.get('NUMBER');
  if (is(at, '%') && isNumber(at - 1)) {
    return problemAt(run, at, `a percentage has no space before its sign: write ${wordAt(run, at - 1)}%`);
  }
  if (is(at, ',') && isNumber(at - 1) && isNumber(at + 1) && tokens.starts[at + 1] === tokens.ends[at]) {
    const [before, behind] = [wordAt(run, at - 1), wordAt(run, at + 1)];
    if (/\.\d{3}$/.test(before)) {
      const meant = `${before.replaceAll('.', '_')}.${behind}`;
      return problemAt(run, at, `a decimal point, and "_" between groups of digits: write ${meant}`);
    }
    if (!/^\d{3}(k|M|bn)?$/.test(behind)) return problemAt(run, at, `a decimal has a point: write ${before}.${behind}`);
    return problemAt(run, at, `digits are grouped with "_": write ${before}_${behind}`);
  }
  if (is(at, '(') && isWord(wordAt(run, at - 1)) && tokens.starts[at] === tokens.ends[at - 1]) {
    const called = wordAt(run, at - 1);
    if (called === 'anyOf') {
      const message = `how many of them are needed stands before them: write anyOf(1, ${wordAt(run, at + 1)}`;
      return problemAt(run, at, message);
    }
    if (!isInExpression(run, at)) return undefined;
    const all = `${FUNCTIONS.slice(0, -1).join(', ')} and ${FUNCTIONS.at(-1)}`;
    return problemAt(run, at, `there is no function "${called}"; there are ${all}`);
  }
  if (is(at, '=') && is(at - 1, '=')) return problemAt(run, at, 'equality has one sign: write "="');
  if (is(at, '>') && is(at - 1, '<')) return problemAt(run, at, 'inequality is written "!="');
  if (isNumber(at - 1) && /^(k|M|bn)$/.test(wordAt(run, at)) && !onNewLine(run, at)) {
    const word = wordAt(run, at);
    return problemAt(run, at, `"${word}" belongs to the number: write ${wordAt(run, at - 1)}${word}`);
  }
  // `hours` is a property as well, and would be read as one.
  const [unit] = isNumber(at - 2) ? suggestUnits(wordAt(run, at - 1)) : [];
  if (unit !== undefined && unit !== wordAt(run, at - 1) && !onNewLine(run, at - 1) && isWord(wordAt(run, at - 1))) {
    return problemAt(run, at - 1, `"${wordAt(run, at - 1)}" is not a unit; did you mean "${unit}"?`);
  }
  if (/^\d\d?\.\d\d?$/.test(wordAt(run, at)) && wordAt(run, at + 1) === '.' && /^\d{4}$/.test(wordAt(run, at + 2))) {
    const [day, month] = wordAt(run, at).split('.') as [string, string];
    const meant = `${wordAt(run, at + 2)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return problemAt(run, at, `a date is written year first: ${meant}`);
  }
  if (is(at, '/') && isNumber(at - 2) && isWord(wordAt(run, at - 1)) && isWord(wordAt(run, at + 1))) {
    return problemAt(run, at, `a unit is written without spaces: "${wordAt(run, at - 1)}/${wordAt(run, at + 1)}"`);
  }
  if (tokens.kinds[at] === kinds.terminalKind.get('UNIT_PER_UNIT') && !isNumber(at - 1)) {
    const [above, below] = text.slice(tokens.starts[at], tokens.ends[at]).split('/');
    return problemAt(run, at, `a division is written with spaces: "${above} / ${below}"`);
  }
  if (is(at - 1, 'of') && (is(at - 2, 'not') || is(at - 2, 'if'))) {
    return problemAt(run, at - 2, `"${wordAt(run, at - 2)}" is an operator here, so it cannot name a metric`);
  }
  if (atTop && is(at, '}'))
    return problemAt(run, at, 'this "}" closes nothing; take it away, or a "{" is missing before it');
  return undefined;
}

/** Whether an expression begins before a token, in its line. */
function isInExpression(run: Run, at: number): boolean {
  for (let token = at - 1; token > 0; token--) {
    if (/^(value|require|where|when|in)$/.test(wordAt(run, token))) return true;
    if (onNewLine(run, token)) return false;
  }
  return false;
}

function general(run: Run, compiler: Compiler, from: number, at: number, block: Block, atTop: boolean): SyntaxProblem {
  const { kinds } = compiler;
  const isEnd = run.tokens.kinds[at] === kinds.endOfFile;
  const found = isEnd ? 'the end of the file' : quoted(run, at);
  if (at > from) return stuckProblem(run, compiler, at);
  const options = wordsOfKinds(compiler, block.begins);
  if (isWord(wordAt(run, at)) && (atTop || options.length > 0)) {
    const { message, start, end } = wordProblem(run, compiler, at, options, block, atTop);
    return { message, start, end };
  }
  const wanted = options.length === 0 && !atTop ? itemsOf(block) : atTop ? 'a declaration' : 'a property or "}"';
  return problemAt(run, at, `expected ${wanted}, found ${found}`);
}
/** What was asked for where an item could not be read further. */
export function stuckProblem(run: Run, compiler: Compiler, at: number): SyntaxProblem {
  const known = habit(run, compiler, at, false);
  if (known !== undefined) return known;
  const { kinds } = compiler;
  const wanted = wantedBy(run, compiler);
  const ends = [kinds.endOfFile, kinds.keywordKind.get('}')].includes(run.tokens.kinds[at]) || onNewLine(run, at);
  if (ends && at > 0) return problemAt(run, at - 1, `expected ${wanted} after ${quoted(run, at - 1)}`);
  return problemAt(run, at, `expected ${wanted}, found ${quoted(run, at)}`);
}
const itemsOf = ({ owner }: Block) => (owner === 'Limits' ? 'a limit' : 'a point of the curve such as 99.9% -> 100%');

/** What is wrong with a word where an item should begin, and the word that was probably meant. */
export function wordProblem(
  run: Run,
  compiler: Compiler,
  at: number,
  options: readonly string[],
  { owner }: Block,
  atTop: boolean,
): SyntaxProblem & { readonly meant?: string } {
  const { kinds, declarations } = compiler;
  const belongs = belongsOf(compiler);
  const word = wordAt(run, at);
  const before = run.tokens.kinds[at - 1];
  const afterNumber = before === kinds.terminalKind.get('NUMBER') || before === kinds.terminalKind.get('PERCENT');
  const units = afterNumber && !onNewLine(run, at) ? suggestUnits(word) : [];
  if (units.length > 0) return problemAt(run, at, `"${word}" is not a unit; did you mean "${units[0]}"?`);
  const what = atTop ? 'a declaration' : `a property of ${belongs.owner(owner)}`;
  const places = belongs.blocksOf(word);
  if (places.length > 0 && places.length <= MOST_PLACES) {
    return problemAt(run, at, `"${word}" is not ${what}; it belongs into ${listed(places)}`);
  }
  if (!atTop && declarations.has(kinds.keywordKind.get(word)!)) {
    return problemAt(run, at, `"${word}" is not ${what} but a declaration; it stands outside of other declarations`);
  }
  const meant = places.length > 0 ? undefined : near(word, options);
  if (meant === undefined) return problemAt(run, at, `"${word}" is not ${what}`);
  return { ...problemAt(run, at, `"${word}" is not ${what}; did you mean "${meant}"?`), meant };
}
