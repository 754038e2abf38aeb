import type { Block, CardBlock, Fact, Inline, Table } from '../document/blocks.js';
import { type Html, html } from './html.js';
import { cellData } from './render-cell.js';
import type { RenderContext } from './render-context.js';
import { rowsData, shownColumns } from './render-table.js';

/** So many cards are on the page at first; more are turned page by page. */
export const PAGE_CARDS = 24;

/** Cards that stand one after the other: the first ones as HTML, and where there are many, all of them as data. */
export function renderCards(
  cards: readonly CardBlock[],
  renderBlock: (block: Block, context: RenderContext) => Html,
  context: RenderContext,
): Html {
  const paged = cards.length > PAGE_CARDS && cards.every(({ blocks }) => blocks.every(isPlain));
  if (!paged) return html`${cards.map((card) => renderBlock(card, context))}`;
  const [first] = cards;
  const id = first!.element;
  context.data.cards(
    id,
    cards.map((card) => cardData(card, context)),
  );
  const shown = cards.slice(0, PAGE_CARDS).map((card) => renderBlock(card, context));
  return html`<div class="cards" data-cards="${id}"><div class="page">${shown}</div><p class="more">The first ${PAGE_CARDS} of ${cards.length}.</p></div>`;
}

/** Pictures are drawn beforehand and stand on the page. */
function isPlain({ block }: Block): boolean {
  return block !== 'chart' && block !== 'flow' && block !== 'graph' && block !== 'card';
}

function cardData({ element, title, subtitle, blocks }: CardBlock, context: RenderContext): object {
  const { data } = context;
  return [data.text(element), data.text(title), data.text(subtitle), blocks.map((block) => blockData(block, context))];
}

function blockData(block: Block, context: RenderContext): readonly unknown[] {
  const { data } = context;
  switch (block.block) {
    case 'heading':
      return ['h', data.text(block.text)];
    case 'text':
      return ['p', ...block.text.map((part) => inlineData(part, context))];
    case 'facts':
      return ['f', ...block.facts.map((fact) => factData(fact, context))];
    case 'table':
      return tableData(block.table, context);
    case 'missing':
      return ['m', data.text(block.what), data.text(block.snippet)];
    default:
      return [];
  }
}
function inlineData(part: Inline, { data, linkTo }: RenderContext): number | readonly number[] {
  if (typeof part === 'string') return data.text(part);
  if ('strong' in part) return [data.text(part.strong), 0];
  const href = linkTo(part.element);
  return href === undefined ? data.text(part.text) : [data.text(part.text), data.text(href) + 1];
}
function factData({ label, cell, note }: Fact, context: RenderContext): readonly unknown[] {
  const { data } = context;
  return [data.text(label), cellData(cell, { label }, context), ...(note === undefined ? [] : [data.text(note)])];
}
function tableData(table: Table, context: RenderContext): readonly unknown[] {
  const { data } = context;
  const { title } = table;
  const columns = shownColumns(table);
  const heads = columns.map(({ head, kind }) => `${kind}|${head}`).join('\n');
  return ['t', data.text(title), data.text(heads), rowsData(table, columns, context)];
}
