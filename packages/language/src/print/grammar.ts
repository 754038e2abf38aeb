import type { NodeRule, Step } from '../syntax/program.js';
import { program } from '../syntax/program.generated.js';

/** The grammar as the printer reads it: the rules by name, and how each property of a block is written. */
const rules = new Map(program.rules.map((rule) => [rule.name, rule]));

export function stepOf(rule: string): Step {
  const found = rules.get(rule);
  if (found?.is !== 'node') throw new RangeError(`the grammar has no rule "${rule}" for a node`);
  return found.step;
}

/** How a property is written: the words before its values, and whether several stand in one list. */
export interface PropertySyntax {
  readonly words: readonly string[];
  readonly isList: boolean;
}

const known = new Map<string, ReadonlyMap<string, PropertySyntax>>();

/** The properties of the block that an item rule such as `ServiceProperty` describes. */
export function propertiesOf(rule: string): ReadonlyMap<string, PropertySyntax> {
  const found = known.get(rule);
  if (found !== undefined) return found;
  const properties = new Map<string, PropertySyntax>();
  collect(stepOf(rule), properties);
  known.set(rule, properties);
  return properties;
}

function collect(step: Step, properties: Map<string, PropertySyntax>): void {
  if (step.do === 'choice') for (const each of step.steps) collect(each, properties);
  else if (step.do === 'call') collect((rules.get(step.rule) as NodeRule).step, properties);
  else {
    const steps = step.do === 'sequence' ? step.steps : [step];
    const [key, ...rest] = steps;
    if (key?.do !== 'assign' || key.feature !== 'key') return;
    const words = rest.flatMap((each) => (each.do === 'keyword' ? [each.word] : []));
    const isList = rest.some((each) => each.do === 'many');
    for (const word of keysOf(key.step)) properties.set(word, { words: [word, ...words], isList });
  }
}

/** The words of a key; `*` where any name is one. */
function keysOf(step: Step): readonly string[] {
  if (step.do === 'keyword') return [step.word];
  return step.do === 'choice' ? step.steps.flatMap(keysOf) : ['*'];
}
