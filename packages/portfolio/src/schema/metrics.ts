/** The metrics that need no declaration; evidence computes them from what a source's columns mean. */
export const METRICS = {
  availability: 'The share of observations that were good, or of the agreed hours without an incident.',
  attainment: 'The share of periods in which the promise was kept.',
  responseAttainment: 'The share of calls that were answered in the time promised.',
  resolutionAttainment: 'The share of calls that were resolved in the time promised.',
  latency: 'The response time at the 95th percentile.',
  throughput: 'The load that was carried.',
  demand: 'The load at its 95th percentile.',
  volume: 'How much was consumed.',
  utilisation: 'Demand as a share of the capacity.',
  cost: 'What was spent; of a cloud bill the effective cost of what was used.',
  billedCost: 'What was invoiced.',
  unitCost: 'What one unit of the volume cost.',
  costVariance: 'How far the actual cost is off the declared.',
  incidents: 'The incidents.',
  expectation: 'What is expected, by the surveys.',
  confidence: 'What is trusted, by the surveys.',
  gap: 'The alignment gap, by the surveys.',
} as const;
export type BuiltInMetric = keyof typeof METRICS;

export function isBuiltInMetric(name: string): name is BuiltInMetric {
  return Object.hasOwn(METRICS, name);
}
