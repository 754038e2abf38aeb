import type { Properties, Shape, ValueType } from '@btaas/portfolio';
import { propertiesOf, stepOf } from '../print/grammar.js';
import type { Step } from '../syntax/program.js';

/** What stands for a quantity of each shape. */
const SHAPES: Readonly<Record<Shape, string>> = {
  number: 'NUMBER',
  integer: 'INTEGER',
  percent: 'PERCENT',
  money: 'MONEY',
  duration: 'DURATION',
  moneyPerTime: 'MONEY/TIME',
  moneyPerNoun: 'MONEY/NOUN',
  nounPerTime: 'NOUN/TIME',
  percentPerTime: 'PERCENT/TIME',
  durationPerTime: 'DURATION/TIME',
  any: 'QUANTITY',
};

/** How a value is written: words as they are, what varies in capitals, what may be left out in brackets. */
function valueSyntax(type: ValueType): string {
  switch (type.type) {
    case 'quantity':
      return alternatives(type.shapes.map((shape) => SHAPES[shape]));
    case 'range':
      return `[${alternatives(type.shapes.map((shape) => SHAPES[shape]))}] .. [${alternatives(type.shapes.map((shape) => SHAPES[shape]))}]`;
    case 'word':
      return type.words.length === 0 ? type.called.replace(/^an? /, '').toUpperCase() : alternatives(type.words);
    case 'text':
      return type.holds === 'file' ? '"FILE"' : type.holds === 'zone' ? '"TIME ZONE"' : '"TEXT"';
    case 'template':
      return '"TEXT {EXPRESSION}"';
    case 'reference':
      return type.to.includes('*') ? 'ELEMENT' : alternatives(type.to.map((kind) => kind.toUpperCase()));
    case 'expression':
      return type.yields.toUpperCase();
    case 'declaration':
      return 'DECLARATION';
    case 'record':
      return recordSyntax(type.record, { ...type.header }, Object.keys(type.body).length > 0);
    case 'choice':
      return alternatives(type.of.map((record) => valueSyntax(record)));
    default:
      return type.type.toUpperCase();
  }
}

function alternatives(options: readonly string[]): string {
  return options.join(' | ');
}
/** In a row with other parts, several options need a hint at where they end. */
function grouped(syntax: string): string {
  return syntax.includes(' | ') ? `(${syntax})` : syntax;
}

/** How a property is written in the block that an item rule of the grammar describes. */
export function propertySyntax(itemRule: string, name: string, type: ValueType): string {
  const { words, isList } = propertiesOf(itemRule).get(name) ?? { words: [name], isList: false };
  if (type.type === 'flag') return words.join(' ');
  return `${words.join(' ')} ${valueSyntax(type)}${isList ? ', …' : ''}`;
}

/** How a declaration begins: `service NAME ["TITLE"] (businessFacing | supporting)`. */
export function headSyntax(rule: string, header: Properties): string {
  return recordSyntax(rule, header, false).replace(/ \{ … \}$/, '');
}

function recordSyntax(rule: string, header: Properties, hasBody: boolean): string {
  const parts: string[] = [];
  const seen = new Set<string>();
  const write = (step: Step, optional: boolean): void => {
    switch (step.do) {
      case 'keyword':
        if (step.word !== '{' && step.word !== '}') parts.push(step.word);
        return;
      case 'sequence':
        for (const each of step.steps) write(each, optional);
        return;
      case 'optional':
        bracketed(step.step);
        return;
      case 'many':
        parts.push('…');
        return;
      case 'block':
        parts.push(block(step.step));
        return;
      case 'assign':
        if (!seen.has(step.feature)) parts.push(feature(step.feature, step.step));
        seen.add(step.feature);
        return;
      default: // an action, or a rule that says nothing of its own
    }
  };
  /** What the grammar lets out and the schema asks for has no brackets. */
  const bracketed = (step: Step): void => {
    const start = parts.length;
    write(step, true);
    const inner = parts.splice(start);
    if (inner.length === 0 || (inner.length === 1 && inner[0] === '{ … }' && !hasBody)) return;
    const required = featuresIn(step).some((name) => header[name]?.required);
    parts.push(required ? inner.join(' ') : `[${inner.join(' ')}]`);
  };
  const feature = (name: string, step: Step): string => {
    if (name === 'name' && header.name === undefined) return 'NAME';
    if (name === 'title' && header.title === undefined) return '"TITLE"';
    const property = header[name];
    if (property === undefined || property.of.type === 'flag') return step.do === 'keyword' ? step.word : name;
    return grouped(valueSyntax(property.of));
  };
  const block = (item: Step): string => {
    if (item.do !== 'assign' || item.feature === 'properties') return '{ … }';
    return `{ ${valueSyntax(header[item.feature]!.of)} … }`;
  };
  write(stepOf(rule), false);
  return parts
    .join(' ')
    .replaceAll(' ( ', '(')
    .replaceAll(' )', ')')
    .replaceAll(' ,', ',')
    .replace(/\[\(([^()]*)\)\]/g, '[$1]');
}

function featuresIn(step: Step): string[] {
  if (step.do === 'assign') return [step.feature];
  if ('step' in step) return featuresIn(step.step);
  return 'steps' in step ? step.steps.flatMap(featuresIn) : [];
}

/** The rule of the items in the block of a rule, if it has a block of properties. */
export function itemRuleOf(rule: string): string | undefined {
  const find = (step: Step): string | undefined => {
    if (step.do === 'block') {
      const item = step.step;
      return item.do === 'assign' && item.feature === 'properties' && item.step.do === 'call'
        ? item.step.rule
        : undefined;
    }
    if ('step' in step) return find(step.step);
    return 'steps' in step ? step.steps.map(find).find((found) => found !== undefined) : undefined;
  };
  return find(stepOf(rule));
}
