import { type DocumentReading, type NamesOfDocument, parse, read, type SyntaxProblem } from '@btaas/language';
import { Lines } from '../lines.js';

/** One document as it was last set: its text and what it says. */
export class DocumentState {
  readonly name: string;
  readonly text: string;
  readonly syntax: readonly SyntaxProblem[];
  readonly reading: DocumentReading;
  readonly names: NamesOfDocument;
  /** Where comments stand, for suppressions. */
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  #lines: Lines | undefined;
  #linked: ReadonlySet<string> | undefined;

  constructor(name: string, text: string) {
    const parsed = parse(text);
    this.name = name;
    this.text = text;
    this.syntax = parsed.problems;
    this.comments = parsed.comments;
    this.reading = read(name, text, parsed);
    const { document, declared, links } = this.reading;
    this.names = { namespace: document.namespace, uses: document.uses, declared, links };
  }

  get lines(): Lines {
    this.#lines ??= new Lines(this.text);
    return this.#lines;
  }
  /** The last parts of the names that the document uses. */
  get linked(): ReadonlySet<string> {
    this.#linked ??= new Set(this.names.links.map(({ text }) => text.slice(text.lastIndexOf('.') + 1)));
    return this.#linked;
  }
}
