import { policyRules, ruleOf, type RuleContext, type RuleTiming, ruleSteps } from '@btaas/rules';
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
}

/** Runs the rules over a snapshot, and applies levels and suppressions to all that was found. */
export function analyse(snapshot: Snapshot, options: AnalysisOptions = {}): Analysis {
  const steps = analysisSteps(snapshot, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same a step at a time: an editor answers in between, and gives up when the text has changed. */
export function* analysisSteps(snapshot: Snapshot, options: AnalysisOptions = {}): Generator<void, Analysis> {
  const { config = DEFAULT_CONFIG, pathOf = (document) => document, also = [], fileExists } = options;
  const { portfolio, figures, documents } = snapshot;
  const placesOf = (wanted: string) => snapshot.findings.filter(({ id }) => id === wanted).map(({ at }) => at);
  const understood = { unread: placesOf('BT000'), mistyped: placesOf('BT011') };
  const context: RuleContext = {
    portfolio,
    figures,
    ...understood,
    ...(fileExists === undefined ? {} : { fileExists }),
  };
  // An expression that was not read to its end is told by what stopped it.
  const stops = new Set(understood.unread.map(({ document, start }) => `${start} ${document}`));
  const isWhole = ({ document, end }: RawFinding['at']) => !stops.has(`${end} ${document}`);
  const off = Object.fromEntries([...rulesOff(config)].map((id) => [id, 'off' as const]));
  const { findings, timings } = yield* ruleSteps(context, { levels: off });
  const ofRules = findings
    .filter(({ id, at }) => !portfolio.libraries.has(at.document) && (id !== 'BT011' || isWhole(at)))
    .map((finding): RawFinding => ({ ...finding, related: finding.related ?? [], fixes: finding.fixes ?? [] }));
  const suppressions = new Map(
    [...documents.values()]
      .filter(({ suppressions: own, isLibrary }) => own.length > 0 && !isLibrary)
      .map(({ name, suppressions: own }) => [name, own]),
  );
  const policies = new Map(policyRules(portfolio).map(({ id, level }) => [id, level]));
  const elementAt = elementsByPlace(portfolio);
  const named = [...also, ...snapshot.findings, ...ofRules].map((finding) => {
    const element = finding.element ?? elementAt(finding.at);
    return element === finding.element || element === undefined ? finding : { ...finding, element };
  });
  const judged = judge(named, {
    ...{ config, pathOf, suppressions, asOf: figures.asOf },
    ownLevel: (id) => ruleOf(id)?.level ?? policies.get(id),
    known: (id) => ruleOf(id) !== undefined || policies.has(id),
  });
  return { ...judged, timings };
}
