import {
  breakingText,
  compare,
  type ComparedFigure,
  diff,
  type Element,
  isUnknown,
  type Known,
  payoutChanges,
  type PortfolioDifference,
  type Quantity,
} from '@btaas/portfolio';
import { show } from '@btaas/reports';
import { differenceFindings } from '@btaas/rules';
import type { OpenProject } from '../analysis/open-project.js';
import { analyseProject } from '../analysis/open-project.js';
import { placeText } from '../place-text.js';
import type { RawFinding } from '../snapshot/finding.js';

/** A figure on both sides, as text. */
export interface FigureRow {
  readonly name: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly delta: string;
  /** Whether it got better; undefined where that cannot be said. */
  readonly better: boolean | undefined;
}
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
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
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
      changes: each.changes.map(({ path, before: was, after: is }) => ({
        path,
        before: was ?? null,
        after: is ?? null,
      })),
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

/** Findings of a rule about an element that only one version has. A message may have figures in it, which do not count. */
function findingsOf(before: OpenProject, after: OpenProject, difference: PortfolioDifference) {
  const text = ({ id, level, message }: Pick<RawFinding, 'id' | 'level' | 'message'>) => `${level} ${id} ${message}`;
  const [old, fresh] = [analyseProject(before).findings, analyseProject(after).findings];
  const key = ({ id, element }: RawFinding, nameOf = (name: string) => name) => `${id} ${nameOf(element ?? '')}`;
  const known = new Set(old.map((each) => key(each, difference.nameAfter)));
  const now = new Set(fresh.map((each) => key(each)));
  const added = fresh.filter((each) => !known.has(key(each)));
  const gone = old.filter((each) => !now.has(key(each, difference.nameAfter)));
  return {
    newFindings: [...differenceFindings(difference).map(text), ...added.map(text)],
    mended: gone.map(text),
  };
}

/** What a scenario changes, figure by figure. */
export interface ScenarioTable {
  readonly scenario: string;
  readonly title: string;
  /** The day on which both sides are stated. */
  readonly day: string;
  readonly figures: readonly FigureRow[];
  readonly services: readonly {
    readonly id: string;
    readonly change: string;
    readonly figures: readonly FigureRow[];
  }[];
}

/** The scenarios of a project against the portfolio as it is; one of them, if it is named. */
export function compareScenarios({ engine }: OpenProject, wanted?: string): readonly ScenarioTable[] {
  const { figures } = engine.snapshot();
  return figures.scenarios.all
    .filter(({ scenario }) => wanted === undefined || scenario.id === wanted || scenario.name === wanted)
    .map(({ scenario, day, headlines, services }) => ({
      scenario: scenario.id,
      title: scenario.title?.value ?? scenario.name,
      day,
      figures: headlines.map(figureRow),
      services: services.map(({ id, change, figures: own }) => ({
        id,
        change,
        figures: own.filter(isChanged).map(figureRow),
      })),
    }));
}

function shown(value: Known<Quantity> | undefined): string {
  return value === undefined ? '–' : show(value);
}
function isChanged({ base, scenario }: ComparedFigure): boolean {
  return show(base) !== show(scenario);
}
function figureRow({ name, label, base, scenario, delta, better }: ComparedFigure): FigureRow {
  return {
    name,
    label,
    before: show(base),
    after: show(scenario),
    delta: signed(delta),
    better: isBetter(delta, better),
  };
}
function signed(delta: Known<Quantity>): string {
  const text = show(delta);
  return isUnknown(delta) || signOf(delta) <= 0 ? text : `+${text}`;
}
function isBetter(delta: Known<Quantity>, better: ComparedFigure['better']): boolean | undefined {
  if (isUnknown(delta) || better === undefined || signOf(delta) === 0) return undefined;
  return signOf(delta) > 0 === (better === 'higher');
}
function signOf(quantity: Quantity): number {
  const amount = quantity.type === 'rate' ? quantity.amount : quantity;
  return 'value' in amount ? amount.value.sign() : amount.amount.sign();
}
