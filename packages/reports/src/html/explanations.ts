import type { Explanation, FigureInput } from '@btaas/portfolio';
import { show } from '../document/show.js';

/** An explanation as the page's script reads it. Short keys: there are many. */
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

/** Explanations that go deeper are cut: a reader goes on at the figure itself. */
const DEEPEST = 4;

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
function inputOf({ label, value, place, measured, of }: FigureInput, placeText: PlaceText, depth: number): HowInput {
  const source =
    place !== undefined
      ? placeText(place)
      : measured !== undefined
        ? `measured: ${measured.source}, ${measured.period}${measured.rows === undefined ? '' : `, ${measured.rows} rows`}`
        : undefined;
  return {
    l: label,
    v: typeof value === 'string' ? value : show(value),
    ...(source === undefined ? {} : { s: source }),
    ...(of === undefined || depth >= DEEPEST ? {} : { h: howOf(of, placeText, depth + 1) }),
  };
}

/** Gives each explanation a number, and keeps equal ones once. */
export class Hows {
  readonly #placeText: PlaceText;
  readonly #known = new Map<string, number>();

  constructor(placeText: PlaceText) {
    this.#placeText = placeText;
  }
  add(explanation: Explanation): number {
    const text = JSON.stringify(howOf(explanation, this.#placeText));
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, this.#known.size);
    return this.#known.size - 1;
  }
  /** All of them as JSON that may stand inside of a script element. */
  toJson(): string {
    return `[${[...this.#known.keys()].join(',')}]`
      .replaceAll('<', '\\u003c')
      .replaceAll('\u2028', '\\u2028')
      .replaceAll('\u2029', '\\u2029');
  }
}
