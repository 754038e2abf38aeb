import { agreement } from './agreement.js';
import {
  bounded,
  currency,
  date,
  declare,
  file,
  namedRecord,
  notBelowZero,
  optional,
  period,
  quantity,
  range,
  record,
  reference,
  required,
  several,
  aboveZero,
  anyWord,
  words,
} from './define.js';
import { limits } from './limits.js';
import { STATES } from './states.js';

/** Practice 1: strategy through archetypes that meet several business needs. */

const currencyRate = record('CurrencyRate', {
  date: required(date, 'The day from which the rate holds.'),
  currency: required(currency, 'The foreign currency.'),
  value: required(aboveZero('number'), "What one unit of it is worth in the portfolio's currency."),
});

export const portfolio = declare({
  kind: 'portfolio',
  theme: 'strategy',
  doc: 'The whole of what is offered, built and retired. A project has exactly one.',
  example:
    'portfolio Meridian "Meridian Retail Group" {\n  currency EUR\n  rate 2026-01-01 USD 0.92\n  period 2026-02-01 .. 2027-01-31\n  horizon 3 years\n  discount 8%\n}',
  named: true,
  header: {},
  body: {
    currency: required(currency, 'The currency in which figures are stated and in which money without a code is read.'),
    rate: several(currencyRate, 'A dated exchange rate into the currency of the portfolio.'),
    period: required(period, 'The period that declared figures and promises are about.'),
    horizon: optional(
      notBelowZero('duration'),
      "How far ahead sizing and net present values look, from the period's start.",
    ),
    discount: optional(notBelowZero('percent'), 'The yearly discount rate of net present values.'),
    catalogueFrom: optional(
      words('a state', ...STATES),
      'The first state that belongs to the catalogue; `released` without it.',
    ),
    limits: optional(record('Limits', {}, limits), 'Thresholds of the rules.'),
  },
});

export const unit = declare({
  kind: 'unit',
  theme: 'strategy',
  doc: 'A unit of the business that has needs and consumes services.',
  example: 'unit Retail\nunit Stores "Store operations" { within Retail }',
  named: true,
  header: {},
  body: {
    within: optional(reference('unit'), 'The larger unit that this one belongs to.'),
    head: optional(reference('person'), 'Who leads the unit.'),
  },
});

export const capability = declare({
  kind: 'capability',
  theme: 'strategy',
  doc: 'Something that the business is able to do, whoever does it.',
  example: 'capability Commerce\ncapability Payments { within Commerce }',
  named: true,
  header: {},
  body: { within: optional(reference('capability'), 'The wider capability that this one is part of.') },
});

export const outcome = declare({
  kind: 'outcome',
  theme: 'strategy',
  doc: 'A result that the business wants, which services and processes bring about.',
  example: 'outcome PaidOrder "An order is paid" { target 98%  worth 2M EUR/year }',
  named: true,
  header: {},
  body: {
    metric: optional(reference('metric'), 'How the result is measured.'),
    target: optional(quantity('any'), 'The value aimed at.'),
    worth: optional(quantity('money', 'moneyPerTime'), 'What reaching it is worth.'),
  },
});

export const need = declare({
  kind: 'need',
  theme: 'strategy',
  doc: 'What a unit of the business expects of technology.',
  example:
    'unit Stores\nneed FastCheckout "Pay in under two seconds in any store" {\n  unit Stores\n  importance 5\n  demand 520 tx/s  growth 12%/year\n  expects { availability 99.9% monthly  latency p95 2 s }\n}',
  named: true,
  header: {},
  body: {
    unit: required(reference('unit'), 'The unit that has the need.'),
    importance: required(bounded('integer', 1, 5), 'From 1, nice to have, to 5, vital.'),
    capability: optional(reference('capability'), 'The capability that the need is about.'),
    outcome: optional(reference('outcome'), 'The result that the need serves.'),
    demand: optional(bounded('nounPerTime', 0), 'The load that the need brings, at its 95th percentile.'),
    growth: optional(quantity('percentPerTime'), 'How the demand grows.'),
    expects: optional(agreement, 'The quality that the unit expects.'),
  },
});

const tier = namedRecord(
  'Tier',
  {},
  {
    demand: optional(range('nounPerTime'), 'The demand that the tier is made for.'),
    utilisation: optional(range('percent'), 'The band in which the utilisation is right.'),
    ceiling: optional(notBelowZero('moneyPerTime'), 'What a service of this tier should cost at most.'),
    warranty: optional(agreement, 'What this tier promises beyond its archetype.'),
  },
);

export const archetype = declare({
  kind: 'archetype',
  theme: 'strategy',
  doc: 'A pattern of service that meets several needs, with the sizes in which it comes.',
  example:
    'unit Stores\nneed FastCheckout { unit Stores  importance 5 }\narchetype Transactional {\n  meets FastCheckout\n  sourcing internal, external\n  warranty { availability 99.9% monthly  rto 4 h }\n  tier S { demand .. 200 tx/s  utilisation 40%..75%  ceiling 20k EUR/month }\n}',
  named: true,
  header: {
    extends: optional(
      reference('archetype'),
      'The archetype whose needs, sourcing, tiers and warranty are taken over.',
    ),
  },
  body: {
    meets: several(reference('need'), 'The needs that the archetype is made for.'),
    sourcing: several(
      words('a kind of sourcing', 'internal', 'external'),
      'Who may deliver services of this archetype.',
    ),
    warranty: optional(agreement, 'The quality that every service of this archetype must promise.'),
    tier: several(tier, 'A size in which the archetype comes.'),
  },
});

const surveyEntry = record(
  'SurveyEntry',
  {
    element: required(reference('service', 'need', 'portfolio'), 'What was asked about.'),
    by: required(reference('unit'), 'Who answered.'),
    dimension: required(anyWord('a dimension'), 'The aspect, such as reliability or speed.'),
  },
  {
    importance: required(quantity('number'), 'How much the aspect matters to the respondents.'),
    expectation: required(quantity('number'), 'What they expect.'),
    confidence: required(quantity('number'), 'What they trust to get.'),
    respondents: required(bounded('integer', 0), 'How many people answered.'),
  },
);

export const survey = declare({
  kind: 'survey',
  theme: 'strategy',
  doc: 'What units expect of services, and how much confidence they have in getting it.',
  example:
    'unit Stores\nneed Speed { unit Stores  importance 4 }\nsurvey H1 on 2026-06-30 {\n  scale 1..5\n  entry Speed by Stores on reliability { importance 5  expectation 5  confidence 3.9  respondents 42 }\n}',
  named: true,
  header: { on: required(date, 'The day of the survey.') },
  body: {
    scale: optional(range('number'), 'The lowest and the highest score; 1..5 without it.'),
    entry: several(surveyEntry, 'The mean scores of a group for one aspect of one element.'),
    file: several(
      file,
      'A file with more entries, in the columns element, by, on, importance, expectation, confidence and respondents.',
    ),
  },
});
