/** A node of the syntax tree. Offsets are in UTF-16 units, `$end` is exclusive. */
export interface SyntaxNode {
  $type: string;
  $start: number;
  $end: number;
  /** Where a name, a title or a flag of the node stands, which is no node itself. */
  $spans?: Record<string, readonly [number, number]>;
  /** That the parser got stuck in it: features may be missing. */
  $partial?: boolean;
  [feature: string]: SyntaxValue | readonly SyntaxValue[] | Record<string, readonly [number, number]> | undefined;
}
export type SyntaxValue = SyntaxNode | string | number | boolean;

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && '$type' in value;
}
