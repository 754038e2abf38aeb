import type { RawFinding } from '../snapshot/finding.js';
import picomatch from 'picomatch';
import { ALWAYS_ERRORS, type Config, type ConfiguredLevel, type ConfiguredLevels } from '../project/config-schema.js';

export interface LevelOptions {
  /** The rule's own level, for a finding that has a level of its own (`cannot be judged` is information). */
  readonly ownLevel: (id: string) => RawFinding['level'] | undefined;
  /** The path of a document from the folder of the project, which the patterns of overrides begin at. */
  readonly pathOf: (document: string) => string;
}
export type LevelOf = (finding: RawFinding) => ConfiguredLevel;

/**
 * The level of a finding under a configuration: the last override that fits, else the project's level of the rule, else
 * the finding's own. A finding at another level than its rule's keeps it, unless the rule is off.
 */
export function levels({ rules, overrides }: Pick<Config, 'rules' | 'overrides'>, options: LevelOptions): LevelOf {
  const fitting = overrides.map(({ files, elements, rules: own }) => ({
    rules: own,
    inFile: files === undefined ? undefined : files.length === 0 ? () => false : fileMatcher(files),
    ofElement: elements === undefined ? undefined : elementMatcher(elements),
  }));
  return (finding) => {
    if (ALWAYS_ERRORS.includes(finding.id)) return finding.level;
    let configured = levelIn(rules, finding.id);
    for (const { rules: own, inFile, ofElement } of fitting) {
      const level = levelIn(own, finding.id);
      if (level === undefined) continue;
      if (inFile !== undefined && !inFile(options.pathOf(finding.at.document))) continue;
      if (ofElement !== undefined && (finding.element === undefined || !ofElement(finding.element))) continue;
      configured = level;
    }
    if (configured === undefined || configured === 'off') return configured ?? finding.level;
    return finding.level === (options.ownLevel(finding.id) ?? finding.level) ? configured : finding.level;
  };
}

/** Rules that are off for the whole project, so that they need not run. */
export function rulesOff({ rules, overrides }: Pick<Config, 'rules' | 'overrides'>): ReadonlySet<string> {
  const on = new Set(overrides.flatMap(({ rules: own }) => Object.keys(own).filter((id) => own[id] !== 'off')));
  return new Set(Object.keys(rules).filter((id) => rules[id] === 'off' && !on.has(id)));
}

function levelIn(configured: ConfiguredLevels, id: string): ConfiguredLevel | undefined {
  return Object.hasOwn(configured, id) ? configured[id] : undefined;
}
function fileMatcher(patterns: readonly string[]): (path: string) => boolean {
  const plain = patterns.map((pattern) => pattern.replace(/^\.\//, '').replace(/\/$/, ''));
  return picomatch(
    plain.flatMap((pattern) => [pattern, `${pattern}/**`]),
    { dot: true },
  );
}
/** `meridian.payments.*` is everything in that namespace; an element's parts (offerings, tiers) go with it. */
function elementMatcher(patterns: readonly string[]): (element: string) => boolean {
  const sources = patterns.map((pattern) =>
    pattern
      .split('*')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.*'),
  );
  const all = new RegExp(`^(?:${sources.join('|')})(?:\\..*)?$`, 'su');
  return (element) => all.test(element);
}
