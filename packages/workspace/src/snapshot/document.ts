import {
  type DocumentReading,
  keepElements,
  type NamesOfDocument,
  parse,
  read,
  type SyntaxProblem,
} from '@btaas/language';
import { byOwnName, type Element, lastNameOf } from '@btaas/portfolio';
import { type Suppression, suppressionsOf } from '../findings/suppressions.js';
import { Lines } from '../lines.js';

/** One document as it was last set: its text and what it says. */
export class DocumentState {
  readonly name: string;
  readonly text: string;
  readonly syntax: readonly SyntaxProblem[];
  readonly reading: DocumentReading;
  readonly names: NamesOfDocument;
  readonly suppressions: readonly Suppression[];
  /** That it comes from elsewhere: its names are visible, and what is wrong in it is not the project's. */
  readonly isLibrary: boolean;
  #lines: Lines | undefined;
  #linked: ReadonlySet<string> | undefined;

  /** `before` is what the document was: elements that stand there as before are taken over, and it must not be used any more. */
  constructor(name: string, text: string, isLibrary = false, before?: DocumentState) {
    const parsed = parse(text);
    this.name = name;
    this.text = text;
    this.syntax = parsed.problems;
    this.suppressions = suppressionsOf(text, parsed);
    this.isLibrary = isLibrary;
    const reading = read(name, text, parsed);
    this.reading = before === undefined ? reading : keepElements(before, { text, reading, syntax: parsed.problems });
    const { document, declared, links } = this.reading;
    this.names = { namespace: document.namespace, uses: document.uses, declared, links };
  }

  /** The elements that were there before and say something else now, by what they say now. */
  successors(before: DocumentState): ReadonlyMap<Element, Element> {
    const old = byOwnName(before.reading.document.elements);
    const found = new Map<Element, Element>();
    for (const [id, element] of byOwnName(this.reading.document.elements)) {
      const predecessor = old.get(id);
      if (predecessor === undefined || predecessor === element) continue;
      if (predecessor.kind === element.kind) found.set(element, predecessor);
    }
    return found;
  }
  /** Puts elements in the place of others, whose content they have. */
  exchange(others: ReadonlyMap<Element, Element>): void {
    const elements = this.reading.document.elements as Element[];
    for (const [index, element] of elements.entries()) elements[index] = others.get(element) ?? element;
  }

  get lines(): Lines {
    this.#lines ??= new Lines(this.text);
    return this.#lines;
  }
  /** The last parts of the names that the document uses. */
  get linked(): ReadonlySet<string> {
    this.#linked ??= new Set(this.names.links.map(({ text }) => lastNameOf(text)));
    return this.#linked;
  }
}
