import { Rational } from '../exact/index.js';
import type { ElementOf } from '../model/index.js';
import { isUnknown, type Known, type Percent } from '../values/index.js';

/**
 * Where a service stands when its alignment gap is crossed with its performance. A service under SLA that nobody measures
 * or surveys cannot be crossed, and is shown as that.
 */
export type AlignmentField =
  /** A gap over the limit, and the SLA missed: performance must change. */
  | 'performance'
  /** A gap over the limit although the SLA is met: trust must be won. */
  | 'trust'
  /** No gap, and the SLA missed: more is promised than anybody expects. */
  | 'overPromised'
  | 'aligned'
  /** Under SLA, and its attainment is not measured. */
  | 'unmeasured'
  /** Under SLA, and no survey asks about it. */
  | 'unsurveyed'
  /** A survey asks about it, and no SLA says what is promised. */
  | 'withoutSla';

export interface Crossing {
  readonly gap: Known<Percent>;
  /** The limit of the gap, in points of 100. */
  readonly limit: Rational;
  readonly underSla: boolean;
  /** The share of periods in which the SLA was met; `undefined` where it is not measured. */
  readonly attainment: Percent | undefined;
}

/** The SLA counts as met where every measured period met it. `undefined` for a service with neither survey nor SLA. */
export function fieldOf({ gap, limit, underSla, attainment }: Crossing): AlignmentField | undefined {
  if (isUnknown(gap)) return underSla ? 'unsurveyed' : undefined;
  if (!underSla) return 'withoutSla';
  if (attainment === undefined) return 'unmeasured';
  const met = attainment.value.greaterOrEqual(Rational.HUNDRED);
  if (gap.value.greaterThan(limit)) return met ? 'trust' : 'performance';
  return met ? 'aligned' : 'overPromised';
}

/** Whether a service promises anything to its consumers. */
export function isUnderSla({ values }: ElementOf<'service'>): boolean {
  return values.offering.some(({ value }) => value.sla !== undefined);
}
