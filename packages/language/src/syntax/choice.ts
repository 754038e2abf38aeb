import type { Step } from './program.js';
import { type Compiler, fail, kindAt, type Matcher, type Run } from './run.js';

/** How many tokens decide between alternatives that begin alike. */
const LOOKAHEAD = 3;

/** By the next token; where several alternatives begin with it, a few tokens of look-ahead decide. */
export function choice(step: Step & { do: 'choice' }, { compile, first }: Compiler): Matcher {
  const matchers = step.steps.map(compile);
  const byKind: (number[] | undefined)[] = [];
  let whenEmpty: number | undefined;
  step.steps.forEach((each, i) => {
    const begins = first.ofStep(each);
    if (begins.empty) whenEmpty ??= i;
    for (const kind of begins.kinds) byKind[kind] = [...(byKind[kind] ?? []), i];
  });
  return (run, context) => {
    const options = byKind[kindAt(run)];
    if (options === undefined)
      return whenEmpty === undefined ? fail(run, step, context.node) : matchers[whenEmpty]!(run, context);
    const chosen = options.length === 1 ? options[0]! : decide(run, options, matchers);
    return matchers[chosen]!(run, context);
  };
}

function decide(run: Run, options: readonly number[], matchers: readonly Matcher[]): number {
  const { wanted, at } = run;
  if (wanted !== undefined && wanted.at <= at + LOOKAHEAD) return farthest(run, options, matchers);
  return options.find((i) => lookAhead(run, matchers[i]!).matched) ?? options[0]!;
}

/** Near the place that is asked about, what explains most of what is written; of several, one that is complete. */
function farthest(run: Run, options: readonly number[], matchers: readonly Matcher[]): number {
  const looks = options.map((i) => ({ i, ...lookAhead(run, matchers[i]!) }));
  const most = Math.max(...looks.map(({ reached }) => reached));
  const best = looks.filter(({ reached }) => reached === most);
  return (best.find(({ matched }) => matched) ?? best[0]!).i;
}

/** Whether the next tokens match, and how far. Leaves the run as it was. */
function lookAhead(run: Run, match: Matcher): { readonly matched: boolean; readonly reached: number } {
  const { at, depth, limit, stuck, stuckAt, stuckIn, tooDeep, partial, problems } = run;
  run.limit = Math.min(limit, at + LOOKAHEAD);
  run.stuckAt = Number.POSITIVE_INFINITY;
  run.problems = [];
  const matched = match(run, { node: { $type: '', $start: 0, $end: 0 } });
  const reached = run.at;
  // What is too deep to be looked at is told by whoever reads it.
  const gaveUp = run.tooDeep;
  Object.assign(run, { at, depth, limit, stuck, stuckAt, stuckIn, tooDeep, partial, problems });
  return { matched: matched || gaveUp, reached };
}
