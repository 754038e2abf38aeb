import type { Explanation, FigureInput } from '@btaas/portfolio';
import { EXPLAINED, type PlaceText, sourceOf } from '../document/explanations.js';
import { show } from '../document/show.js';

const { depth: DEEPEST, inputs: MOST_INPUTS } = EXPLAINED.page;

/** Numbers into the texts of the page; a reference to what may be missing is one higher, and 0 where it is. */
type TextNumber = number;
type Optional = number;
type HowInputData = readonly [label: TextNumber, value: TextNumber, source: Optional, how: Optional];
type HowData = readonly [
  label: TextNumber,
  value: TextNumber,
  formula: TextNumber,
  notes: readonly TextNumber[],
  inputs: readonly HowInputData[],
];
/** A cell: its text alone, or with tone, explanation, target of its link, depth in a tree, and what it is sorted by or the points of its line. */
export type CellData = TextNumber | readonly (number | string)[];

/**
 * What a page's script shows on demand: explanations, and the rows and cards beyond those that are on the page at first.
 * Equal texts and equal explanations are kept once, so that a page of thousands of services stays small.
 */
export class PageData {
  readonly #placeText: PlaceText;
  readonly #texts = new Map<string, TextNumber>();
  readonly #hows = new Map<string, number>();
  readonly #tables: Record<string, readonly (readonly CellData[])[]> = {};
  readonly #cards: Record<string, readonly object[]> = {};

  constructor(placeText: PlaceText) {
    this.#placeText = placeText;
  }

  text(text: string): TextNumber {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, this.#texts.size);
    return this.#texts.size - 1;
  }
  /** The number of an explanation. */
  how({ label, value, formula, notes = [], inputs }: Explanation, depth = 0): number {
    const shown = inputs.length > MOST_INPUTS ? inputs.slice(0, MOST_INPUTS) : inputs;
    const more = inputs.length - shown.length;
    const said = [...notes, ...(more > 0 ? [`and ${more} more inputs`] : [])];
    const data: HowData = [
      this.text(label),
      this.text(show(value)),
      this.text(formula),
      said.map((note) => this.text(note)),
      shown.map((input) => this.#input(input, depth)),
    ];
    return this.#number(data);
  }
  /** The number of a whole text, of which the page shows the beginning. */
  whole(label: string, text: string): number {
    return this.#number([this.text(label), this.text(''), this.text(''), [this.text(text)], []]);
  }
  #number(data: HowData): number {
    const key = JSON.stringify(data);
    const known = this.#hows.get(key);
    if (known !== undefined) return known;
    this.#hows.set(key, this.#hows.size);
    return this.#hows.size - 1;
  }
  #input(input: FigureInput, depth: number): HowInputData {
    const { label, value, of } = input;
    const source = sourceOf(input, this.#placeText);
    return [
      this.text(label),
      this.text(typeof value === 'string' ? value : show(value)),
      source === undefined ? 0 : this.text(source) + 1,
      of === undefined || depth >= DEEPEST ? 0 : this.how(of, depth + 1) + 1,
    ];
  }
  table(id: string, rows: readonly (readonly CellData[])[]): void {
    this.#tables[id] = rows;
  }
  cards(id: string, cards: readonly object[]): void {
    this.#cards[id] = cards;
  }

  /** All of it as JSON that may stand inside of a script element. */
  toJson(): string {
    const parts = [
      `"texts":${JSON.stringify([...this.#texts.keys()])}`,
      `"hows":[${[...this.#hows.keys()].join(',')}]`,
      `"tables":${JSON.stringify(this.#tables)}`,
      `"cards":${JSON.stringify(this.#cards)}`,
    ];
    return `{${parts.join(',')}}`
      .replaceAll('<', '\\u003c')
      .replaceAll('\u2028', '\\u2028')
      .replaceAll('\u2029', '\\u2029');
  }
}
