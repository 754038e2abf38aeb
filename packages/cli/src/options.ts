import type { Options } from 'yargs';
import { type Face, UsageError } from './face/face.js';
import { FAIL_LEVELS, type FailLevel } from './report.js';

/** Options that several commands share. */
export const project = {
  type: 'string',
  requiresArg: true,
  describe: 'The project that is meant: its folder or btaas.config.json',
} as const satisfies Options;
export const asOf = {
  type: 'string',
  requiresArg: true,
  describe: 'The day as of which figures are stated, such as 2026-06-30 (today without it)',
} as const satisfies Options;
export const failLevel = {
  choices: FAIL_LEVELS,
  default: 'error' as FailLevel,
  requiresArg: true,
  describe: 'The least severe finding with which the command ends with 1',
} as const satisfies Options;
export const stats = {
  type: 'boolean',
  describe: 'Say how long each phase and each rule took',
} as const satisfies Options;
export const watch = {
  type: 'boolean',
  describe: 'Stay, and do it again when a file changes',
} as const satisfies Options;
export const stdinFilepath = {
  type: 'string',
  requiresArg: true,
  describe: 'Take the text of this file from standard input',
} as const satisfies Options;
/** For commands whose answer people or programs read. */
export const textOrJson = {
  choices: ['text', 'json'] as const,
  default: 'text' as const,
  requiresArg: true,
  describe: 'How it is written',
} as const satisfies Options;
export const paths = {
  type: 'string',
  array: true,
  describe: 'Files or folders',
  defaultDescription: 'the project around this folder',
} as const satisfies Options;

/** The day that is meant: given, or today. */
export function dayOf(given: string | undefined, face: Face): string {
  if (given === undefined) return face.today();
  const date = new Date(`${given}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(date.getTime());
  if (isDay && date.toISOString().startsWith(given)) return given;
  throw new UsageError(`--as-of takes a day such as 2026-06-30, not "${given}"`);
}
