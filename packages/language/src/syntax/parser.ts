import { called, unknownWord } from './expectation.js';
import { type First, firstSets } from './first.js';
import { createLexer, type Comment, type Tokens } from './lexer.js';
import { isSyntaxNode, type SyntaxNode, type SyntaxValue } from './node.js';
import type { SyntaxProblem } from './problem.js';
import type { InfixRule, NodeRule, Program, Rule, Step } from './program.js';
import { tokenKinds } from './tokens.js';

/** Nesting of rules, about a hundred parentheses: bounds the stack. */
const DEEPEST = 1000;
/** Terms of one chain of operators: bounds the depth of the tree. */
const LONGEST_CHAIN = 1000;
/** How many tokens decide between alternatives that begin alike. */
const LOOKAHEAD = 3;
/** How many fields a node has before anything was read into it. */
const BARE = 3;
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

interface Run {
  readonly text: string;
  readonly tokens: Tokens;
  readonly problems: SyntaxProblem[];
  at: number;
  depth: number;
  /** While looking ahead: the position at which it is decided. */
  limit: number;
  /** What was asked for where the parser got stuck. */
  stuck: Step | undefined;
  stuckAt: number;
  tooDeep: boolean;
  /** Where a missing closing brace was reported: all open blocks end there. */
  closedAt: number;
  /** Up to where lines were counted. */
  counted: { readonly offset: number; readonly line: number };
  /** The node that was being read when the parser got stuck. */
  partial: SyntaxNode | undefined;
}
interface Context {
  node: SyntaxNode;
}
type Matcher = (run: Run, context: Context) => boolean;
type RuleParser = (run: Run) => SyntaxValue | undefined;

export function createParser(program: Program): (text: string) => TokenisedResult {
  const kinds = tokenKinds(program);
  const lex = createLexer(kinds);
  const first = firstSets(program, kinds);
  const ruleParsers = new Map<string, RuleParser>();
  /** Whether whole files are parsed, rather than a part of one. */
  const whole = program.entry === 'File';
  const close = kinds.keywordKind.get('}')!;
  const open = kinds.keywordKind.get('{')!;
  const numberKinds = new Set(['NUMBER', 'PERCENT'].map((name) => kinds.terminalKind.get(name)!));
  const declarations = program.rules.some(({ name }) => name === 'Declaration')
    ? first.ofRule('Declaration').kinds
    : new Set<number>();
  for (const rule of program.rules) ruleParsers.set(rule.name, compileRule(rule));

  const stepOf = (name: string): Step | undefined => {
    const rule = program.rules.find((each) => each.name === name);
    return rule?.is === 'infix' ? rule.operand : rule?.step;
  };

  const fail = (run: Run, step: Step): false => {
    if (run.at >= run.stuckAt) {
      run.stuck = step;
      run.stuckAt = run.at;
    }
    return false;
  };
  const kindAt = (run: Run) => run.tokens.kinds[run.at]!;
  const endBefore = (run: Run) => (run.at > 0 ? run.tokens.ends[run.at - 1]! : 0);
  const decided = (run: Run) => run.at >= run.limit;

  function compileRule(rule: Rule): RuleParser {
    if (rule.is === 'infix') return infix(rule);
    return rule.is === 'text' ? textRule(rule) : nodeRule(rule);
  }

  function textRule(rule: NodeRule): RuleParser {
    const match = lazily(() => compile(rule.step));
    return (run) => {
      const from = run.at;
      if (!match()(run, { node: { $type: rule.type, $start: 0, $end: 0 } })) return undefined;
      let text = '';
      for (let i = from; i < run.at; i++) text += run.text.slice(run.tokens.starts[i]!, run.tokens.ends[i]!);
      return text;
    };
  }

  function nodeRule(rule: NodeRule): RuleParser {
    const match = lazily(() => compile(rule.step));
    return (run) => {
      if (++run.depth > DEEPEST) {
        run.tooDeep = true;
        run.depth--;
        return undefined;
      }
      const context: Context = { node: { $type: rule.type, $start: run.tokens.starts[run.at]!, $end: 0 } };
      const matched = match()(run, context);
      run.depth--;
      if (!matched) {
        if (Object.keys(context.node).length > BARE) run.partial = context.node;
        return undefined;
      }
      context.node.$end = Math.max(context.node.$end, endBefore(run));
      return context.node;
    };
  }

  /** Operators by precedence climbing with a stack, so that a long chain costs no recursion. */
  function infix(rule: InfixRule): RuleParser {
    const strength = new Map<number, number>();
    rule.levels.forEach((level, i) => {
      for (const operator of level) strength.set(kinds.keywordKind.get(operator)!, rule.levels.length - i);
    });
    const operand = lazily(() => compile(rule.operand));
    return (run) => {
      const values: SyntaxNode[] = [];
      const operators: { word: string; strength: number }[] = [];
      const reduce = () => {
        const right = values.pop()!;
        const left = values.pop()!;
        values.push({
          $type: rule.name,
          $start: left.$start,
          $end: right.$end,
          left,
          operator: operators.pop()!.word,
          right,
        });
      };
      for (let terms = 1; ; terms++) {
        const context: Context = { node: { $type: rule.name, $start: run.tokens.starts[run.at]!, $end: 0 } };
        if (!operand()(run, context)) return undefined;
        values.push(context.node);
        if (decided(run)) break;
        const power = strength.get(kindAt(run));
        if (power === undefined) break;
        if (terms >= LONGEST_CHAIN) {
          run.tooDeep = true;
          return undefined;
        }
        while (operators.length > 0 && operators[operators.length - 1]!.strength >= power) reduce();
        operators.push({ word: run.text.slice(run.tokens.starts[run.at]!, run.tokens.ends[run.at]!), strength: power });
        run.at++;
      }
      while (operators.length > 0) reduce();
      return values[0];
    };
  }

  function compile(step: Step): Matcher {
    switch (step.do) {
      case 'keyword':
        return token(kinds.keywordKind.get(step.word)!, step);
      case 'terminal':
        return token(kinds.terminalKind.get(step.name)!, step);
      case 'call':
        return callStep(step);
      case 'assign':
        return assign(step);
      case 'sequence': {
        const steps = step.steps.map(compile);
        return (run, context) => steps.every((match) => decided(run) || match(run, context));
      }
      case 'choice':
        return choice(step);
      case 'optional': {
        const match = compile(step.step);
        const begins = first.ofStep(step.step).kinds;
        return (run, context) => decided(run) || !begins.has(kindAt(run)) || match(run, context);
      }
      case 'many': {
        const match = compile(step.step);
        const begins = first.ofStep(step.step).kinds;
        const atTop = begins === undefined || [...declarations].some((kind) => begins.has(kind));
        if (atTop && declarations.size > 0) return block(step.step, true);
        // A loop that wraps what came before, as in `a.b.c`, makes the tree deeper with each turn; a list does not.
        const wraps = step.step.do === 'sequence' && step.step.steps[0]?.do === 'action';
        return (run, context) => {
          for (let turns = 1; !decided(run) && begins.has(kindAt(run)); turns++) {
            const before = run.at;
            if (wraps && turns > LONGEST_CHAIN) {
              run.tooDeep = true;
              return false;
            }
            if (!match(run, context)) return false;
            if (run.at === before) break;
          }
          return true;
        };
      }
      case 'block':
        return block(step.step, false);
      case 'action':
        return (_run, context) => {
          if (step.feature === undefined) context.node.$type = step.type;
          else {
            const inner = context.node;
            inner.$end = Math.max(inner.$end, endBefore(_run));
            context.node = { $type: step.type, $start: inner.$start, $end: 0, [step.feature]: inner };
          }
          return true;
        };
    }
  }

  function token(kind: number, step: Step): Matcher {
    return (run) => {
      if (kind === close && run.closedAt === run.at) return true;
      if (kindAt(run) !== kind) return fail(run, step);
      run.at++;
      return true;
    };
  }

  function callStep(step: Step & { do: 'call' }): Matcher {
    const begins = lazily(() => first.ofRule(step.rule));
    return (run, context) => {
      if (!starts(begins(), run)) return fail(run, step);
      const value = ruleParsers.get(step.rule)!(run);
      if (value === undefined) return false;
      if (isSyntaxNode(value)) context.node = adopt(context.node, value);
      return true;
    };
  }
  const starts = (begins: First, run: Run) => begins.empty || begins.kinds.has(kindAt(run));

  /** The node of an unassigned call takes the place of the caller's, which keeps what it has. */
  function adopt(own: SyntaxNode, called: SyntaxNode): SyntaxNode {
    const { $type: _type, $start, $end: _end, ...features } = own;
    return Object.keys(features).length === 0 ? called : { ...called, ...features, $start };
  }

  function assign(step: Step & { do: 'assign' }): Matcher {
    const inner = step.step;
    const { feature, operator } = step;
    const rule = inner.do === 'call' ? inner.rule : undefined;
    const begins = rule === undefined ? undefined : lazily(() => first.ofRule(rule));
    const match = rule === undefined ? compile(inner) : undefined;
    return (run, { node }) => {
      const start = run.tokens.starts[run.at]!;
      let value: SyntaxValue | undefined;
      if (rule !== undefined) {
        if (!starts(begins!(), run)) return fail(run, inner);
        value = ruleParsers.get(rule)!(run);
      } else {
        const scratch: Context = { node: { $type: '', $start: start, $end: 0 } };
        if (match!(run, scratch))
          value = scratch.node.$type === '' ? run.text.slice(start, endBefore(run)) : scratch.node;
      }
      if (value === undefined) return false;
      if (operator === '+=') {
        const list = node[feature] as SyntaxValue[] | undefined;
        if (list === undefined) node[feature] = [value];
        else list.push(value);
      } else node[feature] = operator === '?=' ? true : value;
      if (!isSyntaxNode(value)) {
        node.$spans ??= {};
        node.$spans[feature] = [start, endBefore(run)];
      }
      return true;
    };
  }

  /** By the next token; where several alternatives begin with it, a few tokens of look-ahead decide. */
  function choice(step: Step & { do: 'choice' }): Matcher {
    const matchers = step.steps.map(compile);
    const byKind = new Map<number, number[]>();
    let whenEmpty: number | undefined;
    step.steps.forEach((each, i) => {
      const begins = first.ofStep(each);
      if (begins.empty) whenEmpty ??= i;
      for (const kind of begins.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), i]);
    });
    return (run, context) => {
      const options = byKind.get(kindAt(run));
      if (options === undefined) return whenEmpty === undefined ? fail(run, step) : matchers[whenEmpty]!(run, context);
      const chosen =
        options.length === 1 ? options[0]! : (options.find((i) => looksRight(run, matchers[i]!)) ?? options[0]!);
      return matchers[chosen]!(run, context);
    };
  }
  function looksRight(run: Run, match: Matcher): boolean {
    const ahead: Run = {
      ...run,
      problems: [],
      limit: Math.min(run.limit, run.at + LOOKAHEAD),
      stuckAt: Number.POSITIVE_INFINITY,
    };
    return match(ahead, { node: { $type: '', $start: 0, $end: 0 } });
  }

  /** Items up to the closing brace (or the end of the file). A mistake costs one problem and the item that it is in. */
  function block(item: Step, atTop: boolean): Matcher {
    const match = compile(item);
    const begins = lazily(() => first.ofStep(item).kinds);
    const options = lazily(() =>
      [...begins()]
        .map((kind) => kinds.names[kind]!)
        .filter((word) => /^[a-z]\w*$/i.test(word) && !kinds.terminalKind.has(word)),
    );
    return (run, context) => {
      const opened = run.at - 1;
      for (;;) {
        if (decided(run)) return true;
        const kind = kindAt(run);
        if (atTop ? kind === kinds.endOfFile : kind === close || run.closedAt === run.at) return true;
        if (
          !atTop &&
          (kind === kinds.endOfFile || (declarations.has(kind) && startsLine(run) && !begins().has(kind)))
        ) {
          if (run.limit !== Number.POSITIVE_INFINITY) return false;
          unclosed(run, opened);
          return true;
        }
        const from = run.at;
        run.stuckAt = -1;
        run.partial = undefined;
        if (begins().has(kind) && match(run, context) && run.at > from) continue;
        if (run.limit !== Number.POSITIVE_INFINITY) return false;
        keepPartial(run, item, context.node, from);
        report(run, from, options(), atTop);
        recover(run, from, begins(), atTop);
      }
    };
  }

  /** What was read of an item before its mistake stays in the tree, so that its name is known. */
  function keepPartial(run: Run, item: Step, node: SyntaxNode, from: number): void {
    const { partial } = run;
    if (partial === undefined || item.do !== 'assign' || partial.$start !== run.tokens.starts[from]) return;
    partial.$partial = true;
    partial.$end = Math.max(partial.$start, endBefore(run));
    node[item.feature] = [...((node[item.feature] as SyntaxNode[] | undefined) ?? []), partial];
  }

  function unclosed(run: Run, opened: number): void {
    const start = run.tokens.starts[opened]!;
    const line = lineOf(run, start);
    run.problems.push({
      message: `"}" is missing: the block that opens in line ${line} is not closed`,
      start,
      end: start + 1,
    });
    run.closedAt = run.at;
  }

  /** Problems come in the order of the text, so that lines are counted once. */
  function lineOf(run: Run, offset: number): number {
    if (offset < run.counted.offset) run.counted = { offset: 0, line: 1 };
    let { offset: at, line } = run.counted;
    for (; at < offset; at++) if (run.text.charCodeAt(at) === 10) line++;
    run.counted = { offset, line };
    return line;
  }

  function startsLine(run: Run): boolean {
    const start = run.tokens.starts[run.at]!;
    return start === 0 || run.text[start - 1] === '\n' || run.text[start - 1] === '\r';
  }

  function report(run: Run, from: number, options: readonly string[], atTop: boolean): void {
    const at = Math.max(run.at, run.stuckAt, from);
    const start = run.tokens.starts[at]!;
    const end = Math.max(run.tokens.ends[at]!, Math.min(start + 1, run.text.length));
    // An unclosed text or a stray character was reported by the lexer; what follows from it is not news.
    if (run.tokens.problems.some((problem) => problem.start <= start && start <= problem.end)) return;
    const found =
      run.tokens.kinds[at] === kinds.endOfFile
        ? `the end of the ${whole ? 'file' : 'expression'}`
        : `"${run.text.slice(start, Math.min(end, start + 40))}"`;
    let message: string;
    if (run.tooDeep) message = 'this is nested too deeply or too long a chain; split it into smaller parts';
    else if (at === from && /^[\p{L}_]/u.test(run.text.slice(start, end))) {
      const before =
        at > 0 &&
        numberKinds.has(run.tokens.kinds[at - 1]!) &&
        !run.text.slice(run.tokens.ends[at - 1]!, start).includes('\n');
      message = unknownWord(run.text.slice(start, end), options, atTop ? 'a declaration' : 'a property here', before);
    } else if (at === from) message = `expected ${atTop ? 'a declaration' : 'a property or "}"'}, found ${found}`;
    else if (run.stuck === undefined && !whole) message = `expected the end of the expression, found ${found}`;
    else message = `expected ${run.stuck === undefined ? 'something else' : called(run.stuck, stepOf)}, found ${found}`;
    run.tooDeep = false;
    run.problems.push({ message, start, end });
  }

  /** Skips to where an item can begin again: its keyword, the closing brace, or a declaration at the start of a line. */
  function recover(run: Run, from: number, begins: ReadonlySet<number>, atTop: boolean): void {
    let braces = 0;
    run.at = Math.max(run.at, run.stuckAt);
    if (run.at === from) {
      if (kindAt(run) === open) braces++;
      if (kindAt(run) !== kinds.endOfFile) run.at++;
    }
    for (; ; run.at++) {
      const kind = kindAt(run);
      if (kind === kinds.endOfFile) return;
      if (declarations.has(kind) && startsLine(run)) return;
      if (kind === open) braces++;
      else if (kind === close) {
        if (braces === 0 && !atTop) return;
        braces = Math.max(0, braces - 1);
      } else if (braces === 0 && !atTop && begins.has(kind)) return;
    }
  }

  const parseEntry = ruleParsers.get(program.entry)!;
  return (text) => {
    if (text.length > LARGEST) {
      const message = `this file is larger than ${LARGEST / 1_000_000} MB; split it`;
      const problems = [{ message, start: 0, end: 0 }];
      return { file: { $type: 'File', $start: 0, $end: 0 }, problems, comments: [], tokens: lex('') };
    }
    const tokens = lex(text);
    const run: Run = {
      text,
      tokens,
      problems: [],
      at: 0,
      depth: 0,
      limit: Number.POSITIVE_INFINITY,
      stuck: undefined,
      stuckAt: -1,
      tooDeep: false,
      closedAt: -1,
      counted: { offset: 0, line: 1 },
      partial: undefined,
    };
    const parsed = parseEntry(run);
    if (kindAt(run) !== kinds.endOfFile || parsed === undefined) report(run, whole ? run.at : -1, [], true);
    const file = isSyntaxNode(parsed) ? parsed : { $type: 'File', $start: 0, $end: text.length };
    const problems = [...tokens.problems, ...run.problems].sort((a, b) => a.start - b.start);
    return { file, problems, comments: tokens.comments, tokens };
  };
}

function lazily<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
