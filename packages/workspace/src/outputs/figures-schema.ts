import { amount, rate } from '@btaas/evidence/lock';
import * as z from 'zod';

export const FIGURES_SCHEMA_FILE = 'btaas.figures.schema.json';

const quantity = z.union([amount, rate]);
const value = z.union([
  quantity,
  z.strictObject({ type: z.literal('date'), date: z.string() }),
  z.looseObject({ type: z.literal('period') }),
  z.strictObject({ type: z.literal('time'), time: z.string() }),
  z.strictObject({ type: z.literal('range'), from: quantity.optional(), to: quantity.optional() }),
]);

const howInput = z.strictObject({
  l: z.string().describe('What the input is called.'),
  v: z.string(),
  s: z.string().optional().describe('Where it stands, as file and line, or where it was measured.'),
  get h() {
    return how.optional();
  },
});
const how: z.ZodType = z.strictObject({
  l: z.string().describe('What the figure is called.'),
  v: z.string(),
  f: z.string().describe('The formula.'),
  n: z.array(z.string()).optional().describe('Reservations.'),
  i: z.array(howInput),
});

const cell = {
  text: z.string().describe('As a reader sees it.'),
  value: value.optional().describe('The exact value, where it is one and is known.'),
  unknown: z.array(z.string()).optional().describe('What is missing, where the value is unknown.'),
  element: z.string().optional().describe('The qualified name of the element that it leads to.'),
  tone: z.enum(['good', 'warn', 'bad', 'muted']).optional(),
  how: how.optional().describe('How it came about.'),
};
const fact = z.strictObject({ label: z.string(), ...cell, note: z.string().optional() });
const table = z.strictObject({
  id: z.string(),
  title: z.string(),
  columns: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      type: z.enum(['text', 'number', 'money', 'percent', 'duration', 'date']),
    }),
  ),
  rows: z.array(z.array(z.strictObject(cell))).describe('A cell a column.'),
});
const contents = {
  facts: z.array(fact),
  tables: z.array(table),
  missing: z.array(z.string()).describe('What nothing is known of, and what to declare.'),
};
const card = z.strictObject({ element: z.string(), title: z.string(), ...contents, cards: z.array(z.never()) });

/** What `btaas build --formats json` writes beside the portfolio: the figures of the report, section by section. */
export const figuresSchema = z.strictObject({
  version: z.literal(1),
  title: z.string(),
  asOf: z.iso.date(),
  period: z.string(),
  introduction: z.string().optional(),
  sections: z.array(
    z.strictObject({ id: z.string(), title: z.string(), question: z.string(), ...contents, cards: z.array(card) }),
  ),
});

export function figuresJsonSchema(): object {
  return { title: 'Figures of a portfolio', ...z.toJSONSchema(figuresSchema, { target: 'draft-7' }) };
}
