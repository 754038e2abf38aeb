import { createHash } from 'node:crypto';
import type { RawFinding } from '../snapshot/finding.js';

/** Which part of what is found says the same thing when lines move: at most this much of the text at its place. */
const LONGEST = 80;

/**
 * What stays the same of a finding while lines, files' order and the words of messages change: its rule, its element
 * (or its document), and the first line of the text at its place.
 */
export function fingerprint({ id, element, at }: RawFinding, textOf: (document: string) => string): string {
  const text = textOf(at.document).slice(at.start, Math.min(at.end, at.start + 4 * LONGEST));
  const line = text
    .split(/[\r\n]/)[0]!
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST);
  return createHash('sha256')
    .update(JSON.stringify([id, element ?? at.document, line]))
    .digest('hex')
    .slice(0, 16);
}

/** Fingerprints of findings, in their order, distinct: of several alike the second, third … are told apart by number. */
export function fingerprints(findings: readonly RawFinding[], textOf: (document: string) => string): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const print = fingerprint(finding, textOf);
    const nth = (seen.get(print) ?? 0) + 1;
    seen.set(print, nth);
    return nth === 1 ? print : `${print}-${nth}`;
  });
}
