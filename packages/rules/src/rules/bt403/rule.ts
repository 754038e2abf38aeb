import { isUnknown, labelOf, nameOf, type SizedTier, type Sizing, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { NOTHING, rule, type RuleFinding } from '../../rule.js';
import { shown } from '../../shown.js';
import { tierFix, tierPlace } from '../../sizing/tier.js';
import { writtenName } from '../../written-name.js';

export default rule({
  id: 'BT403',
  level: 'warning',
  title: 'A service in the wrong tier',
  of: ['service'],
  check(service, { figures }) {
    const sizing = figures.sizing.of(service);
    if (sizing === undefined) return NOTHING;
    if (sizing.signs.includes('otherTier')) return [otherTier(sizing, sizing.fitTier as SizedTier)];
    if (sizing.signs.includes('noTierSatisfies')) return [noTier(sizing)];
    return unjudged(sizing);
  },
});

function otherTier(sizing: Sizing, fit: SizedTier): RuleFinding {
  const { service, archetype, tier, horizonDemand, unsatisfied } = sizing;
  const demand = isUnknown(horizonDemand.value) ? '' : shown(horizonDemand.value);
  const [weak] = unsatisfied.get(tier!.name) ?? [];
  const why =
    weak === undefined
      ? `its ${demand} at the horizon is what tier ${fit.name} is made for`
      : `tier ${tier!.name} promises less ${weak.in.join(' and ')} than ${labelOf(weak.need)} expects, and tier ${fit.name} enough`;
  return {
    message: `${labelOf(service)} is in the wrong tier: ${why}`,
    at: tierPlace(sizing),
    element: service.id,
    restsOn: weak === undefined ? [archetype.id] : [archetype.id, weak.need.id],
    related: weak === undefined ? [] : [{ message: 'the need', at: nameOf(weak.need) }],
    fixes: tierFix(sizing, fit),
  };
}

function noTier({ service, archetype, unsatisfied }: Sizing): RuleFinding {
  const weak = [...unsatisfied.values()].find((list) => list.length > 0)![0]!;
  return {
    message: `no tier of ${labelOf(archetype)} that carries ${labelOf(service)} promises the ${weak.in.join(' and ')} that ${labelOf(weak.need)} expects; tighten the warranty of one, or take another archetype`,
    at: nameOf(service),
    element: service.id,
    restsOn: [archetype.id, weak.need.id],
    related: [{ message: 'the need', at: nameOf(weak.need) }],
  };
}

/** What is said once per service: where the utilisation cannot be judged, BT401 says so. */
function* unjudged(sizing: Sizing): Iterable<RuleFinding> {
  const { service, band, utilisation, fitTier, tier } = sizing;
  if (band !== undefined && isUnknown(utilisation.value)) return;
  const what = `The tier of ${labelOf(service)}`;
  if (fitTier !== undefined && isUnknown(fitTier)) yield cannotBeJudged(service, what, fitTier);
  else if (fitTier !== undefined && tier === undefined && service.values.archetype?.value.tier === undefined) {
    yield { ...cannotBeJudged(service, what, ['its tier']), fixes: naming(sizing, fitTier) };
  }
}

function naming({ service, archetype }: Sizing, { name }: SizedTier) {
  const written = service.values.archetype!;
  const text = `${writtenName(archetype.id, service)} tier ${name}`;
  return [
    { title: `Make it tier ${name}`, edits: [{ edit: 'replace' as const, at: valuePlace(service, written), text }] },
  ];
}
