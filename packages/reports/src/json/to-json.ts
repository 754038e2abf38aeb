import { isUnknown, toJson, type ValueJson } from '@btaas/portfolio';
import type { Block, Cell, ReportDocument } from '../document/blocks.js';
import { type How, howOf, type PlaceText } from '../document/explanations.js';

/** The version of the form; it changes when a reader of the form would have to. */
const VERSION = 1;

export interface CellJson {
  readonly text: string;
  /** As in the portfolio's JSON: exact. */
  readonly value?: ValueJson;
  readonly unknown?: readonly string[];
  readonly element?: string;
  readonly tone?: string;
  readonly how?: How;
}

/** The report's figures as JSON: sections with their facts and tables; every figure with what it is made of. */
export function toReportJson(document: ReportDocument, placeText: PlaceText): string {
  return [...reportJsonPieces(document, placeText)].join('');
}
/** The same, a section at a time: the figures of a large portfolio are never one text. */
export function* reportJsonPieces(document: ReportDocument, placeText: PlaceText): Iterable<string> {
  const { title, asOf, period, introduction, sections } = document;
  const head = { version: VERSION, title, asOf, period, ...(introduction === undefined ? {} : { introduction }) };
  yield `${JSON.stringify(head).slice(0, -1)},"sections":[`;
  for (const [i, { id, title: heading, question, blocks }] of sections.entries()) {
    const { facts, tables, missing, cards } = contentsOf(blocks, placeText);
    const section = JSON.stringify({ ...{ id, title: heading, question }, facts, missing });
    yield `${i === 0 ? '' : ','}\n${section.slice(0, -1)},"tables":[`;
    yield* listed(tables);
    yield '],"cards":[';
    yield* listed(cards);
    yield ']}';
  }
  yield '\n]}\n';
}
function* listed(items: Iterable<object>): Iterable<string> {
  let first = true;
  for (const item of items) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(item)}`;
    first = false;
  }
}

interface Contents {
  readonly facts: readonly object[];
  readonly tables: Iterable<object>;
  readonly missing: readonly string[];
  readonly cards: Iterable<object>;
}
function contentsOf(blocks: readonly Block[], placeText: PlaceText): Contents {
  const cell = (each: Cell) => cellJson(each, placeText);
  return {
    facts: blocks.flatMap((block) =>
      block.block === 'facts'
        ? block.facts.map(({ label, cell: own, note }) => ({
            label,
            ...cell(own),
            ...(note === undefined ? {} : { note }),
          }))
        : [],
    ),
    tables: tablesIn(blocks, cell),
    missing: blocks.flatMap((block) => (block.block === 'missing' ? [block.what] : [])),
    cards: cardsIn(blocks, placeText),
  };
}

function* tablesIn(blocks: readonly Block[], cell: (each: Cell) => CellJson): Iterable<object> {
  for (const block of blocks) {
    if (block.block !== 'table') continue;
    const { id, title, columns, rows } = block.table;
    yield {
      ...{ id, title, columns: columns.map(({ id: column, label, type }) => ({ id: column, label, type })) },
      rows: rows.map((row) => row.map(cell)),
    };
  }
}
function* cardsIn(blocks: readonly Block[], placeText: PlaceText): Iterable<object> {
  for (const block of blocks) {
    if (block.block !== 'card') continue;
    const { facts, tables, missing, cards } = contentsOf(block.blocks, placeText);
    yield { element: block.element, title: block.title, facts, missing, tables: [...tables], cards: [...cards] };
  }
}

function cellJson({ text, value, element, tone, explain }: Cell, placeText: PlaceText): CellJson {
  const explanation = explain?.();
  return {
    text,
    ...(value === undefined ? {} : isUnknown(value) ? { unknown: value.missing } : { value: toJson(value) }),
    ...(element === undefined ? {} : { element }),
    ...(tone === undefined ? {} : { tone }),
    ...(explanation === undefined ? {} : { how: howOf(explanation, placeText) }),
  };
}
