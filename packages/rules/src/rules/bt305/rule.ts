import { labelOf, nameOf, printPeriod, valuePlace } from '@btaas/portfolio';
import { rule } from '../../rule.js';
import { shown } from '../../shown.js';
import { writtenName } from '../../written-name.js';

export default rule({
  id: 'BT305',
  level: 'warning',
  title: 'A provider below its commitment for several periods',
  limits: ['periodsBelow'],
  reportedBy: 'evidence',
  of: ['provider'],
  *check(provider, { figures }) {
    if (figures.measurements.all.length === 0 || figures.relations.commissionsTo(provider.id).length === 0) return;
    const most = figures.limits.periodsBelow.toNumber();
    for (const { commission, kind, service, periods, missedInARow } of figures.providers.of(provider.id)?.commitments ??
      []) {
      if (missedInARow === 0 || missedInARow < most) continue;
      const missed = periods.slice(-missedInARow);
      const listed = missed.map(
        ({ measurement, measured }) => `${shown(measured)} in ${printPeriod(measurement.period)}`,
      );
      const agreement = commission.values[kind];
      yield {
        message: `${labelOf(provider)} was below the ${shown(missed[0]!.promised)} that it commits to for ${writtenName(service.id, provider)} ${missedInARow} periods in a row (${listed.join(', ')}); claim what is due, and agree on what changes`,
        at: agreement === undefined ? nameOf(commission) : valuePlace(commission, commission.values.to ?? agreement),
        element: provider.id,
        related: [{ message: `${labelOf(provider)} is declared here`, at: nameOf(provider) }],
      };
    }
  },
});
