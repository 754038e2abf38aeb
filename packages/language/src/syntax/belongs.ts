import { limits } from '@btaas/portfolio';
import type { Step } from './program.js';
import type { Compiler } from './run.js';
import { callsIn, walk, wordsIn } from './walk.js';
import { article } from './wanted.js';

/** Where the words that begin properties belong, by the grammar: for messages. */
export interface Belongs {
  /** What has the properties of a node: `a service`, `a survey entry`. */
  owner(type: string): string;
  /** The blocks that know a property: `sla`, `ola`, `uc` for `rto`. */
  blocksOf(property: string): readonly string[];
  /** Whether the block of a node knows a property. */
  knows(type: string, property: string): boolean;
}

/** A change of a scenario has all that a service has; that is no help to who looks for a place. */
const MIRRORS = new Set(['ElementChange']);

function belongings(compiler: Compiler): Belongs {
  const { program, first, kinds } = compiler;
  const declarations = new Map<string, string>();
  for (const name of callsIn(stepsOf(compiler, 'Declaration')))
    declarations.set(name, firstWord(stepsOf(compiler, name)));
  const keys = new Map<string, string[]>();
  const blocks = new Map<string, string[]>();
  const known = new Map<string, Set<string>>();
  for (const rule of program.rules) {
    if (rule.is !== 'node') continue;
    walk(rule.step, (step) => {
      if (step.do !== 'sequence') return;
      const words = step.steps.flatMap((each) => (each.do === 'assign' && each.feature === 'key' ? wordsIn(each) : []));
      for (const value of step.steps) {
        for (const called of value.do === 'assign' && value.feature === 'values' ? callsIn(value) : []) {
          keys.set(called, [...new Set([...(keys.get(called) ?? []), ...words])]);
        }
      }
    });
  }
  for (const rule of program.rules) {
    if (rule.is !== 'node') continue;
    const labels = declarations.has(rule.name) ? [declarations.get(rule.name)!] : (keys.get(rule.name) ?? []);
    walk(rule.step, (step) => {
      if (step.do !== 'block') return;
      const { kinds: begins } = first.ofStep(step.step);
      // A block that takes any name as a property, such as the limits, knows its properties by the schema alone.
      if (begins.has(kinds.terminalKind.get('ID')!)) return;
      for (const kind of begins) {
        const word = kinds.names[kind]!;
        known.set(rule.name, (known.get(rule.name) ?? new Set()).add(word));
        if (!MIRRORS.has(rule.name)) blocks.set(word, [...new Set([...(blocks.get(word) ?? []), ...labels])]);
      }
    });
  }
  return {
    owner(type) {
      if (type.endsWith('Agreement')) return 'an agreement';
      const words = type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
      return article(words);
    },
    knows: (type, property) => known.get(type)?.has(property) === true,
    blocksOf: (property) => blocks.get(property) ?? (Object.hasOwn(limits, property) ? ['limits'] : []),
  };
}

function stepsOf({ ruleNamed }: Compiler, name: string): Step | undefined {
  const rule = ruleNamed(name);
  return rule === undefined || rule.is === 'infix' ? undefined : rule.step;
}
const firstWord = (step: Step | undefined) => wordsIn(step)[0] ?? '';

const computed = new WeakMap<Compiler, Belongs>();
/** Computed when the first mistake is met. */
export function belongsOf(compiler: Compiler): Belongs {
  const found = computed.get(compiler) ?? belongings(compiler);
  computed.set(compiler, found);
  return found;
}
