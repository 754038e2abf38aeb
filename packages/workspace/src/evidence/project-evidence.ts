import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceOf, LOCK_FILE, type LockedEvidence, type ReadLock, readLock } from '@btaas/evidence';
import { nameOf, type Portfolio } from '@btaas/portfolio';
import { documentName } from '../project/paths.js';
import { atFile } from '../project/project.js';
import { readText } from '../project/read-text.js';
import type { EngineOptions } from '../snapshot/engine.js';
import type { RawFinding } from '../snapshot/finding.js';

/** The evidence lock of a project, and what is wrong with it. */
export interface ProjectEvidence {
  /** The lock; undefined where there is none, or where it is not to be trusted. */
  readonly lock: ReadLock | undefined;
  /** The hash of the lock's text, which payouts refer to; undefined as above. */
  readonly hash: string | undefined;
  /** For the engine: what the lock says of a portfolio. */
  readonly options: Pick<EngineOptions, 'evidence'>;
  findings(portfolio: Portfolio): readonly RawFinding[];
}

/** Reads the lock beside the configuration of a project. Never throws: a lock that was tampered with says nothing. */
export function projectEvidence(root: string, from: string): ProjectEvidence {
  const path = join(root, LOCK_FILE);
  const none = { lock: undefined, hash: undefined, options: {} };
  if (!existsSync(path)) return { ...none, findings: () => [] };
  const document = documentName(from, path);
  const read = readText(path);
  const reading = 'text' in read ? readLock(read.text) : read;
  if ('problem' in reading) return { ...none, findings: () => [atFile(document, reading.problem)] };
  const known = new WeakMap<Portfolio, LockedEvidence>();
  const evidence = (portfolio: Portfolio) => {
    const found = known.get(portfolio) ?? evidenceOf(reading.lock, portfolio);
    known.set(portfolio, found);
    return found;
  };
  const hash = 'text' in read ? createHash('sha256').update(read.text).digest('hex') : undefined;
  return {
    lock: reading.lock,
    hash,
    options: { evidence },
    findings: (portfolio) => findingsOf(evidence(portfolio), reading.lock, portfolio, document),
  };
}

function findingsOf(
  { outdated, unmeasured }: LockedEvidence,
  lock: ReadLock,
  portfolio: Portfolio,
  document: string,
): readonly RawFinding[] {
  const at = (id: string) => {
    const element = portfolio.find(id);
    return element === undefined ? { document, start: 0, end: 0 } : nameOf(element);
  };
  const found = (id: string, level: RawFinding['level'], message: string): RawFinding => ({
    ...{ id: 'BT000', level, message, at: at(id), related: [], fixes: [] },
  });
  const broken = lock.sources.flatMap(({ id, problem }) =>
    problem === undefined || outdated.includes(id)
      ? []
      : [found(id, 'error', `nothing is measured from ${id}: ${problem}`)],
  );
  return [
    ...broken,
    ...outdated.map((id) =>
      found(
        id,
        'warning',
        `${id} was declared otherwise when it was measured, so its values are not used; run "btaas evidence"`,
      ),
    ),
    ...unmeasured.map((id) => found(id, 'information', `${id} has not been measured yet; run "btaas evidence"`)),
  ];
}
