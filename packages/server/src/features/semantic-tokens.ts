import { allNodes } from '@btaas/language';
import type { ReferableKind } from '@btaas/portfolio';
import type { DocumentState, Engine } from '@btaas/workspace/engine';
import { toPosition } from '../position.js';
import { tierUses } from '../tier-uses.js';
import { treeOf } from '../trees.js';

export const TOKEN_TYPES = [
  'namespace',
  'keyword',
  'property',
  'class',
  'interface',
  'enumMember',
  'struct',
  'type',
  'function',
  'variable',
] as const;
export const TOKEN_MODIFIERS = ['declaration', 'defaultLibrary'] as const;
type TokenType = (typeof TOKEN_TYPES)[number];

/** How names of each kind are coloured: by the types that themes know. */
function typeOf(kind: ReferableKind): TokenType {
  switch (kind) {
    case 'service':
      return 'class';
    case 'archetype':
      return 'interface';
    case 'tier':
    case 'offering':
    case 'wave':
      return 'enumMember';
    case 'provider':
    case 'contract':
      return 'struct';
    case 'unit':
    case 'team':
    case 'person':
    case 'capability':
      return 'type';
    case 'metric':
    case 'policy':
      return 'function';
    default:
      return 'variable';
  }
}

interface Coloured {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifiers: number;
}

/** Names by what they stand for, and the keys of properties, which as soft keywords may be names elsewhere. */
export function semanticTokens(engine: Engine, document: DocumentState): number[] {
  const tokens: Coloured[] = [];
  for (const { kind, start, end } of document.names.declared) {
    tokens.push({ start, end, type: typeOf(kind), modifiers: 1 });
  }
  for (const { text, to, within, start, end, builtIn } of document.names.links) {
    const [only] = engine.names.lookUp(text, within, document.names, to);
    if (only !== undefined) tokens.push({ start, end, type: typeOf(only.kind), modifiers: 0 });
    else if (builtIn) tokens.push({ start, end, type: 'function', modifiers: 2 });
  }
  for (const { start, end } of tierUses(engine, document))
    tokens.push({ start, end, type: 'enumMember', modifiers: 0 });
  for (const node of allNodes(treeOf(document).file)) {
    if (typeof node.key === 'string') {
      tokens.push({ start: node.$start, end: node.$start + node.key.length, type: 'property', modifiers: 0 });
    }
  }
  return encode(document, tokens);
}

/** Five numbers a token: lines and columns since the last one, length, type, modifiers. Tokens of several lines are cut. */
function encode(document: DocumentState, tokens: Coloured[]): number[] {
  const data: number[] = [];
  let [line, character, last] = [0, 0, -1];
  for (const { start, end, type, modifiers } of tokens.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < last || end <= start) continue;
    last = end;
    const at = toPosition(document, start);
    data.push(
      at.line - line,
      at.line === line ? at.character - character : at.character,
      end - start,
      TOKEN_TYPES.indexOf(type),
      modifiers,
    );
    ({ line, character } = at);
  }
  return data;
}

/** The one stretch in which newer numbers differ from older ones; none where they are alike. */
export function tokensDelta(
  before: readonly number[],
  after: readonly number[],
): readonly { readonly start: number; readonly deleteCount: number; readonly data: number[] }[] {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  if (same === before.length && same === after.length) return [];
  let behind = 0;
  while (behind < most - same && before[before.length - 1 - behind] === after[after.length - 1 - behind]) behind++;
  return [{ start: same, deleteCount: before.length - same - behind, data: after.slice(same, after.length - behind) }];
}
