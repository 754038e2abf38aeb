import { labelOf } from '@btaas/portfolio';
import type { Cell } from '../document/blocks.js';
import { linked } from '../document/show.js';
import type { ReportContext } from './context.js';

/** How an element is called: its title, else its name, else its qualified name where it is not there. */
export function labelIn({ portfolio }: ReportContext, id: string): string {
  const element = portfolio.find(id);
  return element === undefined ? id : labelOf(element);
}
/** A cell with the name of an element, which leads to where it is shown. */
export function named(context: ReportContext, id: string): Cell {
  return linked(labelIn(context, id), id);
}
/** Several names in one cell. */
export function namesOf(context: ReportContext, ids: readonly string[]): string {
  return ids.length === 0 ? '–' : ids.map((id) => labelIn(context, id)).join(', ');
}
