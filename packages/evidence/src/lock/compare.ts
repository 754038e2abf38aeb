import { resolve } from 'node:path';
import type { Portfolio } from '@btaas/portfolio';
import { filesOf } from '../files/glob.js';
import { fingerprintOf } from '../files/fingerprint.js';
import { periodsOf } from '../periods.js';
import { specOf } from '../sources/spec.js';
import { askedDefinition } from './definition.js';
import { evidenceOf } from './measurements.js';
import type { ReadLock } from './read-lock.js';

/**
 * How the files and the portfolio differ from what a lock was made of; empty if measuring again would change nothing. Reads
 * each file once, for its hash.
 */
export async function differencesFrom(
  lock: ReadLock,
  portfolio: Portfolio,
  root: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const { outdated, unmeasured } = evidenceOf(lock, portfolio);
  const differences = [
    ...outdated.map((id) => `${id} is declared otherwise`),
    ...unmeasured.map((id) => `${id} was not measured`),
  ];
  if (lock.asked !== askedDefinition(portfolio, periodsOf(portfolio))) {
    differences.push('the plans, surveys or exchange rates ask for something else');
  }
  const hashes = new Map<string, string>();
  const hashOf = async (file: string) => {
    const known = hashes.get(file) ?? (await fingerprintOf(resolve(root, file), signal)).sha256;
    hashes.set(file, known);
    return known;
  };
  for (const { id, files, problem } of lock.sources) {
    if (outdated.includes(id)) continue;
    const patterns = patternsOf(id, portfolio);
    const locked = new Map(files.map(({ file, sha256 }) => [file, sha256]));
    const contents = new Set(locked.values());
    const now = new Set<string>();
    for (const pattern of patterns) {
      const found = filesOf(pattern, root);
      if ('problem' in found) {
        if (problem !== found.problem) differences.push(`${id}: ${found.problem}`);
      } else for (const file of found.files) now.add(file);
    }
    for (const file of [...now].sort()) {
      const hash = await hashOf(file);
      if (locked.get(file) === hash) continue;
      // A copy of a file that was measured changes nothing.
      if (!locked.has(file) && contents.has(hash)) continue;
      differences.push(locked.has(file) ? `"${file}" of ${id} has changed` : `"${file}" of ${id} is new`);
    }
    for (const file of locked.keys())
      if (!now.has(file) && problem === undefined) differences.push(`"${file}" of ${id} is gone`);
  }
  return differences;
}

function patternsOf(id: string, portfolio: Portfolio): readonly string[] {
  const source = portfolio.get('source', id);
  if (source !== undefined) return specOf(source).patterns;
  return portfolio.get('survey', id)?.values.file.map(({ value }) => value) ?? [];
}
