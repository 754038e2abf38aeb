import { createHash } from 'node:crypto';
import { type Measurement, quantityToJson, type SurveyRow } from '@btaas/portfolio';
import type { Lock } from './lock.js';
import { LOCK_VERSION } from './lock.js';
import type { LockedValueJson } from './lock-schema.js';

/**
 * The text of a lock: sorted, one value a line, the same bytes for the same evidence. Its last line is the hash of all
 * lines above it.
 */
export function writeLock({ asked, sources, surveyRows, values }: Lock): string {
  const parts = [
    '{',
    `  "version": ${LOCK_VERSION},`,
    `  "asked": ${JSON.stringify(asked)},`,
    `  "sources": ${list(sources.map((source) => JSON.stringify(source, null, 2).replaceAll('\n', '\n    ')))},`,
    `  "surveyRows": ${list(surveyRows.map(surveyRowJson).sort())},`,
    `  "values": ${list(values.map((each) => JSON.stringify(valueJson(each))))},`,
  ];
  const text = `${parts.join('\n')}\n`;
  return `${text}  "sha256": "${hashOf(text)}"\n}\n`;
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`;
}

function valueJson({
  element,
  metric,
  period,
  value,
  numerator,
  denominator,
  source,
  rows,
  observed,
}: Measurement): LockedValueJson {
  return {
    element,
    metric,
    from: period.from!,
    to: period.to!,
    value: quantityToJson(value) as LockedValueJson['value'],
    ...(numerator === undefined || denominator === undefined
      ? {}
      : { of: [numerator.toString(), denominator.toString()] }),
    source,
    rows,
    ...(observed?.from === undefined || observed.to === undefined ? {} : { observed: [observed.from, observed.to] }),
  };
}

function surveyRowJson(row: SurveyRow): string {
  return JSON.stringify(row);
}
