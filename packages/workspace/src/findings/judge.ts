import type { Config } from '../project/config-schema.js';
import { byPlace, type RawFinding } from '../snapshot/finding.js';
import { levels } from './levels.js';
import { type Suppressed, suppress } from './suppress.js';
import type { Suppression } from './suppressions.js';

export interface JudgeOptions {
  readonly config: Config;
  readonly asOf: string;
  /** By document; documents without any are left out. */
  readonly suppressions: ReadonlyMap<string, readonly Suppression[]>;
  /** A rule's own level; undefined for what is no rule. */
  readonly ownLevel: (id: string) => RawFinding['level'] | undefined;
  /** The path of a document from the folder of the project. */
  readonly pathOf: (document: string) => string;
  readonly known: (id: string) => boolean;
}
/** Findings as a project wants them: at its levels, without what is suppressed. */
export interface Judged {
  /** By place. */
  readonly findings: readonly RawFinding[];
  readonly suppressed: readonly Suppressed[];
}

export function judge(raw: readonly RawFinding[], options: JudgeOptions): Judged {
  const { config, asOf, known } = options;
  const { findings, suppressed } = suppress(raw, options.suppressions, {
    forbid: config.forbidSuppressions,
    asOf,
    known,
  });
  const levelOf = levels(config, options);
  const judged = findings.flatMap((finding) => {
    const level = levelOf(finding);
    if (level === 'off') return [];
    return [level === finding.level ? finding : { ...finding, level }];
  });
  return { findings: judged.sort(byPlace), suppressed };
}
