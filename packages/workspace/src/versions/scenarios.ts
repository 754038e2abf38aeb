import type { ComparedService, ScenarioComparison } from '@btaas/portfolio';
import { analyseProject, type OpenProject } from '../analysis/open-project.js';
import { placeText } from '../place-text.js';
import type { RawFinding } from '../snapshot/finding.js';
import { type ChangeLine, changeLine } from './change-line.js';
import { type FigureRow, figureRow, isChanged } from './figure-row.js';
import { findingChanges } from './finding-changes.js';

/** What a scenario changes, figure by figure, and what rules and policies would find then. */
export interface ScenarioTable {
  readonly scenario: string;
  readonly title: string;
  /** The day on which both sides are stated. */
  readonly day: string;
  readonly figures: readonly FigureRow[];
  readonly services: readonly {
    readonly id: string;
    readonly change: ComparedService['change'];
    readonly changes: readonly ChangeLine[];
    readonly figures: readonly FigureRow[];
  }[];
  /** What is found in the scenario alone. */
  readonly newFindings: readonly FindingLine[];
  /** What is found in the portfolio as it is alone. */
  readonly goneFindings: readonly FindingLine[];
}
export interface FindingLine {
  readonly id: string;
  readonly severity: RawFinding['level'];
  readonly message: string;
  readonly element: string | undefined;
  readonly at: string;
}

/** The scenarios of a project against the portfolio as it is; one of them, if it is named. */
export function compareScenarios(project: OpenProject, wanted?: string): readonly ScenarioTable[] {
  const { figures, documents } = project.engine.snapshot();
  const at = placeText(documents);
  const line = ({ id, level, message, element, at: place }: RawFinding): FindingLine => ({
    ...{ id, severity: level, message, element, at: at(place) },
  });
  const asItIs = findingsByDay(project);
  return figures.scenarios.all
    .filter(({ scenario }) => wanted === undefined || scenario.id === wanted || scenario.name === wanted)
    .map((comparison) => {
      const { scenario, day, headlines, services } = comparison;
      const { added, gone } = findingChanges(asItIs(comparison), findingsIn(project, comparison), subjectOf);
      return {
        scenario: scenario.id,
        title: scenario.title?.value ?? scenario.name,
        day,
        figures: headlines.map(figureRow),
        services: services.map(({ id, change, changes, figures: own }) => ({
          id,
          change,
          changes: changes.map(changeLine),
          figures: own.filter(isChanged).map(figureRow),
        })),
        newFindings: added.map(line),
        goneFindings: gone.map(line),
      };
    });
}

/** What names others in its message, such as a list of providers, is the same while it is about the same place. */
const subjectOf = ({ id, level, element, at }: RawFinding): string =>
  `${level} ${id} ${element} ${at.document} ${at.start}`;

/**
 * What rules, policies and evidence find; what the text shows by itself is no matter of scenarios, nor is a suppression that
 * has nothing to suppress there: the portfolio as it is needs it.
 */
function findingsIn(project: OpenProject, overlay: Pick<ScenarioComparison, 'portfolio' | 'figures'>) {
  const ofText = new Set(project.engine.snapshot().findings.map(({ at }) => at));
  return analyseProject(project, overlay).findings.filter(({ id, at }) => id !== 'BT012' && !ofText.has(at));
}

/** What is found in the portfolio as it is, on the day of a comparison; once for each day. */
function findingsByDay(project: OpenProject): (comparison: ScenarioComparison) => readonly RawFinding[] {
  const { portfolio } = project.engine.snapshot();
  const known = new Map<string, readonly RawFinding[]>();
  return ({ day, base }) => {
    const found = known.get(day) ?? findingsIn(project, { portfolio, figures: base });
    known.set(day, found);
    return found;
  };
}
