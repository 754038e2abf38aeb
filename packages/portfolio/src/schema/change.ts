import { score } from './agreement.js';
import {
  anyWord,
  bounded,
  date,
  declaration,
  declare,
  namedRecord,
  oneOrMore,
  optional,
  period,
  notBelowZero,
  quantity,
  record,
  reference,
  required,
  several,
  text,
  words,
} from './define.js';
import { service } from './structure.js';

/** Change: what is put together, moved and tried out. */

const dualRun = record('DualRun', {
  duration: required(bounded('duration', 0), 'How long both run.'),
  at: required(notBelowZero('moneyPerTime'), 'What that costs.'),
});
const decision = record('Decision', {
  status: required(words('a status', 'proposed', 'approved', 'rejected'), 'What was decided.'),
  by: optional(reference('team', 'person', 'unit'), 'Who decided.'),
  on: optional(date, 'When.'),
});

export const consolidation = declare({
  kind: 'consolidation',
  theme: 'change',
  doc: 'One element kept and others absorbed, with the value and the cost of it.',
  example:
    'archetype A\nteam T\nservice Checkout businessFacing { archetype A  accountable T  state operational }\nasset LegacyPos\nconsolidation TwoGateways "One payment gateway" {\n  keep Checkout\n  absorb LegacyPos\n  value 80  longTerm 70  risk 30\n  oneOff 220k EUR\n  saving 140k EUR/year\n  dualRun 6 months at 8k EUR/month\n}',
  named: true,
  header: {},
  body: {
    keep: required(reference('service', 'asset', 'process'), 'What stays.'),
    absorb: oneOrMore(reference('service', 'asset', 'process'), 'What goes.'),
    value: optional(score, 'The value to the business, 0 to 100.'),
    longTerm: optional(score, 'The long-term impact, 0 to 100.'),
    risk: optional(score, 'The risk, 0 to 100.'),
    oneOff: optional(notBelowZero('money'), 'What it costs once.'),
    saving: optional(quantity('moneyPerTime'), 'What it saves from then on.'),
    realised: optional(quantity('moneyPerTime'), 'What it was seen to save.'),
    dualRun: optional(dualRun, 'How long old and new run side by side, and at what cost.'),
    decision: optional(decision, 'What was decided, by whom and when.'),
    rationale: optional(text, 'Why, where a rule asks.'),
  },
});

const move = record('Move', {
  source: required(reference('asset', 'service'), 'What is left.'),
  target: required(reference('service'), 'What takes over.'),
});
const wave = namedRecord(
  'Wave',
  { range: required(period, 'The first and the last day.') },
  {
    after: several(reference('wave'), 'The waves that must have ended.'),
    from: several(move, 'What moves to where.'),
    cost: optional(notBelowZero('money'), 'What the wave costs.'),
    exit: optional(text, 'How one knows that it is done.'),
    rollback: optional(text, 'How it is undone.'),
    dualRun: optional(dualRun, 'How long old and new run side by side, and at what cost.'),
  },
);

export const migration = declare({
  kind: 'migration',
  theme: 'change',
  doc: 'The way from infrastructure support to managed services, in waves.',
  example:
    'archetype A\nteam T\nservice Platform supporting { archetype A  accountable T  state operational }\nasset LegacyPos\nmigration ServersToManaged {\n  wave W1 2026-04 .. 2026-07 {\n    from LegacyPos to Platform\n    cost 90k EUR\n    exit "error rate under 0.1% for 14 days"\n  }\n}',
  named: true,
  header: {},
  body: { wave: oneOrMore(wave, 'A step of the migration.') },
});

/** Every property of a service, none of them required: a change names what differs. */
const changeable = Object.fromEntries(
  Object.entries(service.body).map(([name, property]) => [name, { ...property, required: false }]),
) as unknown as typeof service.body;
const retirement = record('Retirement', {
  element: required(reference('service', 'asset', 'process'), 'What is retired.'),
  on: optional(date, 'When.'),
});
const change = record(
  'ElementChange',
  { element: required(reference('service'), 'What is changed.') },
  // In front of the archetype, whose own clause a "tier" that follows it would be.
  { tier: optional(anyWord('a tier'), 'The tier.'), ...changeable },
);
const reassignment = record('Reassignment', {
  service: required(reference('service'), 'What is moved.'),
  to: required(reference('provider'), 'The provider that takes it over.'),
});

export const scenario = declare({
  kind: 'scenario',
  theme: 'change',
  doc: 'What if: changes laid over the portfolio, for which every figure can be computed.',
  example: 'asset LegacyPos\nscenario OneGateway "Retire the legacy gateway" { retire LegacyPos on 2026-12-31 }',
  named: true,
  header: {},
  body: {
    base: optional(reference('scenario'), 'The scenario that this one adds to.'),
    retire: several(retirement, 'What goes.'),
    change: several(change, 'What is different.'),
    add: several(declaration, 'What is new.'),
    move: several(reassignment, 'What another provider takes over.'),
  },
});
