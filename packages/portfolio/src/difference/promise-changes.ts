import { type AgreementBody, compareTerms, type HoursBook, type Terms, termsOf } from '../agreements/index.js';
import { type Element, labelOf, type Place, valuePlace } from '../model/index.js';
import type { Sourced } from '../schema/types.js';
import { printQuantity } from '../values/index.js';
import type { Pair } from './pairs.js';

/** Who promises what to whom. */
export type PromiseKind = 'sla' | 'ola' | 'uc' | 'commits' | 'warranty' | 'expects';

/** One promise, or expectation, that is another one than before. */
export interface PromiseChange {
  readonly kind: PromiseKind;
  /** Such as `the SLA Standard of Checkout`. */
  readonly label: string;
  readonly element: Element;
  readonly direction: 'lowered' | 'raised';
  /** What of it, such as `availability` or `response P1`. */
  readonly name: string;
  /** As text; `undefined` where it was, or is, not promised at all. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** In the version after, or where it is gone there, in the one before. */
  readonly at: Place;
}

/** What is promised in both versions of an element, compared on the hours of the one after. */
export function promiseChanges({ before, after }: Pair, hours: HoursBook): readonly PromiseChange[] {
  const old = new Map(agreementsOf(before).map((each) => [each.key, each]));
  const fresh = new Map(agreementsOf(after).map((each) => [each.key, each]));
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    return changesOf(was, is, before, after, hours);
  });
}

interface Agreement {
  /** The same in both versions. */
  readonly key: string;
  readonly kind: PromiseKind;
  readonly label: string;
  readonly terms: Terms;
  readonly at: Place;
}

function agreementsOf(element: Element): readonly Agreement[] {
  const agreement = (kind: PromiseKind, name: string, label: string, body: Sourced<AgreementBody> | undefined) =>
    body === undefined
      ? []
      : [{ key: `${kind} ${name}`, kind, label, terms: termsOf(element, body.value), at: valuePlace(element, body) }];
  const label = labelOf(element);
  switch (element.kind) {
    case 'service':
      return element.values.offering.flatMap(({ value: { name, sla } }) =>
        agreement('sla', name.value, `the SLA ${name.value} of ${label}`, sla),
      );
    case 'commission':
      return (['ola', 'uc'] as const).flatMap((kind) =>
        agreement(kind, '', `the ${kind.toUpperCase()} of ${element.id}`, element.values[kind]),
      );
    case 'provider':
      return element.values.commits.flatMap((commits) => {
        const name = commits.value.offering?.value ?? '';
        return agreement('commits', name, `what ${label} publishes${name === '' ? '' : ` for "${name}"`}`, commits);
      });
    case 'archetype':
      return [
        ...agreement('warranty', '', `the warranty of ${label}`, element.values.warranty),
        ...element.values.tier.flatMap(({ value: { name, warranty } }) =>
          agreement('warranty', name.value, `the warranty of ${label} ${name.value}`, warranty),
        ),
      ];
    case 'need':
      return agreement('expects', '', `what ${label} expects`, element.values.expects);
    default:
      return [];
  }
}

function changesOf(
  was: Agreement | undefined,
  is: Agreement | undefined,
  before: Element,
  after: Element,
  hours: HoursBook,
): readonly PromiseChange[] {
  const { kind, label } = (is ?? was)!;
  if (was === undefined || is === undefined) {
    const direction = is === undefined ? 'lowered' : 'raised';
    const element = is === undefined ? before : after;
    const [old, fresh] = [was && 'agreed', is && 'agreed'];
    return [{ kind, label, element, direction, name: kind, before: old, after: fresh, at: (is ?? was)!.at }];
  }
  const change = (
    direction: PromiseChange['direction'],
    name: string,
    old: string | undefined,
    fresh: string | undefined,
    at: Place,
  ): PromiseChange => ({ kind, label, element: after, direction, name, before: old, after: fresh, at });
  const down = compareTerms(is.terms, was.terms, hours);
  const up = compareTerms(was.terms, is.terms, hours);
  const said = (text: string, name: string, terms: Terms) =>
    name === 'availability' ? text + exclusionsOf(terms) : text;
  return [
    ...down.shortfalls.map((each) =>
      change(
        'lowered',
        each.name,
        said(each.demanded, each.name, was.terms),
        said(each.promised, each.name, is.terms),
        each.promisedAt,
      ),
    ),
    ...down.missing.map((name) => change('lowered', name, 'agreed', undefined, is.at)),
    ...up.shortfalls.map((each) =>
      change(
        'raised',
        each.name,
        said(each.promised, each.name, was.terms),
        said(each.demanded, each.name, is.terms),
        each.demandedAt,
      ),
    ),
    ...up.missing.map((name) => change('raised', name, undefined, 'agreed', is.at)),
    ...creditChanges(was.terms, is.terms).map(({ direction, name, old, fresh }) =>
      change(direction, name, old, fresh, is.at),
    ),
    ...untilChange(was.terms, is.terms).map(({ direction, old, fresh }) =>
      change(direction, 'until', old, fresh, is.at),
    ),
  ];
}

/** What does not count as downtime, behind an availability that is the same but for it. */
function exclusionsOf({ excludes }: Terms): string {
  const all = excludes.map(({ key, value }) => `${key} ${printQuantity(value)}`);
  return all.length === 0 ? '' : ` without ${all.join(', ')}`;
}

/** A credit that pays less, or is gone, lowers what is promised. */
function creditChanges(was: Terms, is: Terms) {
  const levels = (terms: Terms) =>
    new Map(terms.credits.map(({ value }) => [printQuantity(value.below), value.pays] as const));
  const [old, fresh] = [levels(was), levels(is)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((level) => {
    const [paid, pays] = [old.get(level), fresh.get(level)];
    const order = paid === undefined ? 1 : pays === undefined ? -1 : pays.value.compare(paid.value);
    if (order === 0) return [];
    return [
      {
        direction: order > 0 ? ('raised' as const) : ('lowered' as const),
        name: `credit below ${level}`,
        old: paid && printQuantity(paid),
        fresh: pays && printQuantity(pays),
      },
    ];
  });
}

/** Without a last day an agreement ends with the portfolio's period, which is not looked at here. */
function untilChange({ until: was }: Terms, { until: is }: Terms) {
  if (was === undefined || is === undefined || was.value === is.value) return [];
  const direction = is.value > was.value ? ('raised' as const) : ('lowered' as const);
  return [{ direction, old: was.value, fresh: is.value }];
}
