/** Names of more points than this hide one another; the table beside the chart has them all. */
const MOST_LABELS = 20;

/** The points that are named in a chart: all of them, or those that weigh most. */
export function labelled<P>(points: readonly P[], weight: (point: P) => number): readonly P[] {
  if (points.length <= MOST_LABELS) return points;
  return [...points].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_LABELS);
}
