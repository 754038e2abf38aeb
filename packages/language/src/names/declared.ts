import { isKind, type PartKind, type Properties, type ReferableKind, schemaOf, type ValueType } from '@btaas/portfolio';
import { isSyntaxNode, type SyntaxNode } from '../syntax/node.js';

/** An element that can be named. `id` is its qualified name. */
export interface Declared {
  readonly id: string;
  readonly kind: ReferableKind;
  readonly start: number;
  readonly end: number;
}
/** A name that stands for an element. */
export interface Used {
  readonly text: string;
  readonly to: readonly ReferableKind[];
  /** Qualified names of the elements around it, the innermost first. */
  readonly within: readonly string[];
  readonly start: number;
  readonly end: number;
}
/** The names that a file declares and uses. */
export interface FileNames {
  readonly namespace: string;
  readonly uses: readonly string[];
  readonly declared: readonly Declared[];
  readonly used: readonly Used[];
}

const PARTS: Readonly<Record<string, PartKind>> = { Tier: 'tier', Offering: 'offering', Wave: 'wave' };
const nodes = (value: unknown): readonly SyntaxNode[] => (Array.isArray(value) ? value : [value]).filter(isSyntaxNode);
const join = (prefix: string, name: string) => (prefix === '' ? name : `${prefix}.${name}`);

/** Walks over a file along the schema, once. */
export function namesOf(file: SyntaxNode): FileNames {
  const namespace = (file.namespace as string | undefined) ?? '';
  const declared: Declared[] = [];
  const used: Used[] = [];

  function declare(node: SyntaxNode, kind: ReferableKind, prefix: string): string | undefined {
    const span = node.$spans?.name;
    if (span === undefined) return undefined;
    const id = join(prefix, node.name as string);
    declared.push({ id, kind, start: span[0], end: span[1] });
    return id;
  }
  function declaration(node: SyntaxNode): void {
    const kind = node.$type.toLowerCase();
    if (!isKind(kind)) return;
    const schema = schemaOf(kind);
    const id = schema.named ? declare(node, kind, namespace) : undefined;
    fields(node, schema.header, schema.body, id === undefined ? [] : [id]);
  }
  function fields(node: SyntaxNode, header: Properties, body: Properties, within: readonly string[]): void {
    for (const [name, property] of Object.entries(header)) {
      for (const each of nodes(node[name])) value(each, property.of, within);
    }
    for (const property of nodes(node.properties)) {
      const key = property.key as string;
      if (!Object.hasOwn(body, key)) continue;
      for (const each of nodes(property.values)) value(each, body[key]!.of, within);
    }
  }
  function value(node: SyntaxNode, type: ValueType, within: readonly string[]): void {
    if (type.type === 'reference') {
      used.push({ text: node.target as string, to: type.to, within, start: node.$start, end: node.$end });
    } else if (type.type === 'declaration') declaration(node);
    else if (type.type === 'record') {
      const part = PARTS[node.$type];
      const id = part && declare(node, part, within[0] ?? namespace);
      fields(node, type.header, type.body, id ? [id, ...within] : within);
    } else if (type.type === 'choice') {
      const record = type.of.find((each) => each.record === node.$type);
      if (record) value(node, record, within);
    }
  }

  for (const node of nodes(file.declarations)) declaration(node);
  const uses = nodes(file.uses).map((use) => use.namespace as string);
  return { namespace, uses, declared, used };
}
