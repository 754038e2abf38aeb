import { counted } from './face/wrap.js';
import type { BaselineEntry, LocatedFinding, Severity } from '@btaas/workspace';

/** What a check found, as all formats read it. */
export interface CheckReport {
  /** The day as of which it is stated, ISO. */
  readonly asOf: string;
  readonly version: string;
  /** How many files were checked. */
  readonly files: number;
  /** By file and place; without what the baseline knows. */
  readonly findings: readonly LocatedFinding[];
  /** What the baseline knows. */
  readonly known: readonly LocatedFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What the baseline holds and nothing finds any more. */
  readonly gone: readonly BaselineEntry[];
  /** Whether it was compared with a baseline. */
  readonly compared: boolean;
  /** Findings of this severity and worse fail the check. */
  readonly failLevel: FailLevel;
  readonly rules: readonly { readonly id: string; readonly title: string; readonly level: Severity }[];
  /** The page of a rule, in Markdown. */
  pageOf(id: string): string | undefined;
  /** The text of a file; empty where there is none. */
  textOf(file: string): string;
}
export interface SuppressedFinding extends LocatedFinding {
  readonly reason: string;
  readonly until: string | undefined;
}

const SEVERITIES = ['error', 'warning', 'information'] as const satisfies readonly Severity[];
export type { Severity };

export const FAIL_LEVELS = [...SEVERITIES, 'never'] as const;
export type FailLevel = (typeof FAIL_LEVELS)[number];

export function fails({ severity }: LocatedFinding, level: FailLevel): boolean {
  return level !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(level);
}
export function count(findings: readonly LocatedFinding[], severity: Severity): number {
  let n = 0;
  for (const finding of findings) if (finding.severity === severity) n++;
  return n;
}
/** `2 errors`, `1 warning`: how many there are of each severity that there is. */
export function counts(findings: readonly LocatedFinding[]): string[] {
  return SEVERITIES.map((severity) => [count(findings, severity), severity] as const)
    .filter(([n]) => n > 0)
    .map(([n, severity]) => counted(n, severity === 'information' ? 'note' : severity));
}
