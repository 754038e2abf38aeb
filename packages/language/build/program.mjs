// Turns Langium's grammar into the small program that src/syntax interprets, so that there is one grammar only.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const generated = resolve(import.meta.dirname, '../src/generated');

function withCardinality(step, cardinality) {
  if (cardinality === '?') return { do: 'optional', step };
  if (cardinality === '*') return { do: 'many', step };
  if (cardinality === '+') return { do: 'sequence', steps: [step, { do: 'many', step }] };
  return step;
}

function call(rule) {
  return rule.$type === 'TerminalRule' ? { do: 'terminal', name: rule.name } : { do: 'call', rule: rule.name };
}

function bare(element) {
  switch (element.$type) {
    case 'Keyword':
      return { do: 'keyword', word: element.value };
    case 'RuleCall':
      return call(element.rule.ref);
    case 'Assignment':
      return { do: 'assign', feature: element.feature, operator: element.operator, step: compile(element.terminal) };
    case 'Group':
      return { do: 'sequence', steps: markBlocks(element.elements.map(compile)) };
    case 'Alternatives':
      return { do: 'choice', steps: element.elements.map(compile) };
    case 'Action':
      return { do: 'action', type: element.inferredType.name, feature: element.feature };
    default:
      throw new Error(`The parser cannot interpret "${element.$type}" of the grammar.`);
  }
}
function compile(element) {
  return withCardinality(bare(element), element.cardinality);
}

/** `'{' items* '}'` is a block: the place where the parser recovers from a mistake. */
function markBlocks(steps) {
  return steps.map((step, i) => {
    const before = steps[i - 1];
    const inBraces = before?.do === 'keyword' && before.word === '{' && step.do === 'many';
    return inBraces ? { do: 'block', step: step.step } : step;
  });
}

function compileRule(rule) {
  if (rule.$type === 'InfixRule') {
    const levels = rule.operators.precedences.map((level) => level.operators.map((operator) => operator.value));
    return { name: rule.name, is: 'infix', operand: call(rule.call.rule.ref), levels };
  }
  return {
    name: rule.name,
    is: rule.dataType === undefined ? 'node' : 'text',
    type: rule.inferredType?.name ?? rule.name,
    step: compile(rule.definition),
  };
}

/** Reads src/generated/grammar.ts, which Langium wrote, and writes src/syntax/program.generated.ts. */
export async function writeProgram() {
  const { BtaasGrammar } = await import(resolve(generated, 'grammar.ts'));
  const grammar = BtaasGrammar();
  const rules = grammar.rules.filter((rule) => rule.$type !== 'TerminalRule').map(compileRule);
  const terminals = grammar.rules
    .filter((rule) => rule.$type === 'TerminalRule')
    .map((rule) => ({ name: rule.name, hidden: rule.hidden === true, pattern: rule.definition.regex.slice(1, -1) }));
  const entry = grammar.rules.find((rule) => rule.entry).name;
  const program = JSON.stringify({ entry, rules, terminals });
  writeFileSync(
    resolve(import.meta.dirname, '../src/syntax/program.generated.ts'),
    `// Written by build/program.mjs from the grammar.\nimport type { Program } from './program.js';\n\nexport const program: Program = JSON.parse(${JSON.stringify(program)});\n`,
  );
}
