import { labelOf, lastNameOf } from '@btaas/portfolio';
import type { Cell, Tone } from '../document/blocks.js';
import { linked, words } from '../document/show.js';
import type { ReportContext } from './context.js';

/**
 * How an element is called: its title, else its name; a commission by its ends; a part, or what is not there, by the last
 * part of its qualified name.
 */
export function labelIn(context: ReportContext, id: string): string {
  const element = context.portfolio.find(id);
  if (element === undefined) return lastNameOf(id);
  if (element.kind !== 'commission') return labelOf(element);
  const { service, to } = element.values;
  const [of, by] = [service, to].map((end) => (end === undefined ? '?' : labelIn(context, end.value.to)));
  return `${of} to ${by}`;
}
/** A cell with the name of an element, which leads to where it is shown. */
export function named(context: ReportContext, id: string): Cell {
  return linked(labelIn(context, id), id);
}
/** The same for what may not be there. */
export function namedIfAny(context: ReportContext, id: string | undefined): Cell {
  return id === undefined ? words('–') : named(context, id);
}
/** Several names in one cell. */
export function namesOf(context: ReportContext, ids: readonly string[]): string {
  return ids.length === 0 ? '–' : ids.map((id) => labelIn(context, id)).join(', ');
}

/** So many names are read at once; the rest unfolds. */
const MOST_NAMES = 4;

/** A cell with several names; all of them for programs, the first ones for readers. */
export function namesCell(context: ReportContext, ids: readonly string[], more: { readonly tone?: Tone } = {}): Cell {
  const text = namesOf(context, ids);
  if (ids.length <= MOST_NAMES) return words(text, more);
  return words(text, {
    ...more,
    short: `${namesOf(context, ids.slice(0, MOST_NAMES - 1))} and ${ids.length - MOST_NAMES + 1} more`,
  });
}
