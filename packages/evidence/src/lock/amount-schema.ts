import * as z from 'zod';

/** Exact values as all published files have them. */

export const exact = z
  .string()
  .regex(/^-?\d+(\.\d+)?$|^-?\d+\/\d+$/)
  .describe('An exact number: a decimal, or n/d where there is no finite one.');
export const amount = z.union([
  z.strictObject({ type: z.enum(['number', 'percent']), value: exact }),
  z.strictObject({ type: z.literal('money'), amount: exact, currency: z.string().optional() }),
  z.strictObject({ type: z.literal('duration'), amount: exact, unit: z.string() }),
]);
export const rate = z.strictObject({ type: z.literal('rate'), amount, noun: z.string().optional(), per: z.string() });
