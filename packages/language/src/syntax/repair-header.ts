import { onNewLine } from './layout.js';
import type { SyntaxNode } from './node.js';
import type { Failure, Repair } from './repair.js';
import { type Compiler, type Run, wordAt } from './run.js';
import { near } from './words.js';

const HEADER = ['namespace', 'use'];

/** `namespace` and `use`, misspelt or behind a declaration: they count all the same, so that names are found. */
export function fileHeader(run: Run, compiler: Compiler, { from, owner, atTop, block }: Failure): Repair | undefined {
  if (!atTop || run.stuckAt > from) return undefined;
  const unnamed = missingName(run, compiler, from, owner);
  if (unnamed !== undefined) return unnamed;
  const word = wordAt(run, from);
  const meant = HEADER.includes(word)
    ? word
    : block.begins.has(run.tokens.kinds[from]!)
      ? undefined
      : near(word, HEADER);
  if (meant === undefined) return undefined;
  const [start, end] = [run.tokens.starts[from]!, run.tokens.ends[from]!];
  const isEarly = owner.declarations === undefined;
  const message =
    word === meant
      ? `"${word}" stands at the top of a file, before all declarations`
      : `"${word}" is not a declaration; did you mean "${meant}"?`;
  // A `use` that follows a misspelt `namespace` is right.
  const problem = word === 'use' && isEarly ? undefined : { message, start, end };
  run.at = from + 1;
  const name = compiler.parserOf('QualifiedName')(run);
  if (typeof name !== 'string') return undefined;
  if (meant === 'namespace') owner.namespace ??= name;
  else {
    const use: SyntaxNode = { $type: 'Use', $start: start, $end: run.tokens.ends[run.at - 1]!, namespace: name };
    owner.uses ??= [];
    (owner.uses as SyntaxNode[]).push(use);
  }
  return { problem, from: run.at, drops: 0, doubtful: 'nothing' };
}

/** `use` at the end of a line takes the next line's word as its name, and then that line makes no sense. */
function missingName(run: Run, { declarations }: Compiler, from: number, owner: SyntaxNode): Repair | undefined {
  const [key, eaten] = [from - 2, from - 1];
  if (key < 0 || owner.declarations !== undefined || !declarations.has(run.tokens.kinds[eaten]!)) return undefined;
  const word = wordAt(run, key);
  if (!HEADER.includes(word) || !onNewLine(run, eaten) || onNewLine(run, from)) return undefined;
  if (word === 'use') (owner.uses as SyntaxNode[] | undefined)?.pop();
  else delete owner.namespace;
  const [start, end] = [run.tokens.starts[key]!, run.tokens.ends[key]!];
  return { problem: { message: `"${word}" needs a name`, start, end }, from: eaten, drops: 0, doubtful: 'nothing' };
}
