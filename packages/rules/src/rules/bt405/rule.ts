import { addTo, type Duration, duration, labelOf, METRICS, nameOf, printQuantity } from '@btaas/portfolio';
import { rule } from '../../rule.js';

/** What surveys say has an age limit of its own, and where nothing breaks no incident is measured. */
const OTHERS = new Set(['expectation', 'confidence', 'gap', 'incidents', 'responseAttainment', 'resolutionAttainment']);
const OBSERVED = Object.keys(METRICS).filter((metric) => !OTHERS.has(metric));

export default rule({
  id: 'BT405',
  level: 'information',
  title: 'A stale measurement',
  limits: ['measurementAge'],
  reportedBy: 'evidence',
  *checkAll({ portfolio, figures }) {
    const { measurements, limits, asOf } = figures;
    if (measurements.elements.size === 0) return;
    const oldest = daysAgo(asOf, limits.measurementAge);
    if (oldest === undefined) return;
    for (const service of portfolio.all('service')) {
      if (!measurements.elements.has(service.id) || figures.relations.partOf(service) === 'retired') continue;
      const stale: string[] = [];
      for (const metric of OBSERVED) {
        const last = measurements
          .series(metric, service.id)
          .reduce<string | undefined>((latest, { period: { to } }) => {
            // What is measured so far, of a period that is not over, is as fresh as its newest month.
            return to !== undefined && to <= asOf && (latest === undefined || to > latest) ? to : latest;
          }, undefined);
        const running = measurements.series(metric, service.id).some(({ period: { from, to } }) => {
          return to !== undefined && to > asOf && from !== undefined && from >= oldest;
        });
        if (last !== undefined && last < oldest && !running) stale.push(`${metric} until ${last}`);
      }
      if (stale.length === 0) continue;
      yield {
        message: `${labelOf(service)} was measured last more than ${printQuantity(limits.measurementAge)} before ${asOf}: ${stale.join(', ')}; add newer files, and run "btaas evidence"`,
        at: nameOf(service),
        element: service.id,
      };
    }
  },
});

function daysAgo(day: string, age: Duration): string | undefined {
  return addTo(day, duration(age.amount.negated(), age.unit));
}
