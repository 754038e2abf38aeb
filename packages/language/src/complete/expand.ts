import { isKind, type Property, schemaOf, type ValueType } from '@btaas/portfolio';
import { syntax } from '../syntax/btaas.js';
import type { Step } from '../syntax/program.js';
import type { Expectation } from './expectation.js';
import { bodyProperty, fieldsOf, type Level, type NodeType, propertyAt, typeAt } from './schema.js';

/** Where a step would be taken: the node that it fills, and what stands around that. */
export interface Place {
  readonly node: NodeType;
  readonly around: readonly Level[];
  /** The keys that the block has already. */
  readonly given: ReadonlySet<string>;
}

/** What a rule of the grammar takes when the schema does not say more. */
const BY_RULE: Readonly<Record<string, ValueType>> = {
  Reference: { type: 'reference', to: ['*'] },
  Quantity: { type: 'quantity', shapes: ['any'] },
  Range: { type: 'range', shapes: ['any'] },
  Word: { type: 'word', words: [], called: 'a word' },
  TextValue: { type: 'text', holds: 'words' },
  Day: { type: 'date' },
  Span: { type: 'date' },
  Period: { type: 'period' },
  ClockTime: { type: 'time' },
  ColumnName: { type: 'column' },
  UnitName: { type: 'unit' },
  MeasureName: { type: 'metric' },
};
const EXPRESSIONS = new Set([
  'Expression',
  'Logical',
  'Negation',
  'Arithmetic',
  'Prefixed',
  'Member',
  'Primary',
  'Argument',
]);
const COMPOSED = new Set(['record', 'choice', 'declaration']);
const isWord = (text: string) => /^[A-Za-z]/.test(text);

/** What a step can begin with. Each rule is entered once. */
export function expand(step: Step, place: Place): readonly Expectation[] {
  const found: Expectation[] = [];
  const entered = new Set<string>();

  /** Says whether the step can be empty, so that what follows it can begin as well. */
  function visit(each: Step, { node, around, given }: Place, doc?: string): boolean {
    switch (each.do) {
      case 'keyword':
        found.push(keyword(each.word, node, doc));
        return false;
      case 'terminal':
        return false;
      case 'action':
        return true;
      case 'call':
        return rule(each.rule, { node, around, given }, undefined);
      case 'assign':
        assigned(each, { node, around, given });
        return false;
      case 'optional':
      case 'many':
      case 'block':
        visit(each.step, { node, around, given });
        return true;
      case 'choice':
        return each.steps.map((option) => visit(option, { node, around, given })).some(Boolean);
      case 'sequence':
        return each.steps.every((next, i) => {
          const then = each.steps[i + 1];
          const clause = then?.do === 'assign' ? propertyAt(node, then.feature, around)?.doc : undefined;
          return visit(next, { node, around, given }, clause);
        });
    }
  }

  function assigned(step: Step & { do: 'assign' }, { node, around, given }: Place): void {
    const property = propertyAt(node, step.feature, around);
    const values = step.step.do === 'choice' ? step.step.steps : [step.step];
    const isKey = node.type === 'Property' && step.feature === 'key';
    const owner = around.at(-1)?.type ?? '';
    for (const value of values) {
      // Where any name may be the key, as of a limit, the schema knows which there are.
      if (isKey && value.do === 'call') {
        for (const word of Object.keys(fieldsOf(owner)?.body ?? {})) found.push(key(word, owner, given));
      } else if (value.do === 'keyword') {
        if (isKey) found.push(key(value.word, owner, given));
        else found.push(keyword(value.word, node, property?.doc));
      } else if (value.do === 'call') takes(value.rule, step.feature, property, { node, around, given });
      else if (value.do === 'terminal' && value.name !== 'TEXT') {
        const of = typeAt(node, step.feature, around) ?? BY_RULE.Quantity!;
        found.push({ what: 'value', of, doc: property?.doc, holds: node.key ?? step.feature });
      }
    }
  }

  function takes(name: string, feature: string, property: Property | undefined, place: Place): void {
    const { node, around } = place;
    if (name === 'Text' && feature === 'title') found.push({ what: 'title' });
    else if (feature === 'namespace') found.push({ what: 'namespace' });
    else if (name === 'Name' && feature === 'name') found.push({ what: 'name', of: node.type });
    else if (name === 'UnitWord') found.push({ what: 'unit', of: typeAt(node, feature, around) });
    else {
      const type = typeAt(node, feature, around);
      const plain = type !== undefined && !COMPOSED.has(type.type) ? type : (BY_RULE[name] ?? expressionOf(name));
      if (plain === undefined) rule(name, place, feature);
      else found.push({ what: 'value', of: plain, doc: property?.doc, holds: node.key ?? feature });
    }
  }

  /** A rule's own beginning; what it fills is a node of its own where it is the value of a feature. */
  function rule(name: string, { node, around, given }: Place, feature: string | undefined): boolean {
    const target = syntax.ruleNamed(name);
    if (EXPRESSIONS.has(name)) {
      found.push({ what: 'value', of: expressionOf(name)!, doc: undefined, holds: node.key ?? '' });
      return false;
    }
    if (target === undefined || target.is === 'infix' || entered.has(name)) return false;
    if (target.is === 'text') return false;
    entered.add(name);
    const inner: Place =
      feature === undefined
        ? { node: { ...node, type: node.type === 'Property' ? node.type : target.type }, around, given }
        : { node: { type: target.type }, around: [...around, { ...node, feature }], given };
    return visit(target.step, inner);
  }

  visit(step, place);
  return found;
}

function expressionOf(rule: string): ValueType | undefined {
  return EXPRESSIONS.has(rule) ? { type: 'expression', yields: 'quantity' } : undefined;
}

function keyword(word: string, node: NodeType, doc: string | undefined): Expectation {
  if (EXPRESSIONS.has(node.type)) return { what: 'operator', word };
  if (!isWord(word)) return { what: 'symbol', word };
  if (isKind(word) && node.type.toLowerCase() === word) {
    return { what: 'declaration', word, kind: word, doc: schemaOf(word).doc };
  }
  return { what: 'keyword', word, doc };
}
function key(word: string, owner: string, given: ReadonlySet<string>): Expectation {
  const property = bodyProperty(owner, word);
  return { what: 'property', word, doc: property?.doc, property, given: given.has(word) && property?.many !== true };
}
