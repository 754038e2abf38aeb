import { agreement, published } from './agreement.js';
import {
  bounded,
  choice,
  date,
  declare,
  file,
  oneOrMore,
  optional,
  period,
  notBelowZero,
  record,
  reference,
  required,
  several,
  text,
  time,
  words,
  zone,
} from './define.js';
import { LEVELS } from './states.js';

/** Practice 2: execution commissioned to providers who are committed to the needs. */

export const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

const alwaysOpen = record('AlwaysOpen', {});
const openHours = record('OpenHours', {
  firstDay: required(words('a day', ...DAYS), 'The first day of the range.'),
  lastDay: optional(words('a day', ...DAYS), 'The last day of the range; without it, the first day alone.'),
  opens: required(time, 'When it opens.'),
  closes: required(time, 'When it closes; 24:00 is midnight.'),
});

export const calendar = declare({
  kind: 'calendar',
  theme: 'commissioning',
  doc: 'The hours in which a promise holds.',
  example:
    'calendar Office {\n  open Mon..Fri 08:00..18:00\n  zone "Europe/Berlin"\n  closed 2026-12-25, 2026-12-26\n}',
  named: true,
  header: {},
  body: {
    open: oneOrMore(choice(alwaysOpen, openHours), '`always`, or a range of days and hours.'),
    zone: optional(zone, 'The IANA time zone of the hours; UTC without it.'),
    closed: several({ type: 'period' }, 'Days on which it is closed all the same.'),
  },
});

export const provider = declare({
  kind: 'provider',
  theme: 'commissioning',
  doc: 'Who delivers: an internal group or an external supplier.',
  example:
    'provider Hosting "Nordic Hosting AB" external {\n  criticality high\n  exit 6 months  plan "docs/exit-hosting.md"\n}',
  named: true,
  header: {
    sourcing: required(
      words('a kind of sourcing', 'internal', 'external'),
      'Whether the provider belongs to the organisation.',
    ),
  },
  body: {
    owner: optional(reference('team'), 'The team that answers for the provider.'),
    criticality: optional(words('a level', ...LEVELS), 'How much depends on the provider.'),
    exit: optional(bounded('duration', 0), 'How long it takes to leave the provider.'),
    plan: optional(file, 'The exit plan.'),
    commits: several(published, 'What the provider publishes to all of its customers.'),
  },
});

export const contract = declare({
  kind: 'contract',
  theme: 'commissioning',
  doc: 'The agreement in law under which an external provider delivers.',
  example:
    'provider Hosting external\ncontract HostingMSA with Hosting 2024-01-01 .. 2028-06-30 {\n  notice 9 months\n  value 1.8M EUR/year\n}',
  named: true,
  header: {
    with: required(reference('provider'), 'The other party.'),
    range: required(period, 'The first and the last day.'),
  },
  body: {
    notice: optional(bounded('duration', 0), 'How long before its end it must be given notice.'),
    value: optional(notBelowZero('money', 'moneyPerTime'), 'What it is worth.'),
    document: optional(file, 'The contract itself.'),
  },
});

export const commission = declare({
  kind: 'commission',
  theme: 'commissioning',
  doc: 'A service given to a provider, with what the provider commits to.',
  example:
    'archetype A\nteam T\nservice Platform supporting { archetype A  accountable T  state operational }\nprovider CoreIT internal\ncommission Platform to CoreIT from 2026-02-01 {\n  ola { availability 99.95% monthly  response P1 10 min }\n  review quarterly\n}',
  named: false,
  header: {
    service: required(reference('service'), 'What is commissioned.'),
    to: required(reference('provider'), 'To whom.'),
    under: optional(reference('contract'), 'The contract that it falls under.'),
    from: optional(date, 'The first day.'),
    until: optional(date, 'The last day.'),
  },
  body: {
    share: optional(bounded('percent', 0), 'The share of the service that the provider delivers; 100% without it.'),
    ola: optional(agreement, 'Operational level agreement, with an internal provider.'),
    uc: optional(agreement, 'Underpinning contract, with an external provider.'),
    for: several(
      choice(
        record('ForNeed', { need: required(reference('need'), 'The need.') }),
        record('ForOffering', { offering: required(text, 'The name.') }),
      ),
      'The needs it is committed to, or the published offering it takes.',
    ),
    review: optional(words('an interval', 'weekly', 'monthly', 'quarterly', 'yearly'), 'How often it is reviewed.'),
  },
});
