import {
  breakingText,
  compare,
  diff,
  type Element,
  type Known,
  payoutChanges,
  type PortfolioDifference,
  type Quantity,
} from '@btaas/portfolio';
import { show } from '@btaas/reports';
import { differenceFindings } from '@btaas/rules';
import { analyseProject, type OpenProject } from '../analysis/open-project.js';
import { placeText } from '../place-text.js';
import type { RawFinding } from '../snapshot/finding.js';
import { type ChangeLine, changeLine } from './change-line.js';
import { type FigureRow, figureRow, isChanged } from './figure-row.js';
import { findingChanges } from './finding-changes.js';

/** What two versions of a portfolio differ in, by meaning. */
export interface VersionsDifference {
  readonly added: readonly ElementLine[];
  readonly removed: readonly ElementLine[];
  readonly renamed: readonly { readonly before: ElementLine; readonly after: ElementLine }[];
  readonly moved: readonly { readonly before: ElementLine; readonly after: ElementLine }[];
  readonly changed: readonly ElementChanges[];
  readonly promises: readonly PromiseLine[];
  /** What somebody relies on and loses: in words, with its place. */
  readonly breaking: readonly { readonly message: string; readonly at: string }[];
  readonly figures: readonly FigureRow[];
  readonly payouts: readonly {
    readonly plan: string;
    readonly participant: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** Findings that one version has and the other has not. */
  readonly newFindings: readonly string[];
  readonly mended: readonly string[];
}
export interface ElementLine {
  readonly kind: string;
  readonly id: string;
  readonly at: string;
}
export interface ElementChanges extends ElementLine {
  readonly changes: readonly ChangeLine[];
}
export interface PromiseLine {
  readonly label: string;
  readonly name: string;
  readonly direction: 'lowered' | 'raised';
  readonly before: string | null;
  readonly after: string | null;
}

/** Compares two versions of a project: elements, promises, figures, payouts and findings. */
export function compareVersions(before: OpenProject, after: OpenProject): VersionsDifference {
  const [old, fresh] = [before.engine.snapshot(), after.engine.snapshot()];
  const difference = diff(old.portfolio, fresh.portfolio, { asOf: fresh.figures.asOf });
  const at = placeText(after.engine.documents, before.engine.documents);
  const line = (element: Element): ElementLine => ({ kind: element.kind, id: element.id, at: at(element) });
  const pair = (each: { before: Element; after: Element }) => ({ before: line(each.before), after: line(each.after) });
  return {
    added: difference.added.map(line),
    removed: difference.removed.map(line),
    renamed: difference.renamed.map(pair),
    moved: difference.moved.map(pair),
    changed: difference.changed.map((each) => ({
      ...line(each.after),
      changes: each.changes.map(changeLine),
    })),
    promises: difference.promises.map(({ label, name, direction, before: was, after: is }) => ({
      ...{ label, name, direction, before: was ?? null, after: is ?? null },
    })),
    breaking: difference.breaking.map((change) => ({ message: breakingText(change), at: at(change.at) })),
    figures: compare(old.figures, fresh.figures).filter(isChanged).map(figureRow),
    payouts: payoutChanges(old.figures, fresh.figures, difference).map((each) => ({
      ...{ plan: each.plan, participant: each.participant },
      before: shown(each.before),
      after: shown(each.after),
    })),
    ...findingsOf(before, after, difference),
  };
}

/** A finding of a rule about an element is the same while names in its message change. */
function findingsOf(before: OpenProject, after: OpenProject, difference: PortfolioDifference) {
  const text = ({ id, level, message }: Pick<RawFinding, 'id' | 'level' | 'message'>) => `${level} ${id} ${message}`;
  const old = analyseProject(before).findings.map((finding) => ({
    ...finding,
    ...(finding.element === undefined ? {} : { element: difference.nameAfter(finding.element) }),
  }));
  const { added, gone } = findingChanges(old, analyseProject(after).findings, ({ id, element }) => `${id} ${element}`);
  return {
    newFindings: [...differenceFindings(difference).map(text), ...added.map(text)],
    mended: gone.map(text),
  };
}

function shown(value: Known<Quantity> | undefined): string {
  return value === undefined ? '–' : show(value);
}
