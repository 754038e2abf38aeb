import {
  type Element,
  isKind,
  type Kind,
  type PartKind,
  type PortfolioDocument,
  type RecordType,
  schemaOf,
  type Sourced,
} from '@btaas/portfolio';
import type { Comment } from '../syntax/lexer.js';
import { isSyntaxNode, type SyntaxNode } from '../syntax/node.js';
import type { SyntaxProblem } from '../syntax/problem.js';
import type { ExpressionParser } from './expression.js';
import type { Declared, Link } from './link.js';
import { passedOver } from './passed-over.js';
import type { TypeProblem } from './problem.js';
import { readProperties } from './read-properties.js';
import { readText } from './read-value.js';
import { declareName, qualified, type Reader } from './reader.js';
import { docText } from './text.js';

/** What a text says: its elements, and what must still be looked up or was wrong. */
export interface DocumentReading {
  readonly document: PortfolioDocument;
  /** Values that do not fit their property (BT011). */
  readonly problems: readonly TypeProblem[];
  /** The names that the document declares. */
  readonly declared: readonly Declared[];
  /** The names that it uses, not resolved yet. */
  readonly links: readonly Link[];
  /** The `use` clauses, for those who check that their namespaces exist. */
  readonly uses: readonly { readonly namespace: string; readonly start: number; readonly end: number }[];
}

export interface Parsed {
  readonly file: SyntaxNode;
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
}
const PARTS: Readonly<Record<string, PartKind>> = { Tier: 'tier', Offering: 'offering', Wave: 'wave' };
const nodes = (value: unknown): readonly SyntaxNode[] => (Array.isArray(value) ? value.filter(isSyntaxNode) : []);

/** Reads the elements of a document along the schema, in one walk. The syntax tree is not needed afterwards. */
export function readDocument(
  name: string,
  text: string,
  { file, comments, problems: mistakes }: Parsed,
  parseExpression: ExpressionParser,
): DocumentReading {
  const namespace = (file.namespace as string | undefined) ?? '';
  const problems: TypeProblem[] = [];
  const docs = docComments(text, comments);
  const unnamedIds = new Map<string, number>();
  const sharedNames = new Map<string, string>();
  let within: readonly string[] = [];
  const reader: Reader = {
    text,
    passedOver: passedOver(text, mistakes),
    links: [],
    declared: [],
    get within() {
      return within;
    },
    parseExpression,
    report: (message, { $start, $end }) => problems.push({ message, start: $start, end: $end }),
    shared(name) {
      const before = sharedNames.get(name);
      if (before === undefined) sharedNames.set(name, name);
      return before ?? name;
    },
    textOf: (node) => text.slice(node.$start, node.$end),
    record: (node, type) => record(node, type),
    nested: (node) => element(node, within[0] ?? namespace),
  };

  function inside<T>(id: string | undefined, read: () => T): T {
    const outer = within;
    if (id !== undefined) within = [id, ...outer];
    const value = read();
    within = outer;
    return value;
  }

  function element(node: SyntaxNode, prefix: string): Element | undefined {
    const kind = node.$type.toLowerCase();
    if (!isKind(kind)) return undefined;
    const schema = schemaOf(kind);
    const { named } = schema;
    const id = named ? declareName(reader, node, kind, prefix) : undefined;
    const values = inside(id, () => readProperties(node, schema, kind, reader));
    if (named && id === undefined) return undefined;
    const [nameStart, nameEnd] = node.$spans?.name ?? [node.$start, node.$start + kind.length];
    return {
      kind,
      id: id ?? numbered(qualified(prefix, unnamed(kind, node))),
      name: named ? (node.name as string) : '',
      title: titleOf(node, reader),
      doc: docs.get(node.$start),
      document: name,
      namespace,
      start: node.$start,
      end: node.$end,
      nameStart,
      nameEnd,
      values,
    } as unknown as Element;
  }

  /** The second of two alike in one document is told apart by its number. */
  function numbered(id: string): string {
    const count = (unnamedIds.get(id) ?? 0) + 1;
    unnamedIds.set(id, count);
    return count === 1 ? id : `${id} #${count}`;
  }

  function record(node: SyntaxNode, type: RecordType): unknown {
    const owner = wordsOf(node.$type);
    if (!type.named) return readProperties(node, type, owner, reader);
    const part = PARTS[node.$type];
    const id = part && declareName(reader, node, part, within[0] ?? namespace);
    const fields = inside(id, () => readProperties(node, type, owner, reader));
    const [start, end] = node.$spans?.name ?? [node.$start, node.$start];
    const named: Sourced<string> = { value: (node.name as string | undefined) ?? '', start, end };
    return { id: id ?? '', name: named, title: titleOf(node, reader), ...fields };
  }

  const elements = nodes(file.declarations)
    .map((node) => element(node, namespace))
    .filter((each) => each !== undefined);
  const uses = nodes(file.uses).map(({ namespace: used, $start, $end }) => ({
    namespace: used as string,
    start: $start,
    end: $end,
  }));
  const document = { name, namespace, uses: uses.map((use) => use.namespace), elements };
  return { document, problems, declared: reader.declared, links: reader.links, uses };
}

/** `priority time`, from `PriorityTime`. There are few types of node, and many nodes. */
function wordsOf(type: string): string {
  let words = typeWords.get(type);
  if (words === undefined) {
    words = type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
    typeWords.set(type, words);
  }
  return words;
}
const typeWords = new Map<string, string>();

/** What an element without a name is called: `commission Platform to CoreIT`, in the words of the text. */
function unnamed(kind: Kind, node: SyntaxNode): string {
  const target = (feature: string) => (isSyntaxNode(node[feature]) ? (node[feature].target as string) : '?');
  return `${kind} ${target('service')} to ${target('to')}`;
}

function titleOf(node: SyntaxNode, reader: Reader): Sourced<string> | undefined {
  if (typeof node.title !== 'string') return undefined;
  const [start, end] = node.$spans?.title ?? [node.$start, node.$start];
  return { value: readText(node.title, { $start: start }, reader), start, end };
}

/** Doc comments by the offset of what stands behind them. */
function docComments(text: string, comments: readonly Comment[]): ReadonlyMap<number, string> {
  const docs = new Map<number, string>();
  for (const { start, end } of comments) {
    const doc = docText(text.slice(start, end));
    if (doc === undefined) continue;
    let at = end;
    while (at < text.length && /\s/.test(text[at]!)) at++;
    docs.set(at, doc);
  }
  return docs;
}
