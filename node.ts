import type { Linked, Tables } from './link.js';

/** A node of the syntax tree: its features are values, nodes, or lists of them. */
export interface AstNode {
  $type: string;
  /** Offsets in the text, in UTF-16 code units. */
  $start: number;
  $end: number;
  /** Where the texts of this node stand; left out when the node is nothing but its one text. */
  $spans?: Record<string, [start: number, end: number]>;
  /** The text ended or went wrong inside of this node: features may be missing. */
  $partial?: true;
  [feature: string]: unknown;
}

/** Lists and flags that a node of a type always has, empty or false when they are not written. */
export interface Shape {
  readonly lists: readonly string[];
  readonly flags: readonly string[];
}

/** The shape of every node type of the grammar. */
export function shapes(tables: Tables): ReadonlyMap<string, Shape> {
  const found = new Map<string, { lists: Set<string>; flags: Set<string> }>();
  const shape = (type: string) => {
    let entry = found.get(type);
    if (!entry) {
      entry = { lists: new Set(), flags: new Set() };
      found.set(type, entry);
    }
    return entry;
  };
  const walk = (step: Linked, type: string): string => {
    let current = type;
    if (step.op === 'action') {
      current = step.text;
      if (step.feature && step.how === '+=') shape(current).lists.add(step.feature);
    } else if (step.how === '+=') shape(current).lists.add(step.feature);
    else if (step.how === '?=') shape(current).flags.add(step.feature);
    else if (step.op === 'choice') for (const part of step.steps) walk(part, type);
    else if (step.op === 'block' || step.op === 'seq') {
      for (const part of step.steps) current = walk(part, current);
      if (step.child) current = walk(step.child, current);
    } else if (step.child) walk(step.child, current);
    return current;
  };
  for (const rule of tables.rules.values()) if (rule.kind === 'node') walk(rule.body, rule.type);
  return new Map([...found].map(([type, { lists, flags }]) => [type, { lists: [...lists], flags: [...flags] }]));
}

