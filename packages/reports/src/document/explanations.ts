import type { Explanation, FigureInput } from '@btaas/portfolio';
import { show } from './show.js';

/** An explanation as a program reads it. Short keys: there are many. */
export interface How {
  /** Label, value, formula, notes, inputs. */
  readonly l: string;
  readonly v: string;
  readonly f: string;
  readonly n?: readonly string[];
  readonly i: readonly HowInput[];
}
export interface HowInput {
  readonly l: string;
  readonly v: string;
  /** Where it stands, such as `services.btaas:12`, or where it was measured. */
  readonly s?: string;
  readonly h?: How;
}
/** Names a place for a reader: file and line. */
export type PlaceText = (place: { readonly document: string; readonly start: number }) => string;

/**
 * How much of an explanation is said, in figures below it and in inputs of each; a reader goes on at the figure itself.
 * On a page every byte counts. JSON is for programs, which do not get less of a sum than all that is in it.
 */
export const EXPLAINED = {
  page: { depth: 3, inputs: 20 },
  json: { depth: 4 },
} as const;

export function howOf(explanation: Explanation, placeText: PlaceText, depth = 0): How {
  const { label, value, formula, notes, inputs } = explanation;
  return {
    l: label,
    v: show(value),
    f: formula,
    ...(notes === undefined || notes.length === 0 ? {} : { n: notes }),
    i: inputs.map((input) => inputOf(input, placeText, depth)),
  };
}
function inputOf(input: FigureInput, placeText: PlaceText, depth: number): HowInput {
  const { label, value, of } = input;
  const source = sourceOf(input, placeText);
  return {
    l: label,
    v: typeof value === 'string' ? value : show(value),
    ...(source === undefined ? {} : { s: source }),
    ...(of === undefined || depth >= EXPLAINED.json.depth ? {} : { h: howOf(of, placeText, depth + 1) }),
  };
}

/** Where an input is from: the place where it is declared, or the source that it was measured in. */
export function sourceOf({ place, measured }: FigureInput, placeText: PlaceText): string | undefined {
  if (place !== undefined) return placeText(place);
  if (measured === undefined) return undefined;
  const { source, period, rows } = measured;
  return `measured: ${source}, ${period}${rows === undefined ? '' : `, ${rows} rows`}`;
}
