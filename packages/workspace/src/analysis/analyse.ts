import type { Place } from '@btaas/portfolio';
import {
  type Finding,
  policyRules,
  type PortfolioChange,
  ruleOf,
  type RuleContext,
  RuleRunner,
  type RuleRun,
  type RuleTiming,
} from '@btaas/rules';
import { elementsByPlace } from '../findings/element-at.js';
import { judge, type Judged } from '../findings/judge.js';
import { rulesOff } from '../findings/levels.js';
import { type Config, DEFAULT_CONFIG } from '../project/config-schema.js';
import type { RawFinding } from '../snapshot/finding.js';
import type { Snapshot } from '../snapshot/engine.js';

export interface AnalysisOptions {
  readonly config?: Config;
  /** The path of a document from the folder of the project; the document's name without it. */
  readonly pathOf?: (document: string) => string;
  /** Findings from elsewhere, such as those about the configuration or the evidence. */
  readonly also?: readonly RawFinding[];
  readonly fileExists?: RuleContext['fileExists'];
}
/** What is wrong in a portfolio, as its project wants to hear it. */
export interface Analysis extends Judged {
  readonly timings: readonly RuleTiming[];
  /** The rules that the project does not want at all. */
  readonly off: ReadonlySet<string>;
}

/** Runs the rules over a snapshot, and applies levels and suppressions to all that was found. */
export function analyse(snapshot: Snapshot, options: AnalysisOptions = {}): Analysis {
  const steps = new Analyst(options.config, { keeps: false }).steps(snapshot, undefined, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Analyses one project again and again, and looks anew only at what has changed. */
export class Analyst {
  readonly #config: Config;
  readonly #off: ReadonlySet<string>;
  readonly #runner: RuleRunner;

  /** Who does not keep what was read starts from the beginning each time. */
  constructor(config: Config = DEFAULT_CONFIG, options = { keeps: true }) {
    this.#config = config;
    this.#off = rulesOff(config);
    const off = Object.fromEntries([...this.#off].map((id) => [id, 'off' as const]));
    this.#runner = new RuleRunner({ levels: off }, options);
  }

  /**
   * All findings of a snapshot, a step at a time: an editor answers in between, and gives up when the text has changed.
   * `change` is what has changed since the snapshot before, see `Engine.takeChanges`.
   */
  steps(
    snapshot: Snapshot,
    change: PortfolioChange | undefined,
    options: Omit<AnalysisOptions, 'config'> = {},
  ): Generator<void, Analysis> {
    const { portfolio, figures } = snapshot;
    const placesOf = (wanted: string) => snapshot.findings.filter(({ id }) => id === wanted).map(({ at }) => at);
    const understood = { unread: placesOf('BT000'), mistyped: placesOf('BT011') };
    const { fileExists } = options;
    const context: RuleContext = {
      portfolio,
      figures,
      ...understood,
      ...(fileExists === undefined ? {} : { fileExists }),
    };
    return this.#judged(this.#runner.steps(context, change), snapshot, understood.unread, options);
  }
  *#judged(
    steps: Generator<void, RuleRun>,
    snapshot: Snapshot,
    unread: readonly Place[],
    options: Omit<AnalysisOptions, 'config'>,
  ): Generator<void, Analysis> {
    const { findings, timings } = yield* steps;
    return { ...judgeAll(findings, snapshot, unread, { ...options, config: this.#config }), timings, off: this.#off };
  }
}

/** What the rules and everybody else found, at the levels and without the suppressions of the project. */
function judgeAll(
  findings: readonly Finding[],
  { portfolio, figures, documents, findings: ofText }: Snapshot,
  unread: readonly Place[],
  { config = DEFAULT_CONFIG, pathOf = (document) => document, also = [] }: AnalysisOptions,
): Judged {
  // An expression that was not read to its end is told by what stopped it.
  const stops = new Set(unread.map(({ document, start }) => `${start} ${document}`));
  const stoppedBy = ({ document, end }: Place) => stops.has(`${end} ${document}`);
  const ofRules = findings
    .filter(({ id, at }) => !portfolio.libraries.has(at.document) && (id !== 'BT011' || !stoppedBy(at)))
    .map((finding): RawFinding => ({ ...finding, related: finding.related ?? [], fixes: finding.fixes ?? [] }));
  const suppressions = new Map(
    [...documents.values()]
      .filter(({ suppressions: own, isLibrary }) => own.length > 0 && !isLibrary)
      .map(({ name, suppressions: own }) => [name, own]),
  );
  const policies = new Map(policyRules(portfolio).map(({ id, level }) => [id, level]));
  const elementAt = elementsByPlace(portfolio);
  const named = [...also, ...ofText, ...ofRules].map((finding) => {
    const element = finding.element ?? elementAt(finding.at);
    return element === finding.element || element === undefined ? finding : { ...finding, element };
  });
  return judge(named, {
    ...{ config, pathOf, suppressions, asOf: figures.asOf },
    ownLevel: (id) => ruleOf(id)?.level ?? policies.get(id),
    known: (id) => ruleOf(id) !== undefined || policies.has(id),
  });
}
