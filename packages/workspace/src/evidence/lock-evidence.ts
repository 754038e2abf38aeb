import { evidenceOf, type LockedEvidence, type ReadLock, readLock } from '@btaas/evidence/lock';
import { nameOf, type Portfolio } from '@btaas/portfolio';
import type { EngineOptions, Snapshot } from '../snapshot/engine.js';
import type { RawFinding } from '../snapshot/finding.js';

/** What an evidence lock says of a portfolio, and what is wrong with it. */
export interface LockEvidence {
  /** The lock; undefined where there is none, or where it is not to be trusted. */
  readonly lock: ReadLock | undefined;
  /** For the engine. */
  readonly options: Pick<EngineOptions, 'evidence'>;
  findings(snapshot: Pick<Snapshot, 'portfolio' | 'findings'>): readonly RawFinding[];
}

export const NO_EVIDENCE: LockEvidence = { lock: undefined, options: {}, findings: () => [] };

/** Reads the text of a lock, which findings call `document`. Never throws: a lock that was tampered with says nothing. */
export function lockEvidence(text: string, document: string): LockEvidence {
  const reading = readLock(text);
  return 'problem' in reading ? untrusted(reading.problem, document) : trusted(reading.lock, document);
}

/** A lock that says nothing, and why. */
export function untrusted(problem: string, document: string): LockEvidence {
  const at = { document, start: 0, end: 0 };
  const finding: RawFinding = { id: 'BT000', level: 'error', message: problem, at, related: [], fixes: [] };
  return { ...NO_EVIDENCE, findings: () => [finding] };
}

function trusted(lock: ReadLock, document: string): LockEvidence {
  const known = new WeakMap<Portfolio, LockedEvidence>();
  const evidence = (portfolio: Portfolio) => {
    const found = known.get(portfolio) ?? evidenceOf(lock, portfolio);
    known.set(portfolio, found);
    return found;
  };
  return {
    lock,
    options: { evidence },
    findings({ portfolio, findings }) {
      const all = findingsOf(evidence(portfolio), lock, portfolio, document);
      // What could not be read whole is not known to be declared otherwise.
      const isRead = !findings.some(({ id }) => id === 'BT000' || id === 'BT001' || id === 'BT011');
      return isRead ? all : all.filter(({ level }) => level === 'error');
    },
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
