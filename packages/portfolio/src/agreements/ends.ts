import { compareTexts } from '../model/order.js';
import { type ElementHead, type ElementOf, type Place, type Portfolio, valuePlace } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import type { Sourced } from '../schema/types.js';
import { addDays } from '../values/index.js';
import type { Commitment } from './commitments.js';

/** A last day, and where it is written. */
export interface End {
  readonly day: string;
  readonly at: Place;
}

/** The last day of an SLA: its own, or that of the portfolio's period. */
export function endOfSla({ terms }: Commitment, { settings }: Portfolio): End | undefined {
  if (terms.until !== undefined) return { day: terms.until.value, at: terms.until.at };
  const period = settings?.values.period;
  if (settings === undefined || period?.value.to === undefined) return undefined;
  return { day: period.value.to, at: valuePlace(settings, period) };
}

/** The last day on which somebody delivers under an OLA or UC: the first to end of agreement, commission and contract. */
export function endOfCommission(element: ElementOf<'commission'>, portfolio: Portfolio): End | undefined {
  const { until, under, ola, uc } = element.values;
  const ofAgreement = sooner(lastDay(element, ola?.value.until), lastDay(element, uc?.value.until));
  const own = sooner(ofAgreement, lastDay(element, until));
  const contract = under?.value.found === true ? portfolio.get('contract', under.value.to) : undefined;
  const range = contract?.values.range;
  if (contract === undefined || range?.value.to === undefined) return own;
  return sooner(own, { day: range.value.to, at: valuePlace(contract, range) });
}

function lastDay(element: ElementHead, until: Sourced<string> | undefined): End | undefined {
  return until && { day: until.value, at: valuePlace(element, until) };
}
function sooner(first: End | undefined, other: End | undefined): End | undefined {
  if (first === undefined || other === undefined) return first ?? other;
  return other.day < first.day ? other : first;
}

/**
 * The day until which a commission and those that follow it without a break deliver its service; `undefined` for no end.
 * A commission follows another when it begins later, and not after the day behind its end.
 */
export function deliveredUntil(
  commission: ElementOf<'commission'>,
  end: End,
  portfolio: Portfolio,
  relations: Relations,
): string | undefined {
  const service = commission.values.service?.value.to ?? '';
  let day = end.day;
  let begun = beginOf(commission);
  const others = relations
    .commissionsOf(service)
    .filter((other) => other !== commission && other.values.from !== undefined)
    .sort((a, b) => compareTexts(beginOf(a), beginOf(b)));
  for (const other of others) {
    const begins = beginOf(other);
    if (begins <= begun || begins > addDays(day, 1)) continue;
    const next = endOfCommission(other, portfolio);
    if (next === undefined) return undefined;
    if (next.day <= day) continue;
    day = next.day;
    begun = begins;
  }
  return day;
}

const beginOf = ({ values }: ElementOf<'commission'>) => values.from?.value ?? '';
