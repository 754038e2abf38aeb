import { createHash } from 'node:crypto';
import { type ElementOf, type Period, type Portfolio, printExpression } from '@btaas/portfolio';
import { askedOfPlans } from '../metrics/asked.js';
import { observedIn } from '../metrics/observed.js';
import { periodKey } from '../metrics/timeline.js';
import { specOf } from '../sources/spec.js';

/**
 * Fingerprints of what decides how a value is measured. They are kept in the lock, so that a value is not taken for
 * another one after its source or metric was declared otherwise.
 */
export function sourceDefinition(source: ElementOf<'source'>, portfolio: Portfolio): string {
  const { format, patterns, columns, covers, where, dates, zone } = specOf(source);
  const hours = format === 'incidents' ? portfolio.all('calendar').map(({ id, values }) => [id, plain(values)]) : [];
  return fingerprint([
    format,
    patterns,
    columns,
    where && printExpression(where),
    dates,
    zone,
    hours,
    ...(covers === undefined ? [] : [periodKey(covers)]),
  ]);
}

export function metricDefinition({ values }: ElementOf<'metric'>): string {
  const { value, unit, from } = values;
  return fingerprint([value && printExpression(value.value), unit?.value, from?.value.to]);
}

export function surveyDefinition({ values }: ElementOf<'survey'>): string {
  return fingerprint(plain(values));
}

/** What the plans, pools and limits of a portfolio ask the evidence for. */
export function askedDefinition(portfolio: Portfolio, periods: readonly Period[]): string {
  const asked = [...askedOfPlans(portfolio)].map(([metric, elements]) => [metric, [...elements].sort()]).sort();
  const gates = observedIn(portfolio).map(({ id }) => id);
  const { settings } = portfolio;
  return fingerprint([
    periods.map(periodKey).sort(),
    asked,
    gates.sort(),
    portfolio.all('survey').map(({ id, values }) => [id, plain(values)]),
    settings?.values.currency?.value,
    plain(settings?.values.rate ?? []),
    plain(settings?.values.limits?.value.surveySample?.value ?? null),
  ]);
}

/** Values without the places where they stand: moving a declaration changes nothing. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each) => (key === 'start' || key === 'end' ? undefined : each)));
}

/** Sixteen digits are enough to notice a change; they are no protection. */
function fingerprint(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 16);
}
