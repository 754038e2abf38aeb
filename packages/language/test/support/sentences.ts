import type { Program, Step } from '../../src/syntax/program.js';

/** A text for each terminal. */
const TERMINALS: Readonly<Record<string, string>> = {
  TEXT_BLOCK: '"""t"""',
  TEXT: '"t"',
  DATE: '2026-02-01',
  QUARTER: '2026-Q3',
  MONTH: '2026-04',
  TIME: '08:00',
  PERCENT: '5%',
  NUMBER: '5',
  UNIT_PER_UNIT: 'tx/s',
  PER_UNIT: '/s',
  CURRENCY: 'EUR',
  ID: 'abc',
};

/** Sentences of a grammar, at random but the same for a seed. */
export function sentenceMaker(program: Program, seed: number): { make(): string } {
  const rules = new Map(program.rules.map((rule) => [rule.name, rule]));
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };

  const counts = new Map<Step, number>();
  /** The alternative that was taken least, so that all of them are taken. */
  function leastUsed(steps: readonly Step[]): Step {
    const least = Math.min(...steps.map((step) => counts.get(step) ?? 0));
    const candidates = steps.filter((step) => (counts.get(step) ?? 0) === least);
    const chosen = candidates[random(candidates.length)]!;
    counts.set(chosen, least + 1);
    return chosen;
  }

  function say(step: Step, depth: number): string[] {
    switch (step.do) {
      case 'keyword':
        return [step.word];
      case 'terminal':
        return [TERMINALS[step.name]!];
      case 'assign':
        return say(step.step, depth);
      case 'action':
        return [];
      case 'sequence':
        return step.steps.flatMap((each) => say(each, depth));
      case 'choice':
        return say(leastUsed(step.steps), depth);
      case 'optional':
        return random(3) > 0 ? say(step.step, depth) : [];
      case 'many':
      case 'block':
        return Array.from({ length: depth > 12 ? 0 : random(4) }, () => say(step.step, depth)).flat();
      case 'call':
        return called(step.rule, depth + 1);
    }
  }
  function called(name: string, depth: number): string[] {
    const rule = rules.get(name)!;
    // A plain name is a name in every place; each keyword as a name is another test.
    if (name === 'Name') return ['abc'];
    if (name === 'Expression' && depth > 14) return ['abc'];
    if (rule.is === 'infix') {
      const left = say(rule.operand, depth);
      if (random(3) > 0 || depth > 14) return left;
      const operators = rule.levels.flat();
      const operator = operators[random(operators.length)]!;
      return [...left, operator, ...say(rule.operand, depth)];
    }
    return say(rule.step, depth);
  }
  return { make: () => called('Declaration', 0).join(' ') };
}
