import * as z from 'zod';

/** The file name of the published JSON Schema of what `btaas check --format json` writes. */
export const FINDINGS_SCHEMA_FILE = 'btaas.findings.schema.json';

const number = z.int().min(1);
const place = {
  file: z.string().describe('The path of the file from the folder that btaas ran in, with "/".'),
  line: number.describe('The first line, from 1.'),
  column: number.describe('The first column, from 1, in UTF-16 code units.'),
  endLine: number.describe('The line in which it ends.'),
  endColumn: number.describe('The column behind its last character.'),
};
const edit = z.strictObject({ ...place, text: z.string().describe('What is to stand there instead.') });
const fix = z.strictObject({
  title: z.string().describe('What it does, in the imperative.'),
  edits: z.array(edit).describe('To be made together.'),
});
const finding = z.strictObject({
  id: z.string().describe('The rule, such as BT202, or the qualified name of a policy.'),
  severity: z.enum(['error', 'warning', 'information']),
  message: z.string(),
  element: z.string().optional().describe('The qualified name of the element that it is about.'),
  ...place,
  fingerprint: z.string().describe('Stays the same while lines move and messages are reworded.'),
  related: z.array(z.strictObject({ message: z.string(), ...place })).describe('Other places that belong to it.'),
  fixes: z.array(fix).describe('Ways to mend it.'),
});
const amount = z.int().min(0);

/** What `btaas check --format json` writes: the one definition of its types and of its published schema. */
const findingsSchema = z.strictObject({
  version: z.literal(1),
  asOf: z.iso.date().describe('The day as of which the findings are stated.'),
  findings: z.array(finding).describe('By file and place.'),
  summary: z.strictObject({
    files: amount.describe('How many files were checked.'),
    errors: amount,
    warnings: amount,
    information: amount,
    suppressed: amount.describe('How many findings btaas-ignore comments cover.'),
    known: amount.optional().describe('With a baseline: how many findings it knows.'),
    gone: amount.optional().describe('With a baseline: how many of its findings are no longer found.'),
  }),
});
export type PublishedFindings = z.output<typeof findingsSchema>;

/** The JSON Schema, with a title. */
export function findingsJsonSchema(): object {
  return { title: 'Findings of btaas check', ...z.toJSONSchema(findingsSchema, { target: 'draft-7' }) };
}
