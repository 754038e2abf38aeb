import { isUnknown, toJson, type ValueJson } from '@btaas/portfolio';
import type { Block, Cell, ReportDocument } from '../document/blocks.js';
import { type How, howOf, type PlaceText } from '../html/explanations.js';

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
  const { title, asOf, period, sections } = document;
  const json = {
    version: VERSION,
    title,
    asOf,
    period,
    ...(document.introduction === undefined ? {} : { introduction: document.introduction }),
    sections: sections.map(({ id, title: heading, question, blocks }) => ({
      ...{ id, title: heading, question },
      ...contentsOf(blocks, placeText),
    })),
  };
  return `${JSON.stringify(json, null, 1)}\n`;
}

interface Contents {
  readonly facts: readonly object[];
  readonly tables: readonly object[];
  readonly missing: readonly string[];
  readonly cards: readonly object[];
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
    tables: blocks.flatMap((block) =>
      block.block === 'table'
        ? [
            {
              id: block.table.id,
              title: block.table.title,
              columns: block.table.columns.map(({ id, label, type }) => ({ id, label, type })),
              rows: block.table.rows.map((row) => row.map(cell)),
            },
          ]
        : [],
    ),
    missing: blocks.flatMap((block) => (block.block === 'missing' ? [block.what] : [])),
    cards: blocks.flatMap((block) =>
      block.block === 'card'
        ? [{ element: block.element, title: block.title, ...contentsOf(block.blocks, placeText) }]
        : [],
    ),
  };
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
