import { missing } from './member.js';
import type { Member } from './member.js';
import { DATE, DURATION, type ExpressionType, TEXT } from '../types.js';

/** The kind of one incident, of which `incidents of Checkout` is a collection. */
export const INCIDENT = 'incident';

/** Incidents are rows of data: a gate or a metric goes through them while it is measured, and only then. */
const member = (name: string, doc: string, type: ExpressionType): Member => ({
  name,
  doc,
  type,
  read: (of) => missing(name, of),
});

export const INCIDENT_MEMBERS: readonly Member[] = [
  member('severity', 'How grave it was.', TEXT),
  member('priority', 'How urgent it was.', TEXT),
  member('start', 'The day on which it began.', DATE),
  member('end', 'The day on which it ended.', DATE),
  member('duration', 'How long it lasted.', DURATION),
];
