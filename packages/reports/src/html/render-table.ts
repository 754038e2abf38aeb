import type { Cell, Column, Table } from '../document/blocks.js';
import { depthsOf } from '../document/depths.js';
import { commonUnit, headWithUnit, isNumeric } from '../document/units.js';
import { type Html, html, idOf, trusted } from './html.js';
import type { CellData } from './page-data.js';
import { type CellPlace, cellData, renderCell, sortKey } from './render-cell.js';
import type { RenderContext } from './render-context.js';

/** Tables with as many rows get a filter, and are folded where they are details. */
const FILTERED_FROM = 8;
/** A first column of texts, not of names, gets more room. */
const LONG_TEXT = 60;
/** So many rows are on the page at first; a longer table is turned page by page. */
export const PAGE_ROWS = 50;

/** A column as it is shown: its head, and whether its unit stands there. */
export interface ShownColumn {
  readonly head: string;
  readonly help?: string;
  readonly numeric: boolean;
  /** How its cells are set: numbers to the right, dates in one line, places in files small and broken anywhere. */
  readonly kind: '' | 'n' | 'd' | 'p';
  readonly place: CellPlace;
}
export function shownColumns({ columns, rows }: Table): readonly ShownColumn[] {
  return columns.map((column: Column, i) => {
    const numeric = isNumeric(column.type);
    const unit = numeric ? commonUnit(rows, i) : undefined;
    const { label, help } = column;
    return {
      head: headWithUnit(label, unit),
      ...(help === undefined ? {} : { help }),
      numeric,
      kind: numeric ? 'n' : column.type === 'date' ? 'd' : column.id === 'place' ? 'p' : '',
      place: { label, withoutUnit: unit !== undefined, sorted: numeric && unit === undefined },
    };
  });
}

export function renderTable(table: Table, context: RenderContext): Html {
  const { id, title, rows, empty, folded } = table;
  if (rows.length === 0) return html`<p class="empty">${title}: ${empty ?? 'there is nothing to show.'}</p>`;
  const columns = shownColumns(table);
  const anchor = `t-${idOf(id)}`;
  const head = columns.map(
    ({ head: text, help, kind }) =>
      html`<th scope="col"${kind !== '' && trusted(` class="${kind}"`)}${help !== undefined && html` title="${help}"`}><button type="button" class="sort">${text}</button></th>`,
  );
  const long = rows.some(([first]) => (first?.short ?? first?.text ?? '').length > LONG_TEXT);
  const paged = rows.length > PAGE_ROWS;
  const depths = depthsOf(table);
  const body = rows.slice(0, PAGE_ROWS).map((row, i) => renderRow(row, depths[i]!, columns, context));
  if (paged) context.data.table(id, rowsData(table, columns, context));
  const isLong = rows.length >= FILTERED_FROM;
  const fold = folded === true && isLong;
  const filter =
    isLong &&
    html`<input type="search" class="filter" data-filter="${anchor}" aria-label="Filter: ${title}" placeholder="Filter ${rows.length} rows">`;
  const more = paged && html`<p class="more">The first ${PAGE_ROWS} of ${rows.length} rows.</p>`;
  const figure = html`<figure class="table${long && ' long'}" id="${anchor}"${paged && html` data-paged="${id}"`}><figcaption>${!fold && title}${filter}</figcaption><div class="scroll" tabindex="0" role="group" aria-label="${title}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${more}</figure>`;
  return fold
    ? html`<details class="fold"><summary>${title}: ${rows.length} rows</summary>${figure}</details>`
    : figure;
}

export function rowsData(
  table: Table,
  columns: readonly ShownColumn[],
  context: RenderContext,
): readonly (readonly CellData[])[] {
  const depths = depthsOf(table);
  return table.rows.map((row, i) =>
    row.map((cell, column) => {
      const { place } = columns[column]!;
      return cellData(cell, column === 0 ? { ...place, depth: shownDepth(depths[i]!) } : place, context);
    }),
  );
}

/** Deeper rows are indented no further, so that their names have room. */
export const DEEPEST = 6;
const shownDepth = (depth: number) => Math.min(depth, DEEPEST);

function renderRow(row: readonly Cell[], depth: number, columns: readonly ShownColumn[], context: RenderContext): Html {
  const cells = row.map((cell, i) => {
    const { numeric, kind, place } = columns[i]!;
    const indent = i === 0 && depth > 0 ? `in-${shownDepth(depth)}` : '';
    const classes = [kind, cell.tone ?? '', indent].filter((each) => each !== '').join(' ');
    const order = numeric && (place.sorted === true || cell.tone !== undefined) ? sortKey(cell) : undefined;
    const attributes = html`${classes !== '' && html` class="${classes}"`}${order !== undefined && html` data-sort="${order}"`}`;
    const content = renderCell(cell, place, context);
    return i === 0 ? html`<th scope="row"${attributes}>${content}</th>` : html`<td${attributes}>${content}</td>`;
  });
  return html`<tr>${cells}</tr>`;
}
