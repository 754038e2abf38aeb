import { exact } from '@btaas/evidence/lock';
import * as z from 'zod';

/** The file name of the published JSON Schema of what `btaas rewards --format json` writes. */
export const REWARDS_SCHEMA_FILE = 'btaas.rewards.schema.json';

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const amount = decimal.nullable().describe('With the digits of the currency; null while it is held.');
const share = exact.nullable().describe('Of one: 1.1075 is 110.75%. Null while something is missing.');
const missing = z.array(z.string()).describe('What is missing to state it; empty otherwise.');
const place = z.strictObject({ file: z.string(), line: z.int().min(1) });
const period = z.strictObject({ from: z.string().optional(), to: z.string().optional() });

const input = z.strictObject({
  label: z.string(),
  value: z.string(),
  source: z.string().optional().describe('The source that it was measured from.'),
  period: z.string().optional(),
  rows: z.int().optional(),
});
const line = z.strictObject({
  step: z.string(),
  label: z.string(),
  formula: z.string(),
  inputs: z.array(input),
  result: z.string(),
  place: place.optional().describe('Where the step is declared.'),
});
const step = z
  .strictObject({ at: z.string(), amount })
  .describe('The payout at the next point of the curve, before a pool.');

const payout = z.strictObject({
  plan: z.string(),
  title: z.string().optional(),
  participant: z.string(),
  period,
  status: z.enum(['held', 'provisional', 'final']),
  currency: z.string(),
  amount,
  missing,
  score: share.describe('The share of the target that is earned, before proration.'),
  target: z.strictObject({ amount: exact, currency: z.string(), per: z.string().optional() }).optional(),
  segments: z.array(z.strictObject({ fte: exact, from: z.string().optional(), to: z.string().optional() })),
  share: share.describe('How many targets the time of the participant is worth.'),
  pool: z.string().optional(),
  heldBack: amount,
  heldUntil: z.string().optional(),
  due: amount.describe('What is due as of the day.'),
  outlook: z.strictObject({ threshold: amount, target: amount, maximum: amount }).describe('Before a pool.'),
  sensitivity: z.array(
    z.strictObject({ metric: z.string(), now: z.string(), better: step.optional(), worse: step.optional() }),
  ),
  lines: z.array(line).describe('How the amount came about.'),
});
const pool = z.strictObject({
  pool: z.string(),
  currency: z.string(),
  fundedShare: share,
  funded: exact.nullable(),
  asked: exact.nullable(),
  factor: exact.nullable(),
  paid: amount,
  unspent: exact.nullable(),
  missing,
});

const source = z.strictObject({
  source: z.string(),
  files: z.array(z.strictObject({ file: z.string(), sha256: z.string(), rows: z.int(), rejected: z.int() })),
});

/** What `btaas rewards --format json` writes: the one definition of its types and of its published schema. */
export const rewardsSchema = z.strictObject({
  version: z.literal(1),
  asOf: z.iso.date(),
  evidence: z.string().nullable().describe('The hash of the evidence lock; null without one.'),
  assumptions: z.array(z.string()).describe('What is assumed in place of what was measured.'),
  redacted: z.boolean(),
  payouts: z.array(payout).describe('One for each plan and participant.'),
  pools: z.array(pool),
  sources: z.array(source).describe('The data files that the payouts rest on, as they were measured.'),
});
export type RewardsDocument = z.output<typeof rewardsSchema>;
export type StatementJson = RewardsDocument['payouts'][number];

export function rewardsJsonSchema(): object {
  return { title: 'Statements of btaas rewards', ...z.toJSONSchema(rewardsSchema, { target: 'draft-7' }) };
}
