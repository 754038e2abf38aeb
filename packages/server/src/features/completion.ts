import { type Expectation, type Expected, expectedAt, snippetOf } from '@btaas/language';
import {
  CURRENCIES,
  METRICS,
  type ReferableKind,
  STATES,
  TIME_UNIT_WORDS,
  type ValueType,
  compareTexts,
  lastNameOf,
} from '@btaas/portfolio';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
} from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { elementAt } from '../declared-at.js';
import { toRange } from '../position.js';
import { tiersOf } from '../tier-uses.js';
import { expressionItems } from './expression-completion.js';

/** So many names are sent at most; the editor asks again while somebody types. */
const MOST_NAMES = 200;

/** Everything that may stand at an offset. */
export function completion(context: Context, offset: number): CompletionList {
  const { document } = context;
  const expected = expectedAt(document.text, offset);
  const typed = document.text.slice(expected.start, offset);
  const found = new Map<string, { readonly item: CompletionItem; readonly start: number; readonly end: number }>();
  let isIncomplete = false;
  // Names first: they are what is mostly meant where words may stand as well.
  for (const expectation of [...expected.items].sort((a, b) => rankOf(a) - rankOf(b))) {
    const {
      items,
      cut,
      start = expected.start,
      end = expected.end,
    } = itemsOf(expectation, context, { ...expected, offset }, typed);
    isIncomplete ||= cut;
    for (const item of items) if (!found.has(item.label)) found.set(item.label, { item, start, end });
  }
  const items = [...found.values()].map(({ item: { insertText, ...item }, start, end }, i) => ({
    ...item,
    sortText: String(i).padStart(5, '0'),
    textEdit: { range: toRange(document, { start, end }), newText: insertText ?? item.label },
  }));
  return { isIncomplete, items };
}

function rankOf(expectation: Expectation): number {
  if (expectation.what !== 'value') return 2;
  return expectation.of.type === 'reference' ? 0 : 1;
}

interface Found {
  readonly items: readonly CompletionItem[];
  readonly cut: boolean;
  /** The stretch that they replace, if it is not that of all others. */
  readonly start?: number;
  readonly end?: number;
}
interface At extends Expected {
  readonly offset: number;
}
const all = (items: readonly CompletionItem[]): Found => ({ items, cut: false });

function itemsOf(expectation: Expectation, context: Context, expected: At, typed: string): Found {
  switch (expectation.what) {
    case 'declaration': {
      const snippet = snippetOf(expectation.word)?.body;
      const word = { label: expectation.word, kind: CompletionItemKind.Keyword, ...documented(expectation.doc) };
      return all(snippet === undefined ? [word] : [{ ...word, ...asSnippet(snippet) }]);
    }
    case 'property': {
      if (expectation.given && expectation.property?.many !== true) return all([]);
      const { word, doc, property } = expectation;
      const insertText = property?.of.type === 'flag' ? word : `${word} `;
      const required = property?.required === true ? { labelDetails: { description: 'required' } } : {};
      const item = { label: word, kind: CompletionItemKind.Property, insertText, ...documented(doc), ...required };
      const snippet = snippetOf(word, expected.path.at(-1)?.type)?.body;
      return all(snippet === undefined ? [item] : [item, blockOf(word, snippet, doc)]);
    }
    case 'keyword':
      return all([{ label: expectation.word, kind: CompletionItemKind.Keyword, ...documented(expectation.doc) }]);
    case 'operator':
      return all([{ label: expectation.word, kind: CompletionItemKind.Operator }]);
    case 'symbol':
      return all(expectation.word === '{' ? [block()] : []);
    case 'namespace':
      return all(context.engine.names.namespaces.map((label) => ({ label, kind: CompletionItemKind.Module })));
    case 'unit':
      return all(unitsOf(expectation.of));
    case 'value':
      return valuesOf(expectation.of, context, expected, typed);
    // A new name and its title are for the writer to find.
    case 'name':
    case 'title':
      return all([]);
  }
}

function block(): CompletionItem {
  return {
    label: '{ }',
    kind: CompletionItemKind.Snippet,
    insertText: '{\n  $0\n}',
    insertTextFormat: InsertTextFormat.Snippet,
  };
}
/** A whole block to fill in, beside the word alone. */
function blockOf(word: string, snippet: string, doc: string | undefined): CompletionItem {
  return {
    label: `${word} …`,
    kind: CompletionItemKind.Snippet,
    filterText: word,
    ...documented(doc),
    ...asSnippet(snippet),
  };
}
function asSnippet(insertText: string): Partial<CompletionItem> {
  return { insertText, insertTextFormat: InsertTextFormat.Snippet };
}
function documented(doc: string | undefined): Partial<CompletionItem> {
  return doc === undefined ? {} : { documentation: { kind: 'markdown', value: doc } };
}

function valuesOf(type: ValueType, context: Context, expected: At, typed: string): Found {
  switch (type.type) {
    case 'reference':
      return namesOf(type.to, context, expected, typed);
    case 'metric': {
      const declared = namesOf(['metric'], context, expected, typed);
      const builtIn = Object.entries(METRICS).map(([label, doc]) => ({
        label,
        kind: CompletionItemKind.Function,
        ...documented(doc),
      }));
      return { items: [...builtIn, ...declared.items], cut: declared.cut };
    }
    case 'word':
      if (type.called === 'a tier') return all(tierNames(context, expected));
      return all(wordsOf(type.words, type.called).map((label) => ({ label, kind: CompletionItemKind.EnumMember })));
    case 'currency':
      return all(CURRENCIES.map((label) => ({ label, kind: CompletionItemKind.Unit })));
    case 'quantity':
    case 'range':
      return all(type.shapes.flatMap((shape) => example(EXAMPLES[shape])));
    case 'date':
      return all(example('2026-01-01'));
    case 'period':
      return all([...example('2026-01-01 .. 2026-12-31'), ...example('2026-Q1'), ...example('2026-04')]);
    case 'time':
      return all(example('08:00'));
    case 'expression':
      return inExpression(context, expected);
    case 'template':
      return isInBraces(typed) ? inExpression(context, expected) : all([]);
    case 'flag':
    case 'text':
    case 'unit':
    case 'column':
    case 'declaration':
    case 'record':
    case 'choice':
      return all([]);
  }
}

function inExpression(context: Context, expected: At): Found {
  const { items, start, end, takesElements } = expressionItems(context, expected, expected.offset);
  if (!takesElements) return { items, cut: false, start, end };
  const typed = context.document.text.slice(start, expected.offset);
  const names = typed === '' ? all([]) : namesOf(['*'], context, expected, typed);
  return { items: [...items, ...names.items], cut: names.cut || typed === '', start, end };
}
/** Whether a message's text ends within the braces of an expression. */
const isInBraces = (text: string) => text.replaceAll('{{', '').lastIndexOf('{') > text.lastIndexOf('}');

/** The states of a lifecycle stand in their order. */
const wordsOf = (words: readonly string[], called: string) => (called === 'a state' ? STATES : words);

const EXAMPLES = {
  number: '1',
  integer: '1',
  percent: '99.9%',
  money: '480k EUR',
  duration: '4 h',
  moneyPerTime: '90k EUR/year',
  moneyPerNoun: '0.021 EUR/tx',
  nounPerTime: '520 tx/s',
  percentPerTime: '12%/year',
  durationPerTime: '4 h/month',
  any: '1',
} as const;
function example(label: string): CompletionItem[] {
  return [{ label, kind: CompletionItemKind.Value, labelDetails: { description: 'example' } }];
}

function unitsOf(type: ValueType | undefined): CompletionItem[] {
  const shapes: readonly string[] = type?.type === 'quantity' || type?.type === 'range' ? type.shapes : [];
  const wants = (...wanted: string[]) => shapes.length === 0 || wanted.some((shape) => shapes.includes(shape));
  const units = [
    ...(wants('duration', 'durationPerTime', 'any') ? TIME_UNIT_WORDS : []),
    ...(wants('money', 'moneyPerTime', 'moneyPerNoun', 'any') ? ['EUR', 'USD', 'GBP'] : []),
    ...(wants('nounPerTime', 'any') ? ['tx/s'] : []),
    ...(wants('moneyPerTime', 'any') ? ['EUR/year', 'EUR/month'] : []),
  ];
  return units.map((label) => ({ label, kind: CompletionItemKind.Unit }));
}

/** Names of elements of these kinds, written as short as they resolve here. */
function namesOf(kinds: readonly ReferableKind[], context: Context, { path }: Expected, typed: string): Found {
  const { engine, document } = context;
  const wanted = typed.toLowerCase();
  const within = withinOf(context, path);
  // Nothing refers to the element that is being written.
  const itself = within.at(-1);
  const items: CompletionItem[] = [];
  for (const { id, kind } of engine.names.all) {
    if (id === itself || (!kinds.includes('*') && !kinds.includes(kind))) continue;
    const name = lastNameOf(id);
    if (wanted !== '' && !name.toLowerCase().includes(wanted) && !id.toLowerCase().startsWith(wanted)) continue;
    if (items.length >= MOST_NAMES) return { items, cut: true };
    const [only, other] = engine.names.lookUp(name, within, document.names, kinds);
    const label = only?.id === id && other === undefined ? name : id;
    items.push({ label, kind: CompletionItemKind.Reference, detail: kind, filterText: label === name ? name : id });
  }
  return { items: items.sort((a, b) => compareTexts(a.label, b.label)), cut: false };
}

/** Qualified names of the elements around a place, the innermost first. */
function withinOf({ document }: Context, path: Expected['path']): readonly string[] {
  const { namespace } = document.names;
  const within: string[] = [];
  for (const { name } of path) {
    if (name === undefined) continue;
    const prefix = within[0] ?? namespace;
    within.unshift(prefix === '' ? name : `${prefix}.${name}`);
  }
  return within;
}

function tierNames(context: Context, { start }: Expected): CompletionItem[] {
  const element = elementAt(context.document, start);
  const used = element?.kind === 'service' ? element.values.archetype?.value.archetype?.value : undefined;
  const ids =
    used?.found === true
      ? tiersOf(context.engine, used.to)
      : context.document.names.declared.filter(({ kind }) => kind === 'tier').map(({ id }) => id);
  return ids.map((id) => ({
    label: lastNameOf(id),
    kind: CompletionItemKind.EnumMember,
    detail: 'tier',
  }));
}
