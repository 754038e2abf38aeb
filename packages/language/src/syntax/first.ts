import type { Program, Rule, Step } from './program.js';
import type { TokenKinds } from './tokens.js';

/** What a step can begin with, and whether it can be empty. */
export interface First {
  readonly kinds: ReadonlySet<number>;
  readonly empty: boolean;
}

export interface FirstSets {
  ofStep(step: Step): First;
  ofRule(name: string): First;
  /** The same as a table by kind of token, which is what the parser asks at every step: 1 where a step can begin. */
  table(first: First): Uint8Array;
}

/** FIRST sets of all steps and rules, by fixpoint over the rules. */
export function firstSets(program: Program, kinds: TokenKinds): FirstSets {
  const rules = new Map<string, { kinds: Set<number>; empty: boolean }>();
  for (const rule of program.rules) rules.set(rule.name, { kinds: new Set(), empty: false });

  const ofStep = (step: Step): First => {
    switch (step.do) {
      case 'keyword':
        return { kinds: new Set([kinds.keywordKind.get(step.word)!]), empty: false };
      case 'terminal':
        return { kinds: new Set([kinds.terminalKind.get(step.name)!]), empty: false };
      case 'call':
        return rules.get(step.rule)!;
      case 'assign':
        return ofStep(step.step);
      case 'action':
        return { kinds: new Set(), empty: true };
      case 'optional':
      case 'many':
      case 'block':
        return { kinds: ofStep(step.step).kinds, empty: true };
      case 'choice': {
        const all = step.steps.map(ofStep);
        return { kinds: new Set(all.flatMap((each) => [...each.kinds])), empty: all.some((each) => each.empty) };
      }
      case 'sequence': {
        const found = new Set<number>();
        for (const each of step.steps) {
          const first = ofStep(each);
          for (const kind of first.kinds) found.add(kind);
          if (!first.empty) return { kinds: found, empty: false };
        }
        return { kinds: found, empty: true };
      }
    }
  };
  const ofDefinition = (rule: Rule) => ofStep(rule.is === 'infix' ? rule.operand : rule.step);

  for (let changed = true; changed; ) {
    changed = false;
    for (const rule of program.rules) {
      const known = rules.get(rule.name)!;
      const found = ofDefinition(rule);
      if (found.kinds.size > known.kinds.size || found.empty !== known.empty) {
        rules.set(rule.name, { kinds: new Set(found.kinds), empty: found.empty });
        changed = true;
      }
    }
  }
  return {
    ofStep,
    ofRule: (name) => rules.get(name)!,
    table: ({ kinds: found }) =>
      Uint8Array.from({ length: kinds.endOfFile + 1 }, (_, kind) => (found.has(kind) ? 1 : 0)),
  };
}
