import { createHash } from 'node:crypto';
import * as z from 'zod';

/** The file name of the published JSON Schema of one line of the ledger. */
export const LEDGER_SCHEMA_FILE = 'btaas.ledger.schema.json';

const amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('A decimal with the digits of the currency.');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One line of the ledger of payouts. Lines are never changed: what was wrong is put right by a further line. */
export const entrySchema = z.strictObject({
  entry: z.int().min(1).describe('Its number: the lines count from 1.'),
  asOf: z.iso.date().describe('The day as of which the payout was stated.'),
  plan: z.string(),
  participant: z.string(),
  from: z.iso.date().describe('The first day of the period that is rewarded.'),
  to: z.iso.date(),
  currency: z.string(),
  amount: amount.describe('What the line adds to what the participant gets; a correction may be negative.'),
  total: amount.describe('What the participant gets for the period by this line and those before it.'),
  heldBack: amount.describe('The part of the total that is paid later.'),
  heldUntil: z.iso.date().optional(),
  adjusts: z.int().min(1).optional().describe('The number of the line that this one corrects.'),
  evidence: sha256.describe('The hash of the evidence lock on which the amount rests.'),
  previous: sha256.describe('The hash of the line before; zeros for the first.'),
  hash: sha256.describe('The hash of this line without its last property.'),
});
export type LedgerEntry = z.output<typeof entrySchema>;

export function ledgerJsonSchema(): object {
  return { title: 'One line of the ledger of payouts of btaas', ...z.toJSONSchema(entrySchema, { target: 'draft-7' }) };
}

export const NO_ENTRY = '0'.repeat(64);

/** The line of an entry: its properties in one order, the hash last. */
export function sealed(entry: Omit<LedgerEntry, 'hash'>): LedgerEntry {
  return { ...entry, hash: hashOfEntry(entry) };
}

export function hashOfEntry(entry: Omit<LedgerEntry, 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(entry)))
    .digest('hex');
}

export function lineOf(entry: LedgerEntry): string {
  return `${JSON.stringify({ ...ordered(entry), hash: entry.hash })}\n`;
}

function ordered(entry: Omit<LedgerEntry, 'hash'>): Omit<LedgerEntry, 'hash'> {
  return {
    entry: entry.entry,
    asOf: entry.asOf,
    plan: entry.plan,
    participant: entry.participant,
    from: entry.from,
    to: entry.to,
    currency: entry.currency,
    amount: entry.amount,
    total: entry.total,
    heldBack: entry.heldBack,
    ...(entry.heldUntil === undefined ? {} : { heldUntil: entry.heldUntil }),
    ...(entry.adjusts === undefined ? {} : { adjusts: entry.adjusts }),
    evidence: entry.evidence,
    previous: entry.previous,
  };
}
