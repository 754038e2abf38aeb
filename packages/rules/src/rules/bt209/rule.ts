import { labelOf, missingIn, nameOf, type Place, type Commitment } from '@btaas/portfolio';
import { sentence } from '../../agreements/promises.js';
import { rule, type RuleFinding } from '../../rule.js';

/** SLAs that are shown to lean on one service without an agreement. */
const MOST_SHOWN = 5;

export default rule({
  id: 'BT209',
  level: 'error',
  title: 'A service without an OLA or UC behind an SLA',
  missing: ['service', 'provider'],
  *checkAll({ portfolio, figures: { agreements } }) {
    const leaning = new Map<string, { readonly promise: Commitment; readonly at: Place }[]>();
    for (const promise of agreements.slas) {
      const blocks = agreements.leansOn(promise);
      if (blocks.length === 0) yield unbacked(promise);
      for (const missing of missingIn(blocks)) {
        if (missing.why !== 'noAgreement') continue;
        const list = leaning.get(missing.service) ?? [];
        leaning.set(missing.service, list);
        list.push({ promise, at: missing.at });
      }
    }
    for (const [id, promises] of [...leaning].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const service = portfolio.get('service', id);
      if (service !== undefined) yield finding(labelOf(service), nameOf(service), id, promises);
    }
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

function finding(
  label: string,
  at: Place,
  element: string,
  promises: readonly { readonly promise: Commitment; readonly at: Place }[],
): RuleFinding {
  const [first] = promises;
  const others = promises.length > 1 ? ` and ${promises.length - 1} more` : '';
  return {
    message: `${label} has no OLA or UC, though ${first!.promise.label}${others} leans on it; commission it with an agreement`,
    at,
    element,
    related: promises
      .slice(0, MOST_SHOWN)
      .map(({ promise, at: required }) => ({ message: `Required here for ${promise.label}`, at: required })),
  };
}
