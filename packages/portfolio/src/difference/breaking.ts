import { type Element, type ElementOf, labelOf, nameOf, type Place, type Portfolio } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import type { Pairing } from './pairs.js';
import type { PromiseChange } from './promise-changes.js';
import type { PropertyChange } from './property-changes.js';

/** A change that others feel. */
export type BreakingChange =
  /** Something that was promised is promised no longer, or less of it. */
  | { readonly what: 'promiseLowered'; readonly promise: PromiseChange; readonly at: Place }
  /** A service that was in use is gone or retired, while somebody consumes or requires it. */
  | {
      readonly what: 'serviceWithdrawn';
      readonly service: ElementOf<'service'>;
      /** Units and services, by qualified name. */
      readonly consumers: readonly string[];
      readonly at: Place;
    }
  /** What a plan pays, or for what, was changed after its period had begun. */
  | {
      readonly what: 'rewardChanged';
      readonly plan: ElementOf<'plan'>;
      readonly change: PropertyChange;
      /** The first day of the period. */
      readonly began: string;
      readonly at: Place;
    };

/** What others have to plan by; what a unit expects is up to the unit. */
export function loweredPromises(promises: readonly PromiseChange[]): readonly BreakingChange[] {
  return promises
    .filter(({ direction, kind }) => direction === 'lowered' && kind !== 'expects')
    .map((promise) => ({ what: 'promiseLowered', promise, at: promise.at }));
}

export interface Version {
  readonly portfolio: Portfolio;
  readonly relations: Relations;
}

/** Services in use before that are gone, or out of use, after; `pairing` says which is which. */
export function withdrawnServices(before: Version, after: Version, pairing: Pairing): readonly BreakingChange[] {
  const gone = [
    ...pairing.removed.flatMap((element) => (element.kind === 'service' ? [{ element, now: undefined }] : [])),
    ...pairing.pairs.flatMap(({ before: old, after: now }) =>
      old.kind === 'service' && now.kind === 'service' ? [{ element: old, now }] : [],
    ),
  ];
  return gone.flatMap(({ element, now }): BreakingChange[] => {
    if (!before.relations.isInUse(element)) return [];
    if (now !== undefined && after.relations.isInUse(now)) return [];
    const consumers = consumersOf(element, now, before, after, pairing);
    return consumers.length === 0
      ? []
      : [{ what: 'serviceWithdrawn', service: now ?? element, consumers, at: nameOf(now ?? element) }];
  });
}

/** Who consumed it before and is still there, and the services that still require it. */
function consumersOf(
  service: ElementOf<'service'>,
  now: ElementOf<'service'> | undefined,
  before: Version,
  after: Version,
  { nameAfter }: Pairing,
): readonly string[] {
  const consumers = (now ?? service).values.consumers.flatMap(({ value: { consumer } }) =>
    consumer?.value.found === true ? [now === undefined ? nameAfter(consumer.value.to) : consumer.value.to] : [],
  );
  const requiring =
    now === undefined
      ? before.relations.requiredBy(service.id).map(({ id }) => nameAfter(id))
      : after.relations.requiredBy(now.id).map(({ id }) => id);
  const inUse = requiring.filter((id) => {
    const other = after.portfolio.get('service', id);
    return other !== undefined && after.relations.isInUse(other);
  });
  const there = consumers.filter((id) => after.portfolio.find(id) !== undefined);
  return [...new Set([...there, ...inUse])].sort();
}

const REWARDING = /^(target|cap|round|missing|component|modifier|gate|holdback)\b/;

/** The terms of a plan, changed on or after the first day of its period: of the earlier one, if that was changed too. */
export function changedRewards(
  after: Element,
  before: Element,
  changes: readonly PropertyChange[],
  asOf: string,
): readonly BreakingChange[] {
  if (after.kind !== 'plan' || before.kind !== 'plan') return [];
  const began = [before, after].flatMap(({ values }) => values.period?.value.from ?? []).sort()[0];
  if (began === undefined || began > asOf) return [];
  return changes
    .filter(({ path }) => REWARDING.test(path))
    .map((change) => ({
      what: 'rewardChanged',
      plan: after,
      change,
      began,
      at: change.afterAt ?? nameOf(after),
    }));
}

/** One line about a breaking change, for lists and messages. */
export function breakingText(change: BreakingChange): string {
  switch (change.what) {
    case 'promiseLowered': {
      const { label, name, before, after } = change.promise;
      if (after === undefined) return `${label} no longer promises ${name}`;
      return `${label} promises ${name} ${after} instead of ${before}`;
    }
    case 'serviceWithdrawn':
      return `${labelOf(change.service)} is withdrawn while ${change.consumers.join(', ')} consume it`;
    case 'rewardChanged': {
      const { path, before, after } = change.change;
      return `${path} of ${labelOf(change.plan)} is ${after ?? 'gone'} instead of ${before ?? 'nothing'}, though its period began on ${change.began}`;
    }
  }
}
