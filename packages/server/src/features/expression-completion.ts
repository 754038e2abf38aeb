import type { Expected, PathStep } from '@btaas/language';
import {
  aggregateTypes,
  BUILT_IN_METRICS,
  type CheckedType,
  COLLECTIONS,
  describeType,
  type ElementOf,
  FUNCTIONS,
  membersOf,
  metricType,
  modelTypes,
  rowTypes,
} from '@btaas/portfolio';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { elementAt } from '../declared-at.js';

/** What may be written in an expression at an offset, in place of what stands from `start` to `end`. */
export interface ExpressionItems {
  readonly start: number;
  readonly end: number;
  readonly items: readonly CompletionItem[];
  /** Whether a name of any element may stand there, too. */
  readonly takesElements: boolean;
}

/** What names mean around an offset. */
interface Scope {
  lookup(name: string): CheckedType | undefined;
  memberOf(type: CheckedType, member: string): CheckedType | undefined;
  metric(name: string): CheckedType | undefined;
  readonly variables: ReadonlyMap<string, CheckedType>;
  /** The things whose members need no dot, the innermost first: items of a `where`. */
  readonly items: readonly CheckedType[];
  /** Whether the model is in sight: in a metric and in a source there are only the columns of files. */
  readonly seesModel: boolean;
}

/** What somebody types, by any letters: what is no name yet is to be replaced, too. */
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*`;
const CHAIN = new RegExp(`^${NAME}(?:\\.${NAME})*$`, 'u');
const BEFORE_COMPARISON = new RegExp(`(${NAME}(?:\\.${NAME})*)\\s*(?:!=|<=|>=|=|<|>|\\bin)\\s*$`, 'u');
const TYPED = new RegExp(`(?:${NAME}(?:\\.${NAME})*\\.?)?$`, 'u');
const REST_OF_WORD = /^[\p{L}\p{N}_]*/u;
/** How far back the word before an offset is looked for. */
const LONGEST = 300;

/** Members after a dot, words of a list after `=`, else names, functions and metrics. */
export function expressionItems(context: Context, { path }: Expected, offset: number): ExpressionItems {
  const before = context.document.text.slice(Math.max(0, offset - LONGEST), offset);
  const typed = TYPED.exec(before)![0];
  const scope = scopeAt(context, path, offset - typed.length);
  const dot = typed.lastIndexOf('.');
  const end = offset + REST_OF_WORD.exec(context.document.text.slice(offset, offset + LONGEST))![0].length;
  if (dot >= 0) {
    const receiver = typeOf(typed.slice(0, dot), scope);
    const items = receiver === undefined ? [] : membersOf(receiver).map(memberItem);
    return { start: offset - (typed.length - dot - 1), end, items, takesElements: receiver === undefined };
  }
  const start = offset - typed.length;
  const compared = BEFORE_COMPARISON.exec(before.slice(0, before.length - typed.length))?.[1];
  const words = wordsOf(compared === undefined ? undefined : typeOf(compared, scope));
  if (words.length > 0) return { start, end, items: words.map(wordItem), takesElements: false };
  return { start, end, items: namesIn(scope, path), takesElements: scope.seesModel };
}

function namesIn(scope: Scope, path: readonly PathStep[]): readonly CompletionItem[] {
  const variables = [...scope.variables].map(([label, type]) => ({
    ...{ label, kind: CompletionItemKind.Variable, detail: describeType(type) },
  }));
  const members = scope.items.flatMap((item) => membersOf(item).map(memberItem));
  const functions = FUNCTIONS.map((label) => ({
    ...{ label, kind: CompletionItemKind.Function, insertText: `${label}($1)`, insertTextFormat: 2 as const },
  }));
  const words = ['if', 'not', 'true', 'false'].map((label) => ({ label, kind: CompletionItemKind.Keyword }));
  if (!scope.seesModel) return [...members, ...functions, ...words];
  const collections = COLLECTIONS.map(({ name, doc, type }) => ({
    ...{ label: name, kind: CompletionItemKind.Variable, detail: describeType(type) },
    documentation: { kind: 'markdown' as const, value: doc },
  }));
  // What a policy is about comes first, and is a collection.
  if (path.at(-1)?.feature === 'collection') return collections;
  const metrics = BUILT_IN_METRICS.map(({ name, doc }) => ({
    ...{ label: name, kind: CompletionItemKind.Function, insertText: `${name} of `, detail: 'metric' },
    documentation: { kind: 'markdown' as const, value: doc },
  }));
  const others = [
    { label: 'portfolio', kind: CompletionItemKind.Variable, detail: 'the portfolio' },
    { label: 'today', kind: CompletionItemKind.Variable, detail: 'a date' },
  ];
  return [...variables, ...members, ...collections, ...others, ...functions, ...metrics, ...words];
}

function memberItem({ name, doc, type }: ReturnType<typeof membersOf>[number]): CompletionItem {
  return {
    ...{ label: name, kind: CompletionItemKind.Property, detail: describeType(type) },
    documentation: { kind: 'markdown', value: doc },
  };
}
const wordItem = (label: string): CompletionItem => ({ label, kind: CompletionItemKind.EnumMember });

function wordsOf(type: CheckedType | undefined): readonly string[] {
  if (type?.type === 'collection') return wordsOf(type.of);
  return type?.type === 'word' ? type.words : [];
}

/** What names mean at an offset, by the declaration and the `where`s around it. */
function scopeAt(context: Context, path: readonly PathStep[], offset: number): Scope {
  const { document } = context;
  const { portfolio } = context.snapshot();
  const standing = { document: document.name, namespace: document.names.namespace };
  const kind = path.find(({ type }) => ['Policy', 'Metric', 'Source'].includes(type))?.type;
  const variables = new Map<string, CheckedType>();
  const types = kind === 'Metric' ? aggregateTypes() : kind === 'Source' ? rowTypes() : modelTypes(portfolio, standing);
  let scope: Scope = {
    variables,
    items: [],
    seesModel: kind !== 'Metric' && kind !== 'Source',
    memberOf: types.memberOf,
    metric: (name) => metricType(name, portfolio),
    lookup: (name) => variables.get(name) ?? types.lookup(name),
  };
  const policy = kind === 'Policy' ? elementAt(document, offset) : undefined;
  if (policy?.kind === 'policy') {
    const item = variableOf(policy, scope);
    if (item !== undefined) variables.set(...item);
  }
  for (const step of path) {
    if (step.type !== 'Argument' || step.feature !== 'where') continue;
    const argument = beforeWhere(document.text.slice(step.start, offset));
    const of = argument === undefined ? undefined : typeOf(argument, scope);
    const item = of?.type === 'collection' ? of.of : of;
    if (item !== undefined) scope = { ...scope, items: [item, ...scope.items] };
  }
  return scope;
}

/** The variable of a policy's `for`, which is one of the collection behind `in`. */
function variableOf(policy: ElementOf<'policy'>, scope: Scope): [string, CheckedType] | undefined {
  const { variable, collection } = policy.values.for?.value ?? {};
  if (variable === undefined || collection === undefined) return undefined;
  const { value } = collection;
  const type = value.type === 'name' ? scope.lookup(value.name) : undefined;
  return [variable.value, type?.type === 'collection' ? type.of : { type: 'any' }];
}

/** What stands before the first `where` that is in no inner parentheses. */
function beforeWhere(text: string): string | undefined {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/[()]|\bwhere\b/g)) {
    if (found === '(') depth++;
    else if (found === ')') depth--;
    else if (depth === 0) return text.slice(0, index).trim();
  }
  return undefined;
}

/** The type of a name, of a chain of members, of a metric, or of `distinct(…)` of one of these. */
function typeOf(text: string, scope: Scope): CheckedType | undefined {
  const inner = /^distinct\((.*)\)$/s.exec(text)?.[1];
  if (inner !== undefined) return typeOf(inner.trim(), scope);
  const [, metric] = /^(\S+)\s+of\s+\S+$/u.exec(text) ?? [];
  if (metric !== undefined) return scope.metric(metric);
  if (!CHAIN.test(text)) return undefined;
  const [first, ...members] = text.split('.') as [string, ...string[]];
  const root = ownMember(first, scope) ?? scope.lookup(first);
  return members.reduce<CheckedType | undefined>((type, member) => type && memberType(type, member, scope), root);
}
function ownMember(name: string, scope: Scope): CheckedType | undefined {
  for (const item of scope.items) {
    const found = scope.memberOf(item, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
/** The member of something; of a collection, the collection of its items' members. */
function memberType(type: CheckedType, member: string, scope: Scope): CheckedType | undefined {
  if (type.type !== 'collection') return scope.memberOf(type, member);
  const found = memberType(type.of, member, scope);
  return found === undefined || found.type === 'collection' ? found : { type: 'collection', of: found };
}
