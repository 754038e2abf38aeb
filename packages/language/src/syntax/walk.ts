import type { Step } from './program.js';

/** Visits a step and what is inside of it; blocks are entered unless only what is outside of them is wanted. */
export function walk(
  step: Step | undefined,
  visit: (step: Step) => void,
  blocks: 'with blocks' | 'outside blocks' = 'with blocks',
): void {
  if (step === undefined) return;
  visit(step);
  if (step.do === 'block' && blocks === 'outside blocks') return;
  if ('step' in step) walk(step.step, visit, blocks);
  else if ('steps' in step) for (const each of step.steps) walk(each, visit, blocks);
}

/** The words and marks that a step quotes. */
export function wordsIn(step: Step | undefined): readonly string[] {
  const found: string[] = [];
  walk(step, (each) => {
    if (each.do === 'keyword') found.push(each.word);
  });
  return found;
}

/** The rules that a step calls. */
export function callsIn(step: Step | undefined): readonly string[] {
  const found: string[] = [];
  walk(step, (each) => {
    if (each.do === 'call') found.push(each.rule);
  });
  return found;
}
