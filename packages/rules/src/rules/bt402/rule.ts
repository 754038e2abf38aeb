import {
  amountOf,
  isUnknown,
  labelOf,
  nameOf,
  printQuantity,
  printRange,
  type SizedTier,
  type Sizing,
  valuePlace,
} from '@btaas/portfolio';
import { NOTHING, rule, type RuleFinding } from '../../rule.js';
import { shown } from '../../shown.js';
import { capacityFix } from '../../sizing/capacity.js';
import { tierFix, tierPlace } from '../../sizing/tier.js';

export default rule({
  id: 'BT402',
  level: 'warning',
  title: 'An over-provisioned service',
  of: ['service'],
  check(service, { figures }) {
    const sizing = figures.sizing.of(service);
    if (sizing === undefined || sizing.signs.length === 0) return NOTHING;
    return sizing.signs.flatMap((sign) => {
      if (sign === 'belowBand') return [belowBand(sizing)];
      if (sign === 'dearerTier') return [dearerTier(sizing)];
      return sign === 'warrantyAbove' ? [warrantyAbove(sizing)] : [];
    });
  },
});

function belowBand(sizing: Sizing): RuleFinding {
  const { service, tier, band, utilisation } = sizing;
  const { capacity } = service.values;
  const used = isUnknown(utilisation.value) ? '' : shown(utilisation.value);
  return {
    message: `${labelOf(service)} is over-provisioned: it uses ${used} of its capacity, below the ${printRange(band!)} of tier ${tier!.name}; lower its capacity`,
    at: capacity === undefined ? nameOf(service) : valuePlace(service, capacity),
    element: service.id,
    fixes: capacityFix(sizing, 'lower'),
  };
}

/** Only a tier that is known can be dearer than the fit one. */
function dearerTier(sizing: Sizing): RuleFinding {
  const { service, tier, fitTier, horizonDemand, saving } = sizing;
  const fit = fitTier as SizedTier;
  const demand = isUnknown(horizonDemand.value) ? '' : shown(horizonDemand.value);
  const saved = saving.value;
  const worth = isUnknown(saved) || amountOf(saved.amount).isZero() ? '' : `, which would save ${shown(saved)}`;
  return {
    message: `${labelOf(service)} is over-provisioned: tier ${fit.name} carries its ${demand} at the horizon, and costs less than tier ${tier!.name}${worth}`,
    at: tierPlace(sizing),
    element: service.id,
    fixes: tierFix(sizing, fit),
  };
}

function warrantyAbove(sizing: Sizing): RuleFinding {
  const { service, tier, archetype, needs } = sizing;
  const promised = tier!.warranty.availability!.value.percent;
  return {
    message: `${labelOf(service)} is over-provisioned: its warranty of ${printQuantity(promised)} is a class above what any need that it meets expects; take an archetype or a tier that promises less`,
    at: tierPlace(sizing),
    element: service.id,
    related: [
      { message: `the warranty of ${labelOf(archetype)}`, at: tier!.warranty.availability!.at },
      ...needs.slice(0, 3).map((need) => ({ message: `what ${labelOf(need)} expects`, at: nameOf(need) })),
    ],
  };
}
