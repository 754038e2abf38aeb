import type { Block, CardBlock, Fact, Inline } from '../document/blocks.js';
import { factsClass } from './facts-style.js';
import { anchorOf, type Html, html, trusted } from './html.js';
import { renderCards } from './render-cards.js';
import { renderCell } from './render-cell.js';
import type { RenderContext } from './render-context.js';
import { renderTable } from './render-table.js';

/** Blocks in their order; cards that follow one another are turned page by page where they are many. */
export function renderBlocks(blocks: readonly Block[], context: RenderContext): readonly Html[] {
  const rendered: Html[] = [];
  let cards: CardBlock[] = [];
  const flush = () => {
    if (cards.length > 0) rendered.push(renderCards(cards, renderBlock, context));
    cards = [];
  };
  for (const block of blocks) {
    if (block.block === 'card') {
      cards.push(block);
      continue;
    }
    flush();
    rendered.push(renderBlock(block, context));
  }
  flush();
  return rendered;
}

function renderBlock(block: Block, context: RenderContext): Html {
  switch (block.block) {
    case 'heading':
      return html`<h3>${block.text}</h3>`;
    case 'text':
      return html`<p>${block.text.map((part) => inline(part, context))}</p>`;
    case 'facts':
      return html`<div class="${factsClass(block.facts.length)}">${block.facts.map((fact) => factOf(fact, context))}</div>`;
    case 'table':
      return renderTable(block.table, context);
    case 'chart':
      return picture(block.chart, 'chart', context);
    case 'graph':
      return picture(block.graph, 'graph', context);
    case 'flow':
      return picture(block.flow, 'chart', context);
    case 'missing':
      return html`<div class="missing"><p><strong>Not known.</strong> ${block.what}</p><pre tabindex="0"><code>${block.snippet}</code></pre></div>`;
    case 'card':
      return html`<article class="card" id="${anchorOf(block.element)}" data-element="${block.element}"><header><h3>${block.title}</h3><p>${block.subtitle}</p></header>${renderBlocks(block.blocks, context)}</article>`;
  }
}

function inline(part: Inline, { linkTo }: RenderContext): Html {
  if (typeof part === 'string') return html`${part}`;
  if ('strong' in part) return html`<strong>${part.strong}</strong>`;
  const target = linkTo(part.element);
  return target === undefined ? html`${part.text}` : html`<a href="${target}">${part.text}</a>`;
}

function factOf({ label, cell, note, section }: Fact, context: RenderContext): Html {
  const href = section === undefined ? undefined : context.linkToSection(section);
  const name =
    href === undefined ? html`<span class="label">${label}</span>` : html`<a class="label" href="${href}">${label}</a>`;
  return html`<div class="fact${cell.tone === undefined ? '' : ` ${cell.tone}`}">${name}<span class="figure">${renderCell(cell, { label }, context)}</span>${note !== undefined && html`<span class="note">${note}</span>`}</div>`;
}

function picture(
  { id, title, description }: { readonly id: string; readonly title: string; readonly description: string },
  kind: 'chart' | 'graph',
  { pictures }: RenderContext,
): Html {
  const svg = pictures.get(id);
  if (svg === undefined) return html`<p class="empty">${title}: there is nothing to show.</p>`;
  return html`<figure class="${kind}" id="c-${id}"><figcaption>${title}</figcaption><div class="scroll" tabindex="0" role="group" aria-label="${title}">${trusted(svg)}</div><p class="description">${description}</p></figure>`;
}
