import {
  type Commitment,
  type Comparison,
  type ElementOf,
  type Figures,
  isLiveConsolidation,
  labelOf,
  type Shortfall,
  valuePlace,
} from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule, type RuleFinding } from '../../rule.js';

type Service = ElementOf<'service'>;

export default rule({
  id: 'BT606',
  level: 'warning',
  title: 'A survivor that promises less than what its new consumers have',
  of: ['consolidation'],
  *check(consolidation, { portfolio, figures }) {
    const { keep, absorb } = consolidation.values;
    const survivor = keep?.value.found === true ? portfolio.get('service', keep.value.to) : undefined;
    if (survivor === undefined || !isLiveConsolidation(consolidation)) return;
    const offered = figures.agreements.commitments.slasOf(survivor.id);
    for (const { value } of absorb) {
      const service = value.found ? portfolio.get('service', value.to) : undefined;
      if (service === undefined || service.id === survivor.id) continue;
      for (const sla of figures.agreements.commitments.slasOf(service.id)) {
        if (offered.length === 0) {
          yield cannotBeJudged(
            consolidation,
            `Whether ${labelOf(survivor)} promises its new consumers as much as ${labelOf(service)} does`,
            [`the SLA of ${labelOf(survivor)}`],
          );
          return;
        }
        const nearest = nearestOffer(offered, sla, figures);
        if (nearest.shortfalls.length > 0) yield finding(consolidation, survivor, service, sla, nearest);
      }
    }
  },
});

/** What falls short in the offering that comes nearest: consumers will take that one. */
function nearestOffer(offered: readonly Commitment[], { terms }: Commitment, { agreements }: Figures): Comparison {
  const comparisons = offered.map((offer) => agreements.compare(offer.terms, terms));
  return comparisons.reduce((best, each) => (each.shortfalls.length < best.shortfalls.length ? each : best));
}

function finding(
  consolidation: ElementOf<'consolidation'>,
  survivor: Service,
  service: Service,
  sla: Commitment,
  { shortfalls }: Comparison,
): RuleFinding {
  const parts = shortfalls.map(({ name, promised, demanded }) => `${name} ${promised} instead of ${demanded}`);
  const mended = shortfalls.filter((each): each is Shortfall & { mended: string } => each.mended !== undefined);
  return {
    message: `Consumers of ${labelOf(service)} would get less from ${labelOf(survivor)}: ${parts.join(', ')}`,
    at: valuePlace(consolidation, consolidation.values.keep!),
    element: consolidation.id,
    related: [{ message: `${sla.label} promises more`, at: sla.at }],
    fixes:
      mended.length < shortfalls.length
        ? []
        : [
            {
              title: `Promise as much with ${labelOf(survivor)} as with ${labelOf(service)}`,
              edits: mended.map(({ promisedAt, mended: text }) => ({ edit: 'replace', at: promisedAt, text })),
            },
          ],
  };
}
