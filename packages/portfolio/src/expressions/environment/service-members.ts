import type { Figures } from '../../figures/figures.js';
import type { ElementOf } from '../../model/index.js';
import { STATES } from '../../schema/states.js';
import type { Reference, Sourced } from '../../schema/types.js';
import { date, unknown } from '../../values/index.js';
import { collection, type ExpressionValue } from '../evaluated.js';
import { collectionOf, DATE, type ExpressionType } from '../types.js';
import { chainOf } from './chain.js';
import { type Derived, derived, found, others } from './derived-members.js';
import { elementValue, recordValue, referredValue } from './member.js';
import { element } from './property-type.js';
import { propertyValue } from './property-value.js';
import { service } from '../../schema/structure.js';

type Service = ElementOf<'service'>;

const STATE: ExpressionType = { type: 'word', called: 'state', words: STATES, ordered: true };
const PARTS = ['pipeline', 'catalogue', 'retired'] as const;
const PART: ExpressionType = { type: 'word', called: 'part of the portfolio', words: PARTS, ordered: true };

/** What a service has besides its properties, and in place of some: those that are a list in the text, but one thing. */
export const SERVICE_MEMBERS: readonly Derived[] = [
  derived('service', 'state', 'The state of its lifecycle on the day.', STATE, (service, { relations }) => {
    const state = relations.stateOf(service)?.value.state?.value;
    return state === undefined ? lacks('state', service) : { type: 'word', word: state, order: STATES };
  }),
  derived('service', 'since', 'The first day in its present state.', DATE, (service, { relations }) => {
    const since = relations.stateOf(service)?.value.since?.value;
    return since === undefined ? lacks('since', service) : date(since);
  }),
  derived(
    'service',
    'states',
    'Every state of its lifecycle that is declared.',
    collectionOf(element('lifecycle state')),
    (of) => collection(of.values.state.map((state) => recordValue('lifecycle state', state, of))),
  ),
  derived('service', 'part', 'The part of the portfolio that its state belongs to.', PART, (service, { relations }) => {
    const part = relations.partOf(service);
    return part === undefined ? lacks('state', service) : { type: 'word', word: part, order: PARTS };
  }),
  derived(
    'service',
    'requires',
    'The services that it requires, members of anyOf included.',
    collectionOf(element('requirement')),
    required,
  ),
  derived(
    'service',
    'sla',
    'The agreement with its consumers, of the one offering that has one.',
    element('agreement'),
    sla,
  ),
  others(
    'service',
    'dependencies',
    'The services that it requires, directly or through others.',
    'service',
    (service, figures) => chainOf(service, figures),
  ),
  others('service', 'dependents', 'The services that require it directly.', 'service', ({ id }, { relations }) =>
    relations.requiredBy(id),
  ),
  derived(
    'service',
    'providers',
    'Who delivers it or anything that it requires, directly or through others.',
    collectionOf(element('provider')),
    ({ id }, figures) => providersIn(figures.chains.providersOf(id), figures),
  ),
  others('service', 'commissions', 'The commissions of it.', 'commission', ({ id }, { relations }) =>
    relations.commissionsOf(id),
  ),
  others('service', 'assets', 'The assets that support it.', 'asset', ({ id }, { relations }) =>
    relations.assetsSupporting(id),
  ),
  others(
    'service',
    'needs',
    'The needs that it meets: its own, else those of its archetype.',
    'need',
    (service, { relations }) => relations.needsMetByService(service),
  ),
  others('service', 'plans', 'The plans that reward its performance.', 'plan', ({ id }, { relations }) =>
    relations.plansOn(id),
  ),
];

const PEOPLE = element('team', 'person', 'unit');

/** Exactly one is accountable; while it is not one, it is not known who. */
export const ACCOUNTABLE: Derived = {
  of: ['service', 'responsibility'],
  member: {
    name: 'accountable',
    doc: 'Who answers for it.',
    type: PEOPLE,
    read: ({ values, label }, figures) => {
      const named = values.accountable as readonly Sourced<Reference>[];
      const ids = new Set(named.map(({ value }) => value.to));
      return ids.size === 1
        ? referredValue(named[0]!.value, figures, PEOPLE.kind)
        : unknown(`the one accountable for ${label}`);
    },
  },
};

/** Services share the lists of their providers, and so the collections of them. */
const collections = new WeakMap<readonly string[], ExpressionValue>();

function providersIn(ids: readonly string[], figures: Figures): ExpressionValue {
  const known = collections.get(ids);
  if (known !== undefined) return known;
  const made = collection(found('provider', ids, figures).map(elementValue));
  collections.set(ids, made);
  return made;
}

function lacks(property: string, { name }: Service): ExpressionValue {
  return unknown(`${property} of ${name}`);
}

const REQUIREMENT = service.body.requires.of.of[1];

function required(of: Service, figures: Figures): ExpressionValue {
  const entries = of.values.requires.flatMap((entry): readonly Sourced<unknown>[] =>
    entry.value.record === 'AnyOf' ? entry.value.members : [entry],
  );
  return collection(entries.map((entry) => propertyValue(REQUIREMENT, entry, of, figures)));
}

function sla(of: Service): ExpressionValue {
  const offered = of.values.offering.filter(({ value }) => value.sla !== undefined);
  const [only] = offered;
  if (only?.value.sla === undefined) return lacks('sla', of);
  if (offered.length === 1) return recordValue('agreement', only.value.sla, of);
  const names = offered.map(({ value }) => value.name.value).join(', ');
  return unknown(`the one sla of ${of.name}, which has several (${names}; go through its "offering")`);
}
