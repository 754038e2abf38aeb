import { type COLUMN_ROLES, type ElementOf, isBuiltInMetric, type METRICS, type Portfolio } from '@btaas/portfolio';

type Source = ElementOf<'source'>;
type Role = keyof typeof COLUMN_ROLES;

/** The columns of which each built-in metric needs one; surveys feed the others, and nobody owns a survey. */
const COLUMNS: Readonly<Record<keyof typeof METRICS, readonly Role[]>> = {
  availability: ['good', 'start'],
  attainment: ['good', 'start'],
  responseAttainment: ['priority'],
  resolutionAttainment: ['priority'],
  latency: ['latency'],
  throughput: ['demand'],
  demand: ['demand'],
  utilisation: ['demand'],
  volume: ['amount'],
  cost: ['cost'],
  billedCost: ['cost'],
  unitCost: ['cost', 'amount'],
  costVariance: ['cost'],
  incidents: ['start', 'severity'],
  expectation: [],
  confidence: [],
  gap: [],
};
/** What the columns of files in a format of somebody else's mean. */
const FORMATS: Readonly<Record<string, readonly Role[]>> = {
  focus: ['cost'],
  incidents: ['start', 'severity', 'priority'],
  prometheus: ['demand', 'latency', 'good'],
};

/** The sources that a metric of a plan is computed from, as far as their declarations tell. */
export function sourcesFeeding(metric: string, portfolio: Portfolio): readonly Source[] {
  if (!isBuiltInMetric(metric)) {
    const from = portfolio.get('metric', metric)?.values.from?.value.to;
    const source = from === undefined ? undefined : portfolio.get('source', from);
    return source === undefined ? [] : [source];
  }
  const wanted = COLUMNS[metric];
  return portfolio.all('source').filter(({ values }) => {
    const inFormat = FORMATS[values.format?.value ?? ''] ?? [];
    return wanted.some((role) => values[role] !== undefined || inFormat.includes(role));
  });
}
