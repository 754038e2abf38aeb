import type { Cell, Fact, Tone } from '../document/blocks.js';
import { counted, words } from '../document/show.js';

/** What stands where nothing was declared, measured or judged: no figure, which would look like one. */
export const NOTHING: Cell = words('–', { tone: 'muted' });

/** A fact of which there is nothing to say, and why. */
export function withoutFigure(label: string, why: string): Fact {
  return { label, cell: NOTHING, note: why };
}

export interface Counted {
  readonly count: number;
  /** How many were looked at. */
  readonly of: number;
  /** What it is if any are wrong. */
  readonly tone: Tone;
  readonly note?: string;
  /** Why there is no count, where nothing was looked at. */
  readonly without: string;
}

/** How many are wrong. That none is, is good only where something was looked at. */
export function countOfWrong(label: string, { count, of, tone, note, without }: Counted): Fact {
  if (of === 0) return withoutFigure(label, without);
  const cell = counted(count, { tone: count > 0 ? tone : 'good' });
  return { label, cell, ...(note === undefined ? {} : { note }) };
}

/** Parts of a note, those that there are. */
export function noteOf(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('; ');
}

/** So many of something: 1 contract, 2 contracts. */
export function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
