import { firstSets } from './first.js';
import { type Comment, createLexer, type Tokens } from './lexer.js';
import { isSyntaxNode, type SyntaxNode } from './node.js';
import type { SyntaxProblem } from './problem.js';
import type { Program } from './program.js';
import { lineColumn, lineStart } from './layout.js';
import { reportStuck, reportUnread } from './report.js';
import { compileRule } from './rules.js';
import { type Compiler, kindAt, type RuleParser, type Run, startRun, type Wanted } from './run.js';
import { compileStep } from './steps.js';
import { type TokenKinds, tokenKinds } from './tokens.js';

/** The largest text that is read, in UTF-16 units: about four times 10 000 services in one file. */
const LARGEST = 20_000_000;

export interface ParseResult {
  readonly file: SyntaxNode;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}
/** Parses a whole text. Never throws; linear in the text; each mistake is one problem, and the rest is understood. */
export type Parser = (text: string) => ParseResult;
/** The same with its tokens, for those who look at the text between the nodes; they are as large as the text. */
export interface TokenisedResult extends ParseResult {
  readonly tokens: Tokens;
}

/** What can be asked of a grammar. */
export interface Syntax {
  readonly kinds: TokenKinds;
  readonly ruleNamed: Compiler['ruleNamed'];
  /** Tokens that begin a declaration. */
  readonly declarations: ReadonlySet<number>;
  readonly lex: (text: string) => Tokens;
  readonly parse: (text: string) => TokenisedResult;
  /** What could stand in the place of the last of these tokens, which is the end of the file. */
  readonly wantedAtEnd: (text: string, tokens: Tokens) => Wanted['found'];
}

export function createParser(program: Program): (text: string) => TokenisedResult {
  return createSyntax(program).parse;
}

export function createSyntax(program: Program): Syntax {
  const compiler = createCompiler(program);
  const { kinds, ruleNamed, declarations } = compiler;
  const lex = createLexer(kinds);
  const parseEntry = compiler.parserOf(program.entry);
  return {
    kinds,
    ruleNamed,
    declarations,
    lex,
    parse(text) {
      if (text.length > LARGEST) return tooLarge(text, lex(''));
      const tokens = lex(text);
      const run = startRun(text, tokens);
      const parsed = parseEntry(run) ?? (program.entry === 'File' ? behindHeader(run, compiler) : undefined);
      if (kindAt(run) !== kinds.endOfFile || parsed === undefined) reportUnread(run, compiler, parsed !== undefined);
      const file = isSyntaxNode(parsed) ? parsed : { $type: 'File', $start: 0, $end: text.length };
      const problems =
        run.problems.length === 0 && tokens.problems.length === 0
          ? []
          : [...tokens.problems, ...run.problems.filter(isNews(text, tokens))].sort((a, b) => a.start - b.start);
      return { file, problems, comments: tokens.comments, tokens };
    },
    wantedAtEnd(text, tokens) {
      const run = startRun(text, tokens);
      const wanted: Wanted = { at: tokens.kinds.length - 1, found: [], around: [], isSettled: false };
      run.wanted = wanted;
      parseEntry(run);
      return wanted.found;
    },
  };
}

/** Whether a mistake does not follow from a quote that is missing on its line. */
function isNews(text: string, { unquoted }: Tokens): (problem: SyntaxProblem) => boolean {
  return ({ start }) => unquoted.size === 0 || !unquoted.has(lineStart(text, start));
}

/** A file whose `namespace` or `use` could not be read: what was read of its header, and what follows it. */
function behindHeader(run: Run, compiler: Compiler): SyntaxNode | undefined {
  const { kinds, declarations, parserOf } = compiler;
  const begins = new Set([...declarations, kinds.keywordKind.get('use')!, kinds.keywordKind.get('namespace')!]);
  const header: SyntaxNode[] = [];
  for (;;) {
    const at = Math.max(run.at, run.stuckAt);
    reportStuck(run, compiler, at);
    if (run.partial?.$type === 'File') header.push(run.partial);
    run.at = at;
    while (kindAt(run) !== kinds.endOfFile && !(begins.has(kindAt(run)) && lineColumn(run, run.at) !== undefined))
      run.at++;
    Object.assign(run, { stuckAt: -1, partial: undefined });
    const rest = parserOf('File')(run);
    if (!isSyntaxNode(rest)) {
      if (kindAt(run) === kinds.endOfFile) return undefined;
      continue;
    }
    for (const { namespace, uses } of header.reverse()) {
      if (namespace !== undefined) rest.namespace = namespace;
      rest.uses = [uses ?? [], rest.uses ?? []].flat() as SyntaxNode[];
    }
    return { ...rest, $start: Math.min(rest.$start, run.tokens.starts[0]!) };
  }
}

function createCompiler(program: Program): Compiler {
  const kinds = tokenKinds(program);
  const first = firstSets(program, kinds);
  const rules = new Map(program.rules.map((rule) => [rule.name, rule]));
  const parsers = new Map<string, RuleParser>();
  const compiler: Compiler = {
    program,
    kinds,
    first,
    declarations: rules.has('Declaration') ? first.ofRule('Declaration').kinds : new Set(),
    compile: (step) => compileStep(step, compiler),
    ruleNamed: (name) => rules.get(name),
    parserOf: (name) => parsers.get(name)!,
  };
  for (const rule of program.rules) parsers.set(rule.name, compileRule(rule, compiler));
  return compiler;
}

function tooLarge(text: string, tokens: Tokens): TokenisedResult {
  const size = Math.ceil(text.length / 1_000_000);
  const message = `this file has ${size} million characters, of which at most ${LARGEST / 1_000_000} million are read; split it`;
  return {
    file: { $type: 'File', $start: 0, $end: 0 },
    problems: [{ message, start: 0, end: 0 }],
    comments: [],
    tokens,
  };
}
