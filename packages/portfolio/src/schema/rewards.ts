import {
  bounded,
  column,
  date,
  declare,
  expression,
  file,
  flag,
  metricName,
  notBelowZero,
  oneOrMore,
  optional,
  period,
  quantity,
  range,
  record,
  reference,
  required,
  several,
  text,
  unitName,
  words,
  zone,
} from './define.js';

/** Practice 4: rewards linked to the measured performance of the services that are managed. */

/** What a column of a plain source may mean. */
export const COLUMN_ROLES = {
  service: 'The service that the row is about.',
  provider: 'The provider that the row is about.',
  unit: 'The unit that the row is about.',
  at: 'When the row was observed.',
  start: 'When an incident or a span began.',
  end: 'When it ended.',
  good: 'How many observations were good.',
  total: 'How many observations there were.',
  severity: 'The severity of an incident.',
  priority: 'The priority of a call.',
  latency: 'A response time.',
  demand: 'A load.',
  amount: 'How much was consumed.',
  cost: 'What it cost.',
  currency: 'The currency of the cost.',
} as const;

const columns = Object.fromEntries(
  Object.entries(COLUMN_ROLES).map(([role, doc]) => [role, optional(column, doc)]),
) as {
  [R in keyof typeof COLUMN_ROLES]: ReturnType<typeof optional<typeof column>>;
};

export const source = declare({
  kind: 'source',
  theme: 'rewards',
  doc: 'Data files with observations, and what their columns mean.',
  example: 'source Probes from "evidence/probes/*.parquet" {\n  service service\n  at ts\n  good ok\n  total n\n}',
  named: true,
  header: { from: oneOrMore(file, 'The files, by name or pattern.') },
  body: {
    format: optional(
      words('a format', 'plain', 'focus', 'incidents', 'prometheus'),
      'How the files are laid out; plain without it.',
    ),
    owner: optional(reference('team', 'person', 'provider'), 'Who produces the data.'),
    dates: optional(text, 'How dates are written in the files, such as "DD.MM.YYYY"; ISO 8601 without it.'),
    zone: optional(zone, 'The time zone of times that name none; UTC without it.'),
    covers: optional(
      period,
      'The days that the files speak of: a day in them without a row is one on which nothing happened; without it, months with rows.',
    ),
    where: optional(expression('condition'), 'Which rows count.'),
    ...columns,
  },
});

export const metric = declare({
  kind: 'metric',
  theme: 'rewards',
  doc: 'A measure that is computed from the columns of a source.',
  example:
    'source Tickets from "evidence/tickets.csv" { service service  at closed }\nmetric FirstTimeFix "Fixed at first contact" { from Tickets  value sum(fixed_first) / count()  unit %  better higher }',
  named: true,
  header: {},
  body: {
    from: optional(reference('source'), 'The source.'),
    value: required(expression('quantity'), 'How it is computed from the columns.'),
    unit: optional(unitName, 'The unit in which it is shown.'),
    better: required(words('a direction', 'higher', 'lower'), 'Which direction is better.'),
  },
});

const point = record('Point', {
  at: required(quantity('any'), 'The value of the metric.'),
  pays: required(quantity('percent'), 'What it pays.'),
});
const measured = {
  metric: required(metricName, 'The metric.'),
  of: optional(reference('*'), 'The element that is measured.'),
};
const component = record('Component', {
  ...measured,
  weight: required(bounded('percent', 0), 'The weight among the components of the plan.'),
  lower: optional(flag, 'That lower values are better.'),
  cap: optional(bounded('percent', 0), 'The most that the component pays.'),
  points: oneOrMore(point, 'The curve: points between which it is linear.'),
});
const modifier = record('Modifier', {
  label: required(text, 'What the modifier is called.'),
  ...measured,
  lower: optional(flag, 'That lower values are better.'),
  between: optional(range('percent'), 'The bounds of the factor.'),
  points: oneOrMore(point, 'The curve of the factor.'),
});
const zeroPay = record('PayNothing', {});
const capPay = record('CapAt', { cap: required(bounded('percent', 0), 'The most that is paid.') });
const multiplyPay = record('MultiplyBy', { factor: required(quantity('percent', 'number'), 'The factor.') });
const gate = record('Gate', {
  label: required(text, 'What the gate is called.'),
  when: required(expression('condition'), 'What must hold.'),
  otherwise: required({ type: 'choice', of: [zeroPay, capPay, multiplyPay] }, 'What happens when it does not.'),
});
const holdback = record('Holdback', {
  share: required(bounded('percent', 0, 100), 'The share that is held back.'),
  until: required(date, 'The day until which it is.'),
});

export const plan = declare({
  kind: 'plan',
  theme: 'rewards',
  doc: 'How a team or a person is rewarded for the performance of the services that they manage.',
  example:
    'archetype A\nteam PayOps\nservice Checkout businessFacing { archetype A  accountable PayOps  state operational }\nplan PayOps2026 {\n  for PayOps\n  period 2026-07-01 .. 2026-12-31\n  target 12_000 EUR/year\n  cap 120%\n  component availability of Checkout weight 100% { 99.80% -> 50%  99.90% -> 100% }\n  gate "No critical incident" when count(incidents of Checkout where severity = P1) = 0 else cap 80%\n}',
  named: true,
  header: {},
  body: {
    for: oneOrMore(reference('team', 'person'), 'Who is rewarded.'),
    period: required(period, 'The period that is rewarded.'),
    target: required(notBelowZero('money', 'moneyPerTime'), 'What full performance pays to one person at full time.'),
    cap: required(bounded('percent', 0), 'The most that the plan pays, as a share of the target.', 'BT904'),
    round: optional(
      words('a rounding mode', 'halfUp', 'halfEven', 'down', 'up'),
      'How amounts are rounded, once, at the end.',
    ),
    missing: optional(
      words('a way', 'hold', 'zero', 'redistribute'),
      'What happens while evidence is missing; hold without it.',
    ),
    component: oneOrMore(component, 'A metric, its weight and its curve.'),
    modifier: several(modifier, 'A factor on the whole.'),
    gate: several(gate, 'A condition on the whole.'),
    evidence: several(reference('source'), 'The sources that the plan relies on.'),
    holdback: optional(holdback, 'A share that is paid later.'),
  },
});

const funding = record('Funding', { ...measured, points: oneOrMore(point, 'The curve of the share that is funded.') });

export const pool = declare({
  kind: 'pool',
  theme: 'rewards',
  doc: 'The money that plans share.',
  example:
    'unit Retail\nteam T\nsource Accounts from "evidence/accounts.csv" { unit unit  at month }\nmetric margin { from Accounts  value sum(profit) / sum(planned)  unit %  better higher }\nplan P { for T  period 2026-07-01 .. 2026-12-31  target 1k EUR  cap 100%  component margin of Retail weight 100% { 90% -> 50%  100% -> 100% } }\npool RetailPool {\n  amount 60k USD\n  funding margin of Retail { 90% -> 50%  100% -> 100% }\n  plans P\n  over scaleDown\n}',
  named: true,
  header: {},
  body: {
    amount: required(bounded('money', 0), 'The money in the pool.'),
    funding: optional(funding, 'What the business must reach for the pool to be filled.'),
    plans: oneOrMore(reference('plan'), 'The plans that share it.'),
    over: optional(
      words('a way', 'scaleDown', 'distribute'),
      'What happens when the plans ask for more, or less, than there is.',
    ),
  },
});
