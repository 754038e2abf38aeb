import { hashOf } from './write-lock.js';
import { type LockedValueJson, lockHeadSchema } from './lock-schema.js';
import type { LockedSource } from './lock.js';
import { type EvidenceTotal, Rational, type SurveyRow } from '@btaas/portfolio';

/** A lock as it was read: its values stay as they are written until somebody asks for them. */
export interface ReadLock {
  readonly asked: string;
  readonly sources: readonly LockedSource[];
  readonly surveyRows: readonly SurveyRow[];
  readonly values: readonly LockedValueJson[];
}
/** What a lock says, or why it is not to be trusted. */
export type LockReading = { readonly lock: ReadLock } | { readonly problem: string };

const LAST_LINE = / {2}"sha256": "([0-9a-f]{64})"\n}\n$/;
const AGAIN = 'run "btaas evidence" to measure again';

/** Never throws. Line ends may have been converted; anything else that differs from what was written is a problem. */
export function readLock(text: string): LockReading {
  const plain = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  const sealed = LAST_LINE.exec(plain.slice(-256));
  if (sealed === null) return { problem: `the evidence lock is cut off or is none; ${AGAIN}` };
  const above = plain.slice(0, plain.length - sealed[0].length);
  if (hashOf(above) !== sealed[1]) {
    return { problem: `the evidence lock was changed after it was written, so none of its values is used; ${AGAIN}` };
  }
  let json: unknown;
  try {
    json = JSON.parse(plain);
  } catch {
    return { problem: `the evidence lock is no JSON; ${AGAIN}` };
  }
  const parsed = lockHeadSchema.safeParse(json);
  if (!parsed.success) return { problem: `the evidence lock is of another version; ${AGAIN}` };
  const { asked, sources, surveyRows, values } = parsed.data;
  return {
    lock: {
      asked,
      sources: sources.map((source) => ({
        ...source,
        totals: source.totals.map(totalsOf),
        problem: source.problem,
      })) as readonly LockedSource[],
      surveyRows: surveyRows.map((row) => ({
        ...row,
        importance: Rational.parse(row.importance),
        expectation: Rational.parse(row.expectation),
        confidence: Rational.parse(row.confidence),
        respondents: Rational.parse(row.respondents),
      })),
      values: values as readonly LockedValueJson[],
    },
  };
}

function totalsOf({ metric, currency, ...sums }: { readonly [K in keyof EvidenceTotal]: string }): EvidenceTotal {
  return {
    metric,
    currency,
    total: Rational.parse(sums.total),
    allocated: Rational.parse(sums.allocated),
    unallocated: Rational.parse(sums.unallocated),
    rejected: Rational.parse(sums.rejected),
  };
}
