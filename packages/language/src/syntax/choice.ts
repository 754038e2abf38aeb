import type { Step } from './program.js';
import { type Compiler, fail, kindAt, type Matcher, type Run } from './run.js';

/** How many tokens decide between alternatives that begin alike. */
const LOOKAHEAD = 3;

/** By the next token; where several alternatives begin with it, a few tokens of look-ahead decide. */
export function choice(step: Step & { do: 'choice' }, { compile, first }: Compiler): Matcher {
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

/** Whether the next tokens match. Leaves the run as it was. */
function looksRight(run: Run, match: Matcher): boolean {
  const { at, depth, limit, stuck, stuckAt, tooDeep, partial, problems, wanted } = run;
  run.limit = Math.min(limit, at + LOOKAHEAD);
  run.stuckAt = Number.POSITIVE_INFINITY;
  run.problems = [];
  run.wanted = undefined;
  const matched = match(run, { node: { $type: '', $start: 0, $end: 0 } });
  Object.assign(run, { at, depth, limit, stuck, stuckAt, tooDeep, partial, problems, wanted });
  return matched;
}
