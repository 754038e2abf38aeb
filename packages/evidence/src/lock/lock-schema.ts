import * as z from 'zod';
import { amount, exact, rate } from './amount-schema.js';

/** The file name of the published JSON Schema of the evidence lock. */
export const LOCK_SCHEMA_FILE = 'btaas.evidence.schema.json';

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const file = z.strictObject({
  file: z.string().describe('From the folder of the project, with "/".'),
  size: count.describe('In bytes.'),
  sha256: sha256.describe('The hash of the content.'),
  rows: count.describe('How many rows were read.'),
  rejected: count.describe('How many of them could not be used.'),
});
const totals = z.strictObject({
  metric: z.string(),
  currency: z.string(),
  total: exact.describe('Allocated, unallocated and rejected together: what the files add up to.'),
  allocated: exact.describe('To services of the portfolio.'),
  unallocated: exact,
  rejected: exact.describe('In rows that could not be used.'),
});
const source = z.strictObject({
  id: z.string().describe('The qualified name of the source, or of the survey.'),
  definition: z.string().describe('The fingerprint of its declaration.'),
  metrics: z.record(z.string(), z.string()).describe('The fingerprints of the metrics that are computed from it.'),
  files: z.array(file),
  leftOut: count.describe('How many rows "where" leaves out.'),
  firstRejected: z
    .array(z.strictObject({ file: z.string(), row: count, reason: z.string() }))
    .describe('The first rejected rows of each file; the line of a CSV file.'),
  unmatched: z
    .array(z.strictObject({ subject: z.string(), name: z.string(), rows: count }))
    .describe('The most frequent names that nothing in the portfolio has.'),
  unmatchedNames: count.describe('How many such names there are.'),
  totals: z.array(totals),
  problem: z.string().optional().describe('Why nothing was measured from it.'),
});
const value = z.strictObject({
  element: z.string().describe('The qualified name of the element; empty for a whole source.'),
  metric: z.string().describe('A built-in metric, the qualified name of a declared one, or the id of a gate.'),
  from: z.iso.date(),
  to: z.iso.date(),
  value: z.union([amount, rate]),
  of: z.tuple([exact, exact]).optional().describe('Numerator and denominator of a ratio.'),
  source: z.string(),
  rows: count,
  observed: z
    .tuple([z.iso.date(), z.iso.date()])
    .optional()
    .describe(
      'What the source covers, or from the first to the last month with data, where that is less than the period.',
    ),
});
const surveyRow = z.strictObject({
  survey: z.string(),
  element: z.string(),
  by: z.string(),
  dimension: z.string(),
  importance: exact,
  expectation: exact,
  confidence: exact,
  respondents: exact,
  file: z.string(),
  line: count,
});

/** What `btaas evidence` writes: the one definition of its shape and of its published schema. */
const lockSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  asked: z.string().describe('The fingerprint of the periods and metrics that the portfolio asks for.'),
  sources: z.array(source).describe('By qualified name.'),
  surveyRows: z.array(surveyRow),
  values: z.array(value).describe('By metric, element and period.'),
  sha256: sha256.describe('The hash of all lines above this one: an edited lock is not used.'),
});
export type LockJson = z.output<typeof lockSchema>;
export type LockedValueJson = LockJson['values'][number];
/** All but the values, which are read when they are asked for: there may be very many. */
export const lockHeadSchema = lockSchema.extend({ values: z.array(z.unknown()) });

export function lockJsonSchema(): object {
  return { title: 'Evidence lock of btaas', ...z.toJSONSchema(lockSchema, { target: 'draft-7' }) };
}
