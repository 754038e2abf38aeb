import { compareTexts } from '@btaas/portfolio';
import type { Place } from '@btaas/portfolio';
import type { Fix, RelatedPlace, Severity } from '@btaas/rules';

/** What is wrong, where, before levels, suppressions and baselines are applied. Places are offsets. */
export interface RawFinding {
  /** A rule's id such as `BT202`, or a policy's. */
  readonly id: string;
  readonly level: Severity;
  readonly message: string;
  readonly at: Place;
  /** The qualified name of the element that it is about. */
  readonly element?: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

export function byPlace(a: RawFinding, b: RawFinding): number {
  if (a.at.document !== b.at.document) return a.at.document < b.at.document ? -1 : 1;
  if (a.at.start !== b.at.start) return a.at.start - b.at.start;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return compareTexts(a.message, b.message);
}
