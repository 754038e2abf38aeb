import { type Explanation, isUnknown, firstOf } from '@btaas/portfolio';
import type { Cell, Tone } from '../document/blocks.js';
import { figureText } from '../document/units.js';
import { type Html, html } from './html.js';
import type { CellData } from './page-data.js';
import type { RenderContext } from './render-context.js';
import { trendLine, trendPoints } from './trend.js';

/** A sign for each tone, so that no meaning is carried by colour alone. */
const SIGNS: Readonly<Record<Tone, { readonly sign: string; readonly label: string }>> = {
  good: { sign: '✓', label: 'good' },
  warn: { sign: '!', label: 'attention' },
  bad: { sign: '✕', label: 'bad' },
  muted: { sign: '', label: '' },
};
/** The number of a tone in the page's data. */
const TONES: readonly (Tone | undefined)[] = [undefined, 'good', 'warn', 'bad', 'muted'];

/** How a cell is shown in its place: what it is of, and whether its unit stands elsewhere. */
export interface CellPlace {
  readonly label: string;
  readonly withoutUnit?: boolean;
  /** What it is sorted by is needed, because its text does not say it. */
  readonly sorted?: boolean;
  /** How deep it stands in a tree. */
  readonly depth?: number;
}

/** What a cell shows: its sign, its text or link, and, where it is a figure, how it came about. */
export function renderCell(cell: Cell, place: CellPlace, context: RenderContext): Html {
  const { sign, label } = cell.tone === undefined ? SIGNS.muted : SIGNS[cell.tone];
  const mark = sign !== '' && html`<span class="sign" role="img" aria-label="${label}">${sign}</span>`;
  const { digits, unit } = textOf(cell, place);
  const line = cell.trend !== undefined && trendLine(cell.trend);
  const text = html`${digits}${unit !== '' && html` <span class="unit">${unit}</span>`}${line}`;
  const href = cell.element === undefined ? undefined : context.linkTo(cell.element);
  const how = howOf(cell, place, context);
  if (href !== undefined) {
    const more = how !== undefined && html` <button type="button" class="how" data-how="${how}">how</button>`;
    return html`${mark}<a href="${href}">${text}</a>${more}`;
  }
  return how === undefined
    ? html`${mark}${text}`
    : html`${mark}<button type="button" class="how" data-how="${how}">${text}</button>`;
}

/** The same for the page's script. */
export function cellData(cell: Cell, place: CellPlace, context: RenderContext): CellData {
  const { data, linkTo } = context;
  const { digits, unit } = textOf(cell, place);
  const text = data.text(unit === '' ? digits : `${digits} ${unit}`);
  const href = cell.element === undefined ? undefined : linkTo(cell.element);
  const how = howOf(cell, place, context);
  const all: (number | string)[] = [
    text,
    TONES.indexOf(cell.tone),
    how === undefined ? 0 : how + 1,
    href === undefined ? 0 : data.text(href) + 1,
    place.depth ?? 0,
  ];
  const sort = place.sorted === true ? sortKey(cell) : undefined;
  if (sort !== undefined) all.push(sort);
  else if (cell.trend !== undefined) all.push(trendPoints(cell.trend));
  while (all.length > 1 && all.at(-1) === 0 && sort === undefined) all.pop();
  return all.length === 1 ? text : all;
}

function textOf(cell: Cell, { withoutUnit }: CellPlace): { readonly digits: string; readonly unit: string } {
  const figure = figureText(cell);
  if (figure === undefined) return { digits: cell.short ?? cell.text, unit: '' };
  return withoutUnit === true ? { digits: figure.digits, unit: '' } : figure;
}

/** The number of what unfolds: how a figure came about, or the whole of a text that is cut short. */
function howOf(cell: Cell, place: CellPlace, { data }: RenderContext): number | undefined {
  if (cell.short !== undefined) return data.whole(place.label, cell.text);
  const explanation = explanationOf(cell, place);
  return explanation === undefined ? undefined : data.how(explanation);
}

/** What is unknown says why, even where no formula leads to it. */
function explanationOf({ value, explain }: Cell, { label }: CellPlace): Explanation | undefined {
  const explanation = explain?.();
  if (value === undefined || !isUnknown(value) || value.missing.length === 0) return explanation;
  const note = `Unknown, for lack of ${firstOf(value.missing, MOST_NAMED)}.`;
  if (explanation === undefined) return { label, value, formula: '', inputs: [], notes: [note] };
  return { ...explanation, notes: [...(explanation.notes ?? []), note] };
}
const MOST_NAMED = 6;

/** What a figure is sorted by, where that is not its text. */
export function sortKey({ value }: Cell): number | undefined {
  if (value === undefined) return undefined;
  if (value.type === 'number' || value.type === 'percent') return value.value.toNumber();
  if (value.type === 'money' || value.type === 'duration') return value.amount.toNumber();
  if (value.type === 'rate') {
    const { amount } = value;
    return ('value' in amount ? amount.value : amount.amount).toNumber();
  }
  return undefined;
}
