import { Rational } from '../exact/index.js';
import type { ElementOf } from '../model/index.js';
import { fraction } from '../values/index.js';
import type { Reference, Sourced } from '../schema/types.js';
import type { Percent } from '../values/index.js';

/** Where a part of a service's cost goes. */
export interface Destination {
  /** The qualified name of the unit or service. */
  readonly to: string;
  /** As a share of one. */
  readonly share: Rational;
  /** The entry that says so, by which its place is found. */
  readonly at: Stretch;
}
/** A stretch of the service's document. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}
/** Where the cost of a service goes, and what says so. */
export interface Destinations {
  readonly by: 'allocates' | 'consumers' | 'nothing';
  readonly list: readonly Destination[];
  /** The sum of the shares; over one, the cost stays where it is. */
  readonly sum: Rational;
}

/**
 * What a service allocates; where it allocates nothing, its consumers by their shares. Consumers without a share divide
 * what the others leave equally. Names that stand for nothing take their share with them: it stays unallocated.
 */
export function destinationsOf(service: ElementOf<'service'>): Destinations {
  const { allocates } = service.values;
  if (allocates.length === 0) return consumerShares(service);
  return destinations(
    'allocates',
    allocates.map((at) => ({ to: at.value.to?.value, share: shareOf(at.value.share), at })),
  );
}

/** Whom a service passes all of its cost on to, in the case of most: one name without a share, or with all of it. */
export function soleDestinationOf({ values: { allocates, consumers } }: ElementOf<'service'>): string | undefined {
  if (allocates.length + (allocates.length === 0 ? consumers.length : 0) !== 1) return undefined;
  const { share } = (allocates[0] ?? consumers[0]!).value;
  const to = allocates.length === 1 ? allocates[0]!.value.to : consumers[0]!.value.consumer;
  const takesAll = share === undefined || share.value.value.equals(Rational.HUNDRED);
  return takesAll && to?.value.found === true ? to.value.to : undefined;
}

/** The consumers of a service by their shares of its volume. */
export function consumerShares({ values: { consumers } }: ElementOf<'service'>): Destinations {
  if (consumers.length === 0) return NOWHERE;
  return destinations(
    'consumers',
    consumers.map((at) => ({ to: at.value.consumer?.value, share: shareOf(at.value.share), at })),
  );
}
const NOWHERE: Destinations = { by: 'nothing', list: [], sum: Rational.ZERO };

interface OpenClaim {
  readonly to: Reference | undefined;
  readonly share: Rational | undefined;
  readonly at: Stretch;
}

function shareOf(share: Sourced<Percent> | undefined): Rational | undefined {
  if (share === undefined) return undefined;
  return share.value.value.equals(Rational.HUNDRED) ? Rational.ONE : fraction(share.value);
}

function destinations(by: 'allocates' | 'consumers', claims: readonly OpenClaim[]): Destinations {
  const [only] = claims;
  if (claims.length === 1 && only !== undefined) {
    const { to, share = Rational.ONE, at } = only;
    return { by, list: to?.found === true ? [{ to: to.to, share, at }] : [], sum: share };
  }
  let declared = Rational.ZERO;
  let open = 0;
  for (const { share } of claims) {
    if (share === undefined) open += 1;
    else declared = declared.plus(share);
  }
  const rest = open === 0 ? Rational.ZERO : Rational.max(Rational.ZERO, Rational.ONE.minus(declared));
  const each = open === 0 ? Rational.ZERO : rest.dividedBy(Rational.of(open));
  const list: Destination[] = [];
  for (const { to, share = each, at } of claims) if (to?.found === true) list.push({ to: to.to, share, at });
  return { by, list, sum: declared.plus(rest) };
}
