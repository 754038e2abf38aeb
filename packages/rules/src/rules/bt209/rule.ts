import { appended, type Commitment, type ElementOf, labelOf, missingIn, nameOf, type Place } from '@btaas/portfolio';
import { sentence } from '../../agreements/promises.js';
import { type Contribution, NOTHING, rule, type RuleFinding } from '../../rule.js';

/** An SLA that leans on a service without an agreement, and where that is required. */
interface Leaning extends Contribution {
  readonly sla: string;
  readonly at: Place;
}

/** SLAs that are shown to lean on one service without an agreement. */
const MOST_SHOWN = 5;

export default rule({
  id: 'BT209',
  level: 'error',
  title: 'A service without an OLA or UC behind an SLA',
  missing: ['service', 'provider'],
  of: ['service'],
  check(service, { figures: { agreements } }) {
    let found: RuleFinding[] | undefined;
    for (const sla of agreements.currentSlasOf(service))
      if (agreements.leansOn(sla).length === 0) found = appended(found, unbacked(sla));
    return found ?? NOTHING;
  },
  gather(service, { figures: { agreements } }) {
    let gathered: Leaning[] | undefined;
    for (const sla of agreements.currentSlasOf(service)) {
      for (const missing of missingIn(agreements.leansOn(sla))) {
        if (missing.why !== 'noAgreement') continue;
        gathered = appended(gathered, { about: missing.service, sla: sla.label, at: missing.at });
      }
    }
    return gathered ?? NOTHING;
  },
  combine(id, leaning: readonly Leaning[], { portfolio }) {
    const service = portfolio.get('service', id);
    return service === undefined ? NOTHING : [bare(service, leaning)];
  },
});

function unbacked({ label, service, element }: Commitment): RuleFinding {
  return {
    message: sentence(
      `nothing stands behind ${label}: ${service} has no commission with an OLA or UC, and requires nothing that has one`,
    ),
    at: nameOf(element),
    element: service,
  };
}

function bare(service: ElementOf<'service'>, leaning: readonly Leaning[]): RuleFinding {
  const [first] = leaning;
  const others = leaning.length > 1 ? ` and ${leaning.length - 1} more` : '';
  return {
    message: `${labelOf(service)} has no OLA or UC, though ${first!.sla}${others} leans on it; commission it with an agreement`,
    at: nameOf(service),
    element: service.id,
    related: leaning.slice(0, MOST_SHOWN).map(({ sla, at }) => ({ message: `Required here for ${sla}`, at })),
  };
}
