import type { Block, Cell, Fact, Inline, Table, Tone } from '../document/blocks.js';
import type { Hows } from './explanations.js';
import { anchorOf, type Html, html, trusted } from './html.js';

/** What rendering needs besides the blocks: charts and graphs as SVG that were made before, by id. */
export interface RenderContext {
  readonly hows: Hows;
  readonly pictures: ReadonlyMap<string, string>;
  /** Where an element is shown, if it is. */
  linkTo(element: string): string | undefined;
}

/** A sign for each tone, so that no meaning is carried by colour alone. */
const SIGNS: Readonly<Record<Tone, { readonly sign: string; readonly label: string }>> = {
  good: { sign: '✓', label: 'good' },
  warn: { sign: '!', label: 'attention' },
  bad: { sign: '✕', label: 'bad' },
  muted: { sign: '', label: '' },
};

export function renderBlock(block: Block, context: RenderContext): Html {
  switch (block.block) {
    case 'heading':
      return html`<h3>${block.text}</h3>`;
    case 'text':
      return html`<p>${block.text.map((part) => inline(part, context))}</p>`;
    case 'facts':
      return html`<div class="facts">${block.facts.map((fact) => factOf(fact, context))}</div>`;
    case 'table':
      return table(block.table, context);
    case 'chart':
      return picture(block.chart, 'chart', context);
    case 'graph':
      return picture(block.graph, 'graph', context);
    case 'missing':
      return html`<div class="missing"><p><strong>Not known.</strong> ${block.what}</p><pre><code>${block.snippet}</code></pre></div>`;
    case 'card':
      return html`<article class="card" id="${anchorOf(block.element)}" data-element="${block.element}"><header><h3>${block.title}</h3><p>${block.subtitle}</p></header>${block.blocks.map((each) => renderBlock(each, context))}</article>`;
  }
}

function inline(part: Inline, context: RenderContext): Html {
  if (typeof part === 'string') return html`${part}`;
  if ('strong' in part) return html`<strong>${part.strong}</strong>`;
  return link(part.text, part.element, context);
}
function link(text: string, element: string, { linkTo }: RenderContext): Html {
  const target = linkTo(element);
  return target === undefined ? html`${text}` : html`<a href="${target}">${text}</a>`;
}

function factOf({ label, cell, note }: Fact, context: RenderContext): Html {
  return html`<div class="fact${cell.tone === undefined ? '' : ` ${cell.tone}`}"><span class="label">${label}</span><span class="figure">${content(cell, context)}</span>${note !== undefined && html`<span class="note">${note}</span>`}</div>`;
}

/** What a cell shows: its sign, its text (which may be a link), and the button that explains it. */
function content(cell: Cell, context: RenderContext): Html {
  const { sign, label } = cell.tone === undefined ? SIGNS.muted : SIGNS[cell.tone];
  const mark = sign !== '' && html`<span class="sign" role="img" aria-label="${label}">${sign}</span>`;
  const text = cell.element === undefined ? html`${cell.text}` : link(cell.text, cell.element, context);
  return html`${mark}${text}${how(cell, context)}`;
}
function how(cell: Cell, { hows }: RenderContext): Html | undefined {
  const explanation = cell.explain?.();
  if (explanation === undefined) return undefined;
  return html`<button type="button" class="how" data-how="${hows.add(explanation)}" aria-expanded="false" aria-label="How ${explanation.label} is computed">how</button>`;
}

const NUMERIC = new Set(['number', 'money', 'percent', 'duration']);
/** Tables with more rows get a filter, and show so many rows at first. */
const FILTERED_FROM = 8;

function table({ id, title, columns, rows, empty }: Table, context: RenderContext): Html {
  if (rows.length === 0) return html`<p class="empty">${title}: ${empty ?? 'there is nothing to show.'}</p>`;
  const head = columns.map(
    ({ label, type, help }) =>
      html`<th scope="col"${NUMERIC.has(type) && trusted(' class="n"')}${help !== undefined && html` title="${help}"`}><button type="button" class="sort">${label}</button></th>`,
  );
  const body = rows.map((row) => {
    const cells = row.map((cell, i) => {
      const numeric = NUMERIC.has(columns[i]!.type);
      const classes = [numeric ? 'n' : '', cell.tone ?? ''].filter((each) => each !== '').join(' ');
      const order = sortKey(cell);
      const attributes = html`${classes !== '' && html` class="${classes}"`}${order !== undefined && html` data-sort="${order}"`}`;
      return i === 0
        ? html`<th scope="row"${attributes}>${content(cell, context)}</th>`
        : html`<td${attributes}>${content(cell, context)}</td>`;
    });
    return html`<tr>${cells}</tr>`;
  });
  const filter =
    rows.length >= FILTERED_FROM &&
    html`<label class="filter"><span>Filter</span><input type="search" data-filter="t-${id}" placeholder="${rows.length} rows"></label>`;
  return html`<figure class="table" id="t-${id}"><figcaption>${title}${filter}</figcaption><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div></figure>`;
}

/** What a column is sorted by, where that is not the text. */
function sortKey({ value }: Cell): string | undefined {
  if (value === undefined) return undefined;
  if (value.type === 'number' || value.type === 'percent') return String(value.value.toNumber());
  if (value.type === 'money' || value.type === 'duration') return String(value.amount.toNumber());
  if (value.type === 'rate') {
    const { amount } = value;
    return String(('value' in amount ? amount.value : amount.amount).toNumber());
  }
  return undefined;
}

function picture(
  { id, title, description }: { readonly id: string; readonly title: string; readonly description: string },
  kind: 'chart' | 'graph',
  { pictures }: RenderContext,
): Html {
  const svg = pictures.get(id);
  if (svg === undefined) return html`<p class="empty">${title}: there is nothing to show.</p>`;
  return html`<figure class="${kind}" id="c-${id}"><figcaption>${title}</figcaption><div class="scroll" tabindex="0" role="region" aria-label="${title}: ${description}">${trusted(svg)}</div><p class="description">${description}</p></figure>`;
}
