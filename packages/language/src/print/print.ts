import {
  type Element,
  type Properties,
  type RecordType,
  schemaOf,
  type Sourced,
  type ValueType,
} from '@btaas/portfolio';
import type { Step } from '../syntax/program.js';
import { propertiesOf, stepOf } from './grammar.js';
import type { Block, Line, Part } from './layout.js';
import type { NameScope } from './names.js';
import { printSimple } from './value.js';

type Held = Sourced<unknown> | readonly Sourced<unknown>[] | undefined;
type Fields = Readonly<Record<string, Held>>;

/** What is printed along one rule of the grammar: its fields, with what the schema says of them. */
interface Node {
  readonly header: Properties;
  readonly body: Properties;
  readonly fields: Fields;
  /** Texts that are no property: the name and the title. */
  readonly own: { readonly name?: string | undefined; readonly title?: string | undefined };
  readonly scope: NameScope;
  readonly depth: number;
}

/** An element as the words and blocks of its declaration, in the order that the grammar gives them. */
export function elementLine(element: Element, scope: NameScope, depth = 0): Line {
  const { named, header, body } = schemaOf(element.kind);
  return along(stepOf(element.kind.charAt(0).toUpperCase() + element.kind.slice(1)), {
    header,
    body,
    fields: element.values as unknown as Fields,
    own: named ? { name: element.name, title: element.title?.value } : {},
    scope: named ? { ...scope, within: [element.id, ...scope.within] } : scope,
    depth,
  });
}

/** A value as the parts of a line. */
export function valueLine(type: ValueType, value: unknown, scope: NameScope, depth: number): Line {
  switch (type.type) {
    case 'record':
      return recordLine(type, value as object, scope, depth);
    case 'choice': {
      const { record } = value as { readonly record: string };
      return recordLine(type.of.find((each) => each.record === record)!, value as object, scope, depth);
    }
    case 'declaration':
      return elementLine(value as Element, scope, depth);
    default:
      // A text block stands under its property, one step further in.
      return [printSimple(type, value, scope, '  '.repeat(depth + 1))];
  }
}

function recordLine({ record, named, header, body }: RecordType, value: object, scope: NameScope, depth: number): Line {
  const { id, name, title } = value as {
    readonly id: string;
    readonly name: Sourced<string>;
    readonly title: Sourced<string> | undefined;
  };
  return along(stepOf(record), {
    header,
    body,
    fields: value as Fields,
    own: named ? { name: name.value, title: title?.value } : {},
    scope: named && id !== '' ? { ...scope, within: [id, ...scope.within] } : scope,
    depth,
  });
}

/** Walks along the grammar, as the parser would, and writes what the fields hold. */
function along(step: Step, node: Node): Part[] {
  const parts: Part[] = [];
  const used = new Map<string, number>();

  function next(feature: string): unknown {
    const held = node.fields[feature];
    const items = held === undefined ? [] : 'value' in held ? [held] : held;
    const at = used.get(feature) ?? 0;
    used.set(feature, at + 1);
    return items[at]?.value;
  }
  function left(feature: string): boolean {
    if (feature === 'name' || feature === 'title') {
      if (feature in node.own) return node.own[feature] !== undefined && !used.has(feature);
    }
    const held = node.fields[feature];
    return held !== undefined && ('value' in held ? 1 : held.length) > (used.get(feature) ?? 0);
  }

  function write(at: Step): void {
    switch (at.do) {
      case 'keyword':
        if (at.word !== '{' && at.word !== '}') parts.push(at.word);
        return;
      case 'sequence':
        for (const each of at.steps) write(each);
        return;
      case 'optional':
        if (holds(at.step)) write(at.step);
        return;
      case 'many':
        while (holds(at.step)) write(at.step);
        return;
      case 'block':
        parts.push(block(at.step));
        return;
      case 'assign':
        assign(at.feature, at.operator, at.step);
        return;
      default: // an action, or a rule that is written by the type of its value
    }
  }

  function assign(feature: string, operator: '=' | '+=' | '?=', value: Step): void {
    const own = feature in node.own;
    if (own) {
      const text = node.own[feature as 'name' | 'title'];
      used.set(feature, 1);
      if (text !== undefined) parts.push(feature === 'name' ? text : JSON.stringify(text));
      return;
    }
    const property = node.header[feature];
    // A flag that the schema does not know is the whole of its record, as in `open always`.
    if (operator === '?=' || property === undefined) {
      if ((property === undefined || left(feature)) && value.do === 'keyword') parts.push(value.word);
      used.set(feature, 1);
      return;
    }
    if (left(feature)) parts.push(...valueLine(property.of, next(feature), node.scope, node.depth + 1));
  }

  /** The properties of a block, or the items of a list that stands in braces. */
  function block(item: Step): Block {
    if (item.do === 'assign' && item.feature !== 'properties') {
      const lines: Line[] = [];
      const property = node.header[item.feature]!;
      while (left(item.feature)) lines.push(valueLine(property.of, next(item.feature), node.scope, node.depth + 1));
      return { lines };
    }
    return { lines: propertyLines(item, node) };
  }

  /** Whether there is something to write in a step that may be left out. */
  function holds(at: Step): boolean {
    switch (at.do) {
      case 'assign':
        return left(at.feature);
      case 'block':
        return at.step.do === 'assign' && at.step.feature !== 'properties'
          ? left(at.step.feature)
          : propertyLines(at.step, node).length > 0;
      case 'sequence':
        return at.steps.some(holds);
      case 'optional':
      case 'many':
        return holds(at.step);
      default:
        return false;
    }
  }

  write(step);
  return parts;
}

/** The properties that an element or a record has, in the order of the schema. */
function propertyLines(item: Step, { body, fields, scope, depth }: Node): Line[] {
  if (item.do !== 'assign' || item.step.do !== 'call') return [];
  const syntax = propertiesOf(item.step.rule);
  return Object.entries(body).flatMap(([name, { of }]): Line[] => {
    const held = fields[name];
    const items = held === undefined ? [] : 'value' in held ? [held] : held;
    if (items.length === 0) return [];
    const { words, isList } = syntax.get(name) ?? { words: [name], isList: false };
    if (of.type === 'flag') return [words];
    const lines = items.map(({ value }) => valueLine(of, value, scope, depth + 1));
    if (!isList) return lines.map((line) => [...words, ...line]);
    return [[...words, ...lines.flatMap((line, i) => (i === 0 ? line : [',', ...line]))]];
  });
}
