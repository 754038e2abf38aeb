import { optional, quantity } from './define.js';

/** The thresholds of the rules. They live in the portfolio, so that a reviewer sees them; each has a default. */
export const limits = {
  alignmentGap: optional(
    quantity('number'),
    'The alignment gap above which something must be done, in points of 100 (default 25).',
  ),
  surveySample: optional(quantity('integer'), 'The fewest respondents that count as a sample (default 5).'),
  surveyAge: optional(quantity('duration'), 'The age at which a survey is stale (default 1 year).'),
  concentration: optional(
    quantity('number'),
    'The Herfindahl index of spend by provider above which it is concentrated (default 0.25).',
  ),
  runShare: optional(
    quantity('percent'),
    'The share of run cost above which too little is left for change (default 70%).',
  ),
  unallocatedSpend: optional(quantity('percent'), 'The share of spend that may stay unallocated (default 5%).'),
  costVariance: optional(quantity('percent'), 'How far actual cost may be off the declared (default 10%).'),
  payoutCliff: optional(
    quantity('percent'),
    'The largest jump of a payout for a small change of its metric (default 50%).',
  ),
  pipelineAge: optional(
    quantity('duration'),
    'How long a service may stay in one state of the pipeline (default 12 months).',
  ),
  measurementAge: optional(quantity('duration'), 'The age at which a measurement is stale (default 3 months).'),
  periodsBelow: optional(quantity('integer'), 'How many periods a provider may stay below its commitment (default 2).'),
  overlap: optional(quantity('percent'), 'The similarity from which two elements count as duplicates (default 60%).'),
  noticeWarning: optional(quantity('duration'), 'How long before a notice deadline it is reported (default 3 months).'),
} as const;
