import type { InfixRule, NodeRule, Rule, Step } from './program.js';
import {
  type Compiler,
  type Context,
  decided,
  endBefore,
  fail,
  kindAt,
  lazily,
  type Matcher,
  type RuleParser,
  want,
} from './run.js';
import type { SyntaxNode } from './node.js';

/** Nesting of rules, about a hundred parentheses: bounds the stack. */
const DEEPEST = 1000;
/** Terms of one chain of operators: bounds the depth of the tree. */
export const LONGEST_CHAIN = 1000;
/** How many fields a node has before anything was read into it. */
const BARE = 3;

export function compileRule(rule: Rule, compiler: Compiler): RuleParser {
  if (rule.is === 'infix') return infix(rule, compiler);
  return rule.is === 'text' ? textRule(rule, compiler) : nodeRule(rule, compiler);
}

/** Nothing is filled while a text is matched. */
const NO_NODE: Context = { node: { $type: '', $start: 0, $end: 0 } };

function textRule(rule: NodeRule, compiler: Compiler): RuleParser {
  const match = lazily(() => matchText(rule, compiler));
  return (run) => {
    const from = run.at;
    if (!match()(run, NO_NODE)) return undefined;
    const { starts, ends } = run.tokens;
    if (run.at === from + 1) return run.text.slice(starts[from], ends[from]);
    let text = '';
    for (let i = from; i < run.at; i++) text += run.text.slice(starts[i], ends[i]);
    return text;
  };
}

/** Matches a rule that yields a text. Where that is one token in any case, as a name is, one look is enough. */
export function matchText(rule: NodeRule, compiler: Compiler): Matcher {
  const { compile, first } = compiler;
  if (!isOneToken(rule.step, compiler)) return compile(rule.step);
  const table = first.table(first.ofRule(rule.name));
  const itself: Step = { do: 'call', rule: rule.name };
  return (run, { node }) => {
    // What stands there, not what was assumed: a token is read over.
    if (table[kindAt(run)] !== 1) return fail(run, itself, node);
    run.at++;
    return true;
  };
}
function isOneToken(step: Step, compiler: Compiler): boolean {
  if (step.do === 'choice') return step.steps.every((each) => isOneToken(each, compiler));
  const called = step.do === 'call' ? compiler.ruleNamed(step.rule) : undefined;
  if (called?.is === 'text') return isOneToken(called.step, compiler);
  return step.do === 'keyword' || step.do === 'terminal';
}

function nodeRule(rule: NodeRule, { compile }: Compiler): RuleParser {
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
    context.node.$end = Math.max(context.node.$start, context.node.$end, endBefore(run));
    return context.node;
  };
}

/** Operators by precedence climbing with a stack, so that a long chain costs no recursion. */
function infix(rule: InfixRule, { compile, kinds }: Compiler): RuleParser {
  const strength = new Map<number, number>();
  rule.levels.forEach((level, i) => {
    for (const operator of level) strength.set(kinds.keywordKind.get(operator)!, rule.levels.length - i);
  });
  const operand = lazily(() => compile(rule.operand));
  const anyOperator: Step = { do: 'choice', steps: rule.levels.flat().map((word) => ({ do: 'keyword', word })) };
  return (run) => {
    const values: SyntaxNode[] = [];
    const operators: { word: string; strength: number }[] = [];
    const reduce = () => {
      const right = values.pop()!;
      const left = values.pop()!;
      const operator = operators.pop()!.word;
      values.push({ $type: rule.name, $start: left.$start, $end: right.$end, left, operator, right });
    };
    for (let terms = 1; ; terms++) {
      const context: Context = { node: { $type: rule.name, $start: run.tokens.starts[run.at]!, $end: 0 } };
      if (!operand()(run, context)) return undefined;
      values.push(context.node);
      if (decided(run)) break;
      const power = strength.get(kindAt(run));
      if (power === undefined) {
        if (run.wanted !== undefined) want(run, anyOperator, { $type: rule.name, $start: 0, $end: 0 });
        break;
      }
      if (terms >= LONGEST_CHAIN) {
        run.tooDeep = true;
        return undefined;
      }
      while (operators.length > 0 && operators[operators.length - 1]!.strength >= power) reduce();
      // By its kind: the word itself may be misspelt.
      operators.push({ word: kinds.names[kindAt(run)]!, strength: power });
      run.at++;
    }
    while (operators.length > 0) reduce();
    return values[0];
  };
}
