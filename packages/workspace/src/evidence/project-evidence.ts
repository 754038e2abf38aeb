import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LOCK_FILE } from '@btaas/evidence';
import { documentName } from '../project/paths.js';
import { readText } from '../project/read-text.js';
import { type LockEvidence, lockEvidence, NO_EVIDENCE, untrusted } from './lock-evidence.js';

/** The evidence lock of a project, and what is wrong with it. */
export interface ProjectEvidence extends LockEvidence {
  /** The hash of the lock's text, which payouts refer to; undefined as for the lock. */
  readonly hash: string | undefined;
}

/** Reads the lock beside the configuration of a project. Never throws: a lock that was tampered with says nothing. */
export function projectEvidence(root: string, from: string): ProjectEvidence {
  const path = join(root, LOCK_FILE);
  if (!existsSync(path)) return { ...NO_EVIDENCE, hash: undefined };
  const document = documentName(from, path);
  const read = readText(path);
  if ('problem' in read) return { ...untrusted(read.problem, document), hash: undefined };
  const evidence = lockEvidence(read.text, document);
  const hash = evidence.lock && createHash('sha256').update(read.text).digest('hex');
  return { ...evidence, hash };
}
