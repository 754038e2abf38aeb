import { agreement } from './agreement.js';
import {
  anyWord,
  bounded,
  choice,
  date,
  declare,
  flag,
  namedRecord,
  notBelowZero,
  oneOrMore,
  optional,
  percentile,
  quantity,
  record,
  reference,
  required,
  several,
  text,
  words,
} from './define.js';
import { LEVELS, STATES } from './states.js';

/** Practice 3: a service-oriented structure that right-sizes delivery by archetype. */

const people = ['team', 'person', 'unit'] as const;

export const cost = record('Cost', {
  category: required(words('a category of cost', 'run', 'grow', 'transform'), 'Run, grow or transform.'),
  amount: required(notBelowZero('money', 'moneyPerTime'), 'How much; what is paid back belongs into bills, not here.'),
});
const fte = record('Fte', {
  amount: required(bounded('number', 0), 'Full-time equivalents: 1.0 is full time.'),
  from: optional(date, 'The first day.'),
  until: optional(date, 'The last day.'),
});
const tiered = record('TieredArchetype', {
  archetype: required(reference('archetype'), 'The archetype.'),
  tier: optional(anyWord('a tier'), 'The tier of it.'),
});
const consumer = record('Consumer', {
  consumer: required(reference('unit', 'service'), 'Who consumes.'),
  share: optional(bounded('percent', 0), 'Its share of the volume.'),
});
const state = record('LifecycleState', {
  state: required(words('a state', ...STATES), 'The state.'),
  since: optional(date, 'The first day in the state.'),
  until: optional(date, 'The last day in the state.'),
});
const fit = record('Fit', {
  functional: required(bounded('integer', 1, 5), 'How well it does what is needed, 1 to 5.'),
  technical: required(bounded('integer', 1, 5), 'How sound it is, 1 to 5.'),
});
const demand = record('Demand', {
  percentile: optional(percentile, 'The percentile, such as p95.'),
  rate: required(bounded('nounPerTime', 0), 'The load.'),
});
const requirement = record(
  'Requirement',
  { service: required(reference('service'), 'The service that is needed.') },
  {
    handover: optional(bounded('duration', 0), 'What handing a call over takes.'),
    data: optional(flag, 'That the service holds data of this one.'),
  },
);
const anyOf = record('AnyOf', {
  count: required(bounded('integer', 1), 'How many of the members are needed.'),
  members: oneOrMore(requirement, 'The services that stand in for one another.'),
});
const allocation = record('Allocation', {
  share: required(bounded('percent', 0), 'The share of the cost.'),
  to: required(reference('unit', 'service'), 'Where it goes.'),
});
const offering = namedRecord(
  'Offering',
  {},
  {
    price: optional(notBelowZero('money', 'moneyPerTime', 'moneyPerNoun'), 'What it is sold for.'),
    sla: optional(agreement, 'Service level agreement with the consumers.'),
  },
);

export const service = declare({
  kind: 'service',
  theme: 'structure',
  doc: 'A means of bringing about outcomes for consumers, with one who is accountable for it.',
  example:
    'archetype Transactional { tier M { demand 200 .. 900 tx/s } }\nunit Stores\nteam PayOps\nservice Checkout "Store checkout" businessFacing {\n  archetype Transactional tier M\n  consumers Stores 100%\n  volume 30M tx/year\n  accountable PayOps\n  state operational since 2024-03-01\n  demand p95 520 tx/s  growth 12%/year\n  capacity 800 tx/s\n  cost run 480k EUR/year\n}',
  named: true,
  header: {
    facing: required(
      words('a kind of service', 'businessFacing', 'supporting'),
      'Whether the business consumes it, or other services do.',
    ),
  },
  body: {
    archetype: required(tiered, 'The archetype and the tier of the service.', 'BT006'),
    meets: several(reference('need'), 'The needs that it meets.'),
    capability: several(reference('capability'), 'The capabilities that it serves.'),
    consumers: several(consumer, 'Who consumes it, with shares.'),
    volume: optional(bounded('nounPerTime', 0), 'How much is consumed.'),
    accountable: oneOrMore(reference(...people), 'Who answers for it: exactly one.', 'BT004'),
    responsible: several(reference(...people), 'Who does the work.'),
    consulted: several(reference(...people), 'Who is asked.'),
    informed: several(reference(...people), 'Who is told.'),
    state: oneOrMore(state, 'The state of its lifecycle; earlier states may stand before it.'),
    criticality: optional(words('a level', ...LEVELS), 'How much depends on it.'),
    utility: optional(text, 'What it is fit for.'),
    fit: optional(fit, 'How well it fits, by function and technology.'),
    disposition: optional(
      words('a disposition', 'invest', 'tolerate', 'migrate', 'eliminate'),
      'What is to become of it.',
    ),
    demand: optional(demand, 'The load that it carries.'),
    growth: optional(quantity('percentPerTime'), 'How the load grows.'),
    capacity: optional(bounded('nounPerTime', 0), 'The load that it can carry.'),
    cost: several(cost, 'What it costs.'),
    requires: several(choice(anyOf, requirement), 'The services that it needs.'),
    successor: optional(reference('service'), 'What takes its place.'),
    allocates: several(allocation, 'Where its cost goes.'),
    rationale: optional(text, 'Why it is as it is, where a rule asks.'),
    offering: several(offering, 'What consumers can take, at which price and promise.'),
  },
});

export const team = declare({
  kind: 'team',
  theme: 'structure',
  doc: 'People who work together.',
  example: 'person p01\nperson p02\nteam PayOps { lead p01  members p01, p02 }',
  named: true,
  header: {},
  body: {
    within: optional(reference('team', 'unit'), 'What the team belongs to.'),
    lead: optional(reference('person'), 'Who leads it.'),
    members: several(reference('person'), 'Who is in it.'),
  },
});

export const person = declare({
  kind: 'person',
  theme: 'structure',
  doc: 'A person, by a pseudonymous id.',
  example: 'person p01 { fte 0.5 from 2026-02-01 until 2026-06-30  fte 1.0 from 2026-07-01 }',
  named: true,
  header: {},
  body: { fte: several(fte, 'How much of full time, from when until when.') },
});

export const responsibility = declare({
  kind: 'responsibility',
  theme: 'structure',
  doc: 'Who is responsible, accountable, consulted and informed for a task (RACI).',
  example: 'team PayOps\nunit Stores\nresponsibility IncidentManagement { accountable PayOps  informed Stores }',
  named: true,
  header: {},
  body: {
    scope: several(reference('*'), 'What the responsibility is about.'),
    accountable: oneOrMore(reference(...people), 'Who answers for it: exactly one.', 'BT004'),
    responsible: several(reference(...people), 'Who does the work.'),
    consulted: several(reference(...people), 'Who is asked.'),
    informed: several(reference(...people), 'Who is told.'),
  },
});

export const asset = declare({
  kind: 'asset',
  theme: 'structure',
  doc: 'Infrastructure or software that is supported rather than managed as a service.',
  example: 'asset LegacyPos "Store servers" { technology "HP-UX"  cost run 310k EUR/year  retires 2027-03-31 }',
  named: true,
  header: {},
  body: {
    capability: several(reference('capability'), 'The capabilities that it serves.'),
    technology: optional(text, 'What it is built on.'),
    supports: several(reference('service'), 'The services that stand on it.'),
    cost: several(cost, 'What it costs.'),
    owner: optional(reference('team', 'person'), 'Who answers for it.'),
    retires: optional(date, 'The day on which it goes.'),
  },
});

export const process = declare({
  kind: 'process',
  theme: 'structure',
  doc: 'Work that brings about an outcome.',
  example:
    'outcome PaidOrder\nteam PayOps\nunit Stores\nprocess CardSettlement { outcome PaidOrder  performed by PayOps  for Stores  cost run 120k EUR/year }',
  named: true,
  header: {},
  body: {
    outcome: required(reference('outcome'), 'What it brings about.'),
    performed: optional(reference('team', 'provider', 'unit'), 'Who does the work.'),
    for: several(reference('unit'), 'For whom.'),
    cost: several(cost, 'What it costs.'),
  },
});
