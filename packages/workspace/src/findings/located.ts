import { textEdits } from '@btaas/language';
import { editedDocument, type Place as Offsets } from '@btaas/portfolio';
import type { Fix, Severity } from '@btaas/rules';
import type { Lines } from '../lines.js';
import type { RawFinding } from '../snapshot/finding.js';

/** A stretch of a file. Lines and columns are 1-based, columns in UTF-16 units; the end is exclusive. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
/** A finding as files, lines and columns: what a person or a program outside of the editor reads. */
export interface LocatedFinding extends FilePlace {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly element: string | undefined;
  readonly related: readonly (FilePlace & { readonly message: string })[];
  readonly fixes: readonly LocatedFix[];
  /** The same as long as it is the same finding, though lines move: see `fingerprint`. */
  readonly fingerprint: string;
}
export interface LocatedFix {
  /** What it does, in the imperative. */
  readonly title: string;
  readonly edits: readonly (FilePlace & { readonly text: string })[];
}
export interface LocateOptions {
  readonly linesOf: (document: string) => Lines;
  readonly textOf: (document: string) => string;
}

/** Says a finding in lines and columns. Its fingerprint and the edits of its fixes are worked out when asked for. */
export function locate(
  finding: RawFinding,
  fingerprint: () => string,
  { linesOf, textOf }: LocateOptions,
): LocatedFinding {
  const { id, level, message, element, at, related, fixes } = finding;
  const place = (offsets: Offsets) => placeIn(offsets, linesOf(offsets.document));
  return {
    ...{ id, severity: level, message, element },
    ...place(at),
    related: related.map((each) => ({ message: each.message, ...place(each.at) })),
    fixes: fixes.map((fix) => new Located(fix, textOf, place)),
    get fingerprint() {
      return fingerprint();
    },
  };
}

/** A fix whose edits are worked out only when somebody asks: of many findings only the titles are shown. */
class Located implements LocatedFix {
  readonly title: string;
  readonly #work: () => LocatedFix['edits'];
  #edits: LocatedFix['edits'] | undefined;

  constructor({ title, edits }: Fix, textOf: (document: string) => string, place: (offsets: Offsets) => FilePlace) {
    this.title = title;
    this.#work = () => {
      const documents = [...new Set(edits.map(editedDocument))].sort();
      return documents.flatMap((document) =>
        textEdits(edits, document, textOf(document)).map(({ start, end, text }) => ({
          ...place({ document, start, end }),
          text,
        })),
      );
    };
  }
  get edits(): LocatedFix['edits'] {
    this.#edits ??= this.#work();
    return this.#edits;
  }
}

function placeIn({ document, start, end }: Offsets, lines: Lines): FilePlace {
  const from = lines.at(start);
  const to = lines.at(end);
  return { file: document, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
