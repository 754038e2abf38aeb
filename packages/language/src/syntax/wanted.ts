import { nameShapes, type ReferableKind, type ValueType } from '@btaas/portfolio';
import { propertyAt } from '../complete/schema.js';
import { called } from './expectation.js';
import type { Compiler, Run } from './run.js';

/** A list of more words than this is no help in a message. */
const MOST_WORDS = 6;

/** What was asked for where the parser got stuck: by the schema where that knows more than the grammar. */
export function wantedBy({ stuck, stuckIn, blocks }: Run, { ruleNamed }: Compiler): string {
  if (stuck === undefined) return 'something else';
  if (stuck.do === 'assign' && stuckIn !== undefined) {
    const owner = { type: blocks.at(-1)?.owner ?? '', feature: 'properties' };
    const key = typeof stuckIn.key === 'string' ? stuckIn.key : undefined;
    const property = propertyAt({ type: stuckIn.$type, key }, stuck.feature, [owner]);
    const named = property && nameType(property.of);
    if (named !== undefined) return named;
  }
  return called(stuck, (name) => {
    const rule = ruleNamed(name);
    return rule?.is === 'infix' ? rule.operand : rule?.step;
  });
}

/** A type of value in words; nothing where the grammar says it as well. */
function nameType(type: ValueType): string | undefined {
  switch (type.type) {
    case 'reference':
      return nameKinds(type.to);
    case 'word':
      if (type.words.length === 0 || type.words.length > MOST_WORDS) return type.called;
      return `${type.called}: ${listed(type.words)}`;
    case 'quantity':
      return nameShapes(type.shapes);
    case 'currency':
      return 'a currency code such as EUR';
    case 'metric':
      return 'the name of a metric';
    case 'column':
      return 'the name of a column';
    case 'record': {
      const [first] = Object.values(type.header);
      return first?.required === true ? nameType(first.of) : undefined;
    }
    default:
      return undefined;
  }
}

function nameKinds(kinds: readonly ReferableKind[]): string | undefined {
  if (kinds.includes('*') || kinds.length > 3) return undefined;
  return `the name of ${listed(kinds.map(article))}`;
}
export const article = (noun: string): string => `${/^[aeiou](?!nit)/.test(noun) ? 'an' : 'a'} ${noun}`;

/** `sla, ola or uc`. */
export function listed(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
