import { compareTexts } from '../model/order.js';
import { type ElementOf, type Place, type Portfolio, valuePlace } from '../model/index.js';
import type { Duration } from '../values/index.js';
import { appended } from '../relations/lookup.js';

/** One service that another one needs. */
export interface Link {
  readonly to: string;
  /** Where it is named. */
  readonly at: Place;
  readonly handover: Duration | undefined;
  /** Whether it holds data of the one who needs it. */
  readonly data: boolean;
}
/** What a service needs: one service, or a number of several that stand in for one another. */
export type Need =
  | { readonly of: 'service'; readonly link: Link }
  | { readonly of: 'anyOf'; readonly count: number; readonly links: readonly Link[]; readonly at: Place };

export interface Requirements {
  /** Sorted by name, so that the order of the text changes nothing. */
  readonly needs: readonly Need[];
  /** Whether a name stands for nothing, which has a finding of its own. */
  readonly unresolved: boolean;
}

export const NO_REQUIREMENTS: Requirements = { needs: [], unresolved: false };

type IsGone = (service: string) => boolean;

/** What each service needs, read once. What is gone is needed all the same, and nobody is left to choose for it. */
export function requirementsBook(
  portfolio: Portfolio,
  isGone: IsGone = () => false,
): (service: string) => Requirements {
  const known = new Map<string, Requirements>();
  return (id) => {
    let requirements = known.get(id);
    if (requirements === undefined) {
      const service = portfolio.get('service', id);
      requirements =
        service === undefined || service.values.requires.length === 0
          ? NO_REQUIREMENTS
          : readNeeds(service, portfolio, isGone);
      known.set(id, requirements);
    }
    return requirements;
  };
}

/** The place is made when it is asked for, as for most it never is. */
class Requirement implements Link {
  readonly to: string;
  readonly handover: Duration | undefined;
  readonly data: boolean;
  readonly #document: string;
  readonly #start: number;
  readonly #end: number;

  constructor(
    to: string,
    document: string,
    { start, end }: { readonly start: number; readonly end: number },
    handover: Duration | undefined,
    data: boolean,
  ) {
    this.to = to;
    this.handover = handover;
    this.data = data;
    this.#document = document;
    this.#start = start;
    this.#end = end;
  }

  get at(): Place {
    return { document: this.#document, start: this.#start, end: this.#end };
  }
}

type Entry = ElementOf<'service'>['values']['requires'][number]['value'];
type Single = Exclude<Entry, { readonly record: 'AnyOf' }>;

function readNeeds(service: ElementOf<'service'>, portfolio: Portfolio, isGone: IsGone): Requirements {
  let needs: Need[] | undefined;
  let unresolved = false;
  for (const requirement of service.values.requires) {
    const { value } = requirement;
    if (value.record !== 'AnyOf') {
      const link = linkOf(value, service, portfolio);
      if (link === undefined) unresolved = true;
      else if (isGone(link.to)) needs = appended(needs, { of: 'anyOf', count: 1, links: [], at: link.at });
      else needs = appended(needs, { of: 'service', link });
      continue;
    }
    const links = value.members.flatMap((member) => linkOf(member.value, service, portfolio) ?? []);
    const count = value.count === undefined ? undefined : Number(value.count.value.value.numerator);
    // A member that is not known may be as good as any: what is reached without it says nothing.
    if (count === undefined || links.length < value.members.length) unresolved = true;
    else {
      const at = valuePlace(service, requirement);
      const left = links.filter(({ to }) => !isGone(to));
      needs = appended(needs, { of: 'anyOf', count, links: left.sort(byTarget), at });
    }
  }
  if (needs !== undefined && needs.length > 1) needs.sort(byName);
  return { needs: needs ?? [], unresolved };
}

/** `undefined` for a name that stands for nothing. */
function linkOf(value: Single, { document }: ElementOf<'service'>, portfolio: Portfolio): Link | undefined {
  if (value.service?.value.found !== true) return undefined;
  const { to } = value.service.value;
  // The text of the element itself, which maps find faster than a copy of it.
  const id = portfolio.get('service', to)?.id ?? to;
  return new Requirement(id, document, value.service, value.handover?.value, value.data !== undefined);
}

const byName = (a: Need, b: Need) => compareTexts(sortKey(a), sortKey(b));
const byTarget = (a: Link, b: Link) => compareTexts(a.to, b.to);
const sortKey = (need: Need) =>
  need.of === 'service' ? need.link.to : `anyOf ${need.count} ${need.links.map(({ to }) => to).join(' ')}`;

export function linksOf(need: Need): readonly Link[] {
  return need.of === 'service' ? [need.link] : need.links;
}
