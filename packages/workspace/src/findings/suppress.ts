import type { RawFinding } from '../snapshot/finding.js';
import { ALWAYS_ERRORS, type Config, CONFIG_FILE } from '../project/config-schema.js';
import type { Suppression } from './suppressions.js';

/** The id under which mistakes in suppressions are reported. */
const SUPPRESSION_ID = 'BT012';

export interface Suppressed {
  readonly finding: RawFinding;
  readonly by: Suppression;
}
export interface SuppressOptions {
  readonly forbid: Config['forbidSuppressions'];
  /** The day as of which the findings are stated, ISO: what has expired by then covers nothing. */
  readonly asOf: string;
  /** Ids that exist, so that a misspelt one can be named; any other word is taken for a policy's name. */
  readonly known: (id: string) => boolean;
}
export interface SuppressResult {
  readonly findings: readonly RawFinding[];
  readonly suppressed: readonly Suppressed[];
}

/**
 * Takes away what the suppressions of the documents cover, and reports each suppression that covers nothing, has
 * expired, is forbidden or is not well-formed.
 */
export function suppress(
  findings: readonly RawFinding[],
  byDocument: ReadonlyMap<string, readonly Suppression[]>,
  options: SuppressOptions,
): SuppressResult {
  if (byDocument.size === 0) return { findings, suppressed: [] };
  const used = new Map<Suppression, Set<string>>();
  const kept: RawFinding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const by = byDocument
      .get(finding.at.document)
      ?.find((each) => counts(each, options) && hushes(each, finding, options));
    if (by === undefined) {
      kept.push(finding);
      continue;
    }
    suppressed.push({ finding, by });
    const ids = used.get(by) ?? new Set();
    used.set(by, ids.add(finding.id));
  }
  for (const [document, all] of byDocument) {
    for (const each of all) {
      const found = complaint(each, used.get(each) ?? new Set(), options);
      if (found === undefined) continue;
      const level = isForbidden(each, options.forbid) ? ('error' as const) : ('warning' as const);
      const at = { document, start: each.start, end: each.end };
      const fixes = found.useless ? [{ title: 'Remove this suppression', edits: [remove(at)] }] : [];
      kept.push({ id: SUPPRESSION_ID, level, message: found.message, at, related: [], fixes });
    }
  }
  return { findings: kept, suppressed };
}

function counts({ problem, until }: Suppression, { asOf }: SuppressOptions): boolean {
  return problem === undefined && (until === undefined || asOf <= until);
}
function hushes({ ids, covers }: Suppression, { id, at }: RawFinding, { forbid }: SuppressOptions): boolean {
  if (covers === undefined || !ids.includes(id) || ALWAYS_ERRORS.includes(id)) return false;
  if (forbid === true || (Array.isArray(forbid) && forbid.includes(id))) return false;
  return covers.start <= at.start && at.end <= covers.end;
}
function isForbidden({ ids }: Suppression, forbid: Config['forbidSuppressions']): boolean {
  return forbid === true || (Array.isArray(forbid) && ids.some((id) => forbid.includes(id)));
}

const remove = (at: RawFinding['at']) => ({ edit: 'replace' as const, at, text: '' });

interface Complaint {
  readonly message: string;
  /** Nothing is lost when the comment goes as a whole. */
  readonly useless: boolean;
}
function complaint(
  { ids, problem, until }: Suppression,
  used: ReadonlySet<string>,
  { forbid, asOf, known }: SuppressOptions,
): Complaint | undefined {
  const forbidden = forbid === true ? ids : ids.filter((id) => Array.isArray(forbid) && forbid.includes(id));
  if (forbidden.length > 0) {
    const which = forbid === true ? 'suppressions are' : `suppressing ${forbidden.join(', ')} is`;
    const message = `${which} forbidden by "forbidSuppressions" of ${CONFIG_FILE}; mend what is found, and remove this comment`;
    return { message, useless: forbidden.length === ids.length };
  }
  if (problem !== undefined) return { message: problem, useless: false };
  const never = ids.filter((id) => ALWAYS_ERRORS.includes(id));
  if (never.length > 0) {
    const message = `${never.join(', ')} cannot be suppressed: what is not understood cannot be judged`;
    return { message, useless: never.length === ids.length };
  }
  const unknown = ids.filter((id) => !known(id));
  if (unknown.length > 0) {
    const message = `there is no rule ${unknown.join(', ')}, so this suppresses nothing; "btaas rules" lists them`;
    return { message, useless: false };
  }
  if (until !== undefined && asOf > until) {
    const message = `this suppression of ${ids.join(', ')} expired on ${until}; mend what is found, or agree on a new date`;
    return { message, useless: true };
  }
  const unused = ids.filter((id) => !used.has(id));
  if (unused.length === 0) return undefined;
  const all = unused.length === ids.length;
  const message = `this suppression of ${unused.join(', ')} suppresses nothing any more; remove ${all ? 'it' : unused.join(', ')}`;
  return { message, useless: all };
}
