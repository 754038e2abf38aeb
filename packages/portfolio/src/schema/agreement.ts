import {
  anyWord,
  bounded,
  date,
  notBelowZero,
  optional,
  percentile,
  record,
  reference,
  required,
  several,
  words,
} from './define.js';

export const WINDOWS = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;

const availability = record('AvailabilityPromise', {
  value: required(bounded('percent', 0, 100), 'The share of the agreed time in which the service works.'),
  window: optional(words('a window', ...WINDOWS), 'The time over which the share is measured.'),
});
const timeByPriority = record('PriorityTime', {
  priority: required(anyWord('a priority'), 'The priority of the call, such as P1.'),
  time: required(bounded('duration', 0), 'The longest time allowed.'),
});
const latency = record('LatencyPromise', {
  percentile: required(percentile, 'Which share of requests must be this fast, such as p95.'),
  time: required(bounded('duration', 0), 'The longest time that this share of requests may take.'),
});
const exclusion = record('Exclusion', {
  reason: required(anyWord('a reason'), 'What does not count as downtime, such as maintenance.'),
  amount: required(notBelowZero('duration', 'durationPerTime'), 'How much of it, such as 4 h/month.'),
});
const credit = record('Credit', {
  below: required(bounded('percent', 0, 100), 'The availability below which the credit is due.'),
  pays: required(bounded('percent', 0), 'The share of the fee that is paid back.'),
});

/**
 * What one side promises another: the body of `sla`, `ola`, `uc`, `warranty`, `expects` and `commits` alike,
 * so that promises can be compared along a chain.
 */
export const agreementBody = {
  availability: optional(availability, 'Availability promised, with the window in which it is measured.'),
  hours: optional(reference('calendar'), 'The calendar in which the promise holds.'),
  response: several(timeByPriority, 'How soon somebody responds, by priority.'),
  resolution: several(timeByPriority, 'How soon the service is restored, by priority.'),
  rto: optional(bounded('duration', 0), 'Recovery time objective: the longest time to recover after a disaster.'),
  rpo: optional(bounded('duration', 0), 'Recovery point objective: the longest span of data that may be lost.'),
  throughput: optional(bounded('nounPerTime', 0), 'The load that is carried, such as 500 tx/s.'),
  latency: several(latency, 'Response times by percentile.'),
  excludes: several(exclusion, 'Downtime that does not count against the promise.'),
  credit: several(credit, 'What is paid back when the promise is broken.'),
  until: optional(date, "The last day of the promise; without it, the end of the portfolio's period."),
} as const;

export const agreement = record('Agreement', {}, agreementBody);

export const published = record(
  'PublishedAgreement',
  { offering: optional(anyWordText(), "The name of the provider's offering, where it publishes several.") },
  agreementBody,
);

export const score = bounded('number', 0, 100);

function anyWordText() {
  return { type: 'text', holds: 'words' } as const;
}
