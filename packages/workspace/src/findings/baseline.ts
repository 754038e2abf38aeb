import { compareTexts } from '@btaas/portfolio';
import * as z from 'zod';
import type { RawFinding } from '../snapshot/finding.js';
import { fingerprints } from './fingerprint.js';

const entrySchema = z.object({
  fingerprint: z.string().describe('What stays the same of a finding while lines move and messages are reworded.'),
  id: z.string().describe('The rule.'),
  element: z.string().optional().describe('The qualified name of the element that it is about.'),
  file: z.string().describe('The file at the time, for the reader.'),
  message: z.string().describe('What was said at the time, for the reader.'),
});
/** Findings that were there before, so that a check fails only on what is new. */
const baselineSchema = z.object({
  version: z.literal(1),
  asOf: z.string().describe('The day as of which the findings were stated.'),
  findings: z.array(entrySchema),
});
export type Baseline = z.output<typeof baselineSchema>;
export type BaselineEntry = z.output<typeof entrySchema>;

export interface Compared {
  readonly fresh: readonly RawFinding[];
  readonly known: readonly RawFinding[];
  /** What the baseline holds and nothing finds any more. */
  readonly gone: readonly BaselineEntry[];
}

/** Syntax errors are not kept in a baseline: they hide what else there is. */
const isKept = ({ id }: RawFinding) => id !== 'BT000';

export function baselineOf(
  findings: readonly RawFinding[],
  textOf: (document: string) => string,
  asOf: string,
): Baseline {
  const kept = findings.filter(isKept);
  const prints = fingerprints(kept, textOf);
  const entries = kept.map(({ id, element, at, message }, i) => ({
    ...{ fingerprint: prints[i]!, id },
    ...(element === undefined ? {} : { element }),
    ...{ file: at.document, message },
  }));
  const key = ({ id, element, file, fingerprint }: BaselineEntry) => `${id}\n${element ?? file}\n${fingerprint}`;
  return { version: 1, asOf, findings: entries.sort((a, b) => compareTexts(key(a), key(b))) };
}

/** Parts findings into those that a baseline knows and those that it does not. */
export function compareWithBaseline(
  findings: readonly RawFinding[],
  textOf: (document: string) => string,
  { findings: entries }: Baseline,
): Compared {
  const before = new Set(entries.map((entry) => entry.fingerprint));
  const kept = findings.filter(isKept);
  const prints = fingerprints(kept, textOf);
  const known = kept.filter((_, i) => before.has(prints[i]!));
  const isKnown = new Set(known);
  const now = new Set(prints);
  return {
    fresh: findings.filter((finding) => !isKnown.has(finding)),
    known,
    gone: entries.filter((entry) => !now.has(entry.fingerprint)),
  };
}

/** Reads a baseline, or says what is wrong with it. */
export function readBaseline(text: string): { readonly baseline: Baseline } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `it is not JSON (${(error as Error).message})` };
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version !== 1) {
    return { problem: `it is of version ${version}, and this btaas reads version 1; write it again` };
  }
  const parsed = baselineSchema.safeParse(value);
  if (parsed.success) return { baseline: parsed.data };
  const where = parsed.error.issues[0]!.path.join('.');
  return {
    problem: `it is no baseline${where === '' ? '' : ` (see "${where}" in it)`}; write it with --write-baseline`,
  };
}
