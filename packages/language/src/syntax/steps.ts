import { blockOf } from './block.js';
import { choice } from './choice.js';
import { isSyntaxNode, type SyntaxNode, type SyntaxValue } from './node.js';
import type { Step } from './program.js';
import { LONGEST_CHAIN, matchText } from './rules.js';
import {
  begins,
  type Compiler,
  type Context,
  decided,
  endBefore,
  fail,
  kindAt,
  lazily,
  type Matcher,
  type Run,
  type RuleParser,
  want,
} from './run.js';

/** Turns a step of the grammar into what matches it. */
export function compileStep(step: Step, compiler: Compiler): Matcher {
  const { kinds, compile } = compiler;
  switch (step.do) {
    case 'keyword':
      return token(kinds.keywordKind.get(step.word)!, step, compiler);
    case 'terminal':
      return token(kinds.terminalKind.get(step.name)!, step, compiler);
    case 'call':
      return callStep(step, compiler);
    case 'assign':
      return assign(step, compiler);
    case 'sequence':
      return sequence(step.steps.map(compile));
    case 'choice':
      return choice(step, compiler);
    case 'optional':
      return optional(step, compiler);
    case 'many':
      return many(step, compiler);
    case 'block':
      return blockOf(step.step, false, compiler);
    case 'action':
      return action(step);
  }
}

function token(kind: number, step: Step, { kinds }: Compiler): Matcher {
  const isClose = kind === kinds.keywordKind.get('}');
  return (run, { node }) => {
    if (isClose && run.closedAt === run.at) return true;
    if (kindAt(run) !== kind) {
      if (run.assumed?.at !== run.at || run.assumed.kind !== kind) return fail(run, step, node);
      run.assumed = undefined;
      return true;
    }
    run.at++;
    return true;
  };
}

function sequence(steps: readonly Matcher[]): Matcher {
  return (run, context) => {
    for (let i = 0; i < steps.length; i++) if (!decided(run) && !steps[i]!(run, context)) return false;
    return true;
  };
}

function optional(step: Step & { do: 'optional' }, { compile, first }: Compiler): Matcher {
  const match = compile(step.step);
  const table = first.table(first.ofStep(step.step));
  return (run, context) => {
    if (decided(run)) return true;
    if (begins(table, run)) return match(run, context);
    if (run.wanted !== undefined) want(run, step.step, context.node);
    return true;
  };
}

function many(step: Step & { do: 'many' }, compiler: Compiler): Matcher {
  const { compile, first, declarations } = compiler;
  const table = first.table(first.ofStep(step.step));
  if ([...declarations].some((kind) => table[kind] === 1)) return blockOf(step.step, true, compiler);
  const match = compile(step.step);
  // A loop that wraps what came before, as in `a.b.c`, makes the tree deeper with each turn; a list does not.
  const wraps = step.step.do === 'sequence' && step.step.steps[0]?.do === 'action';
  return (run, context) => {
    for (let turns = 1; !decided(run) && begins(table, run); turns++) {
      const before = run.at;
      if (wraps && turns > LONGEST_CHAIN) {
        run.tooDeep = true;
        return false;
      }
      if (!match(run, context)) return false;
      if (run.at === before) break;
    }
    if (run.wanted !== undefined) want(run, step.step, context.node);
    return true;
  };
}

function action(step: Step & { do: 'action' }): Matcher {
  return (run, context) => {
    if (step.feature === undefined) context.node.$type = step.type;
    else {
      const inner = context.node;
      inner.$end = Math.max(inner.$end, endBefore(run));
      context.node = { $type: step.type, $start: inner.$start, $end: 0, [step.feature]: inner };
    }
    return true;
  };
}

function callStep(step: Step & { do: 'call' }, compiler: Compiler): Matcher {
  const { first, parserOf } = compiler;
  const rule = compiler.ruleNamed(step.rule);
  if (rule?.is === 'text') {
    const match = lazily(() => matchText(rule, compiler));
    return (run, context) => match()(run, context);
  }
  const called = first.ofRule(step.rule);
  const table = first.table(called);
  const parse = lazily(() => parserOf(step.rule));
  return (run, context) => {
    if (!called.empty && !begins(table, run)) return fail(run, step, context.node);
    const value = parse()(run);
    if (value === undefined) return false;
    if (isSyntaxNode(value)) context.node = adopt(context.node, value);
    return true;
  };
}

/** The node of an unassigned call takes the place of the caller's, which keeps what it has. */
function adopt(own: SyntaxNode, called: SyntaxNode): SyntaxNode {
  const { $type: _type, $start, $end: _end, ...features } = own;
  for (const _feature in features) return { ...called, ...features, $start };
  return called;
}

/** Features without a node of their own whose place somebody asks for; to keep all places would cost a third of the tree. */
const WITH_SPAN = new Set(['name', 'title', 'metric', 'namespace']);

/** Matching a keyword fills no node. */
const UNUSED: Context = { node: { $type: '', $start: 0, $end: 0 } };

function assign(step: Step & { do: 'assign' }, compiler: Compiler): Matcher {
  const { kinds, compile, first, parserOf, ruleNamed } = compiler;
  const isText = (name: string) => ruleNamed(name)?.is === 'text';
  const inner = step.step;
  const { feature, operator } = step;
  const rule = inner.do === 'call' ? inner.rule : undefined;
  const called = rule === undefined ? undefined : first.ofRule(rule);
  const table = called === undefined || called.empty ? undefined : first.table(called);
  const parse = rule === undefined ? undefined : lazily(() => parserOf(rule));
  const match = rule === undefined ? compile(inner) : undefined;
  const keepsSpan = operator === '?=' || (WITH_SPAN.has(feature) && rule !== undefined && isText(rule));
  // The word of the grammar rather than that of the text, which may be misspelt.
  const isKeyword = [inner]
    .flatMap((each) => (each.do === 'choice' ? each.steps : [each]))
    .every((each) => each.do === 'keyword');
  return (run, context) => {
    const { node } = context;
    const start = run.tokens.starts[run.at]!;
    let value: SyntaxValue | undefined;
    if (rule !== undefined) {
      if (table !== undefined && !begins(table, run)) {
        return fail(run, step, node);
      }
      if (run.wanted === undefined) value = parse!()(run);
      else value = within(run, context, feature, parse!());
    } else if (run.wanted?.at === run.at) {
      return fail(run, step, node);
    } else if (isKeyword) {
      const word = kinds.names[kindAt(run)];
      if (match!(run, UNUSED)) value = word;
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
    if (keepsSpan) {
      node.$spans ??= {};
      node.$spans[feature] = [start, endBefore(run)];
    }
    return true;
  };
}

/** Reads the value of a feature, and keeps in mind whose it is. */
function within(run: Run, context: Context, feature: string, parse: RuleParser): SyntaxValue | undefined {
  const { wanted } = run;
  wanted?.around.push({ context, feature });
  const value = parse(run);
  wanted?.around.pop();
  return value;
}
