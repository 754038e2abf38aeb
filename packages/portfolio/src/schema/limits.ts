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
  overlapCapability: optional(
    quantity('percent'),
    'The weight of a shared capability in the similarity of two elements; each step up weighs half (default 40%).',
  ),
  overlapOutcome: optional(
    quantity('percent'),
    'The weight of a shared outcome in the similarity of two elements (default 25%).',
  ),
  overlapConsumers: optional(
    quantity('percent'),
    'The weight of each shared consumer in the similarity of two elements (default 15%).',
  ),
  overlapTechnology: optional(
    quantity('percent'),
    'The weight of a shared technology in the similarity of two elements (default 15%).',
  ),
  overlapArchetype: optional(
    quantity('percent'),
    'The weight of a shared archetype in the similarity of two elements (default 5%).',
  ),
  priorityValue: optional(
    quantity('percent'),
    'The weight of the value to the business in the priority of a consolidation (default 30%).',
  ),
  priorityLongTerm: optional(
    quantity('percent'),
    'The weight of the long-term impact in the priority of a consolidation (default 20%).',
  ),
  priorityNpv: optional(
    quantity('percent'),
    'The weight of the net present value in the priority of a consolidation (default 30%).',
  ),
  priorityRisk: optional(
    quantity('percent'),
    'The weight of low risk in the priority of a consolidation (default 20%).',
  ),
} as const;
