import { isUnknown, nameOf, type Place, type SizedTier, type Sizing, valuePlace } from '@btaas/portfolio';
import type { Fix } from '../rule.js';

/** The change to another tier; none where the utilisation would then be outside of that tier's band. */
export function tierFix({ service, utilisation }: Sizing, to: SizedTier): readonly Fix[] {
  const written = service.values.archetype?.value.tier;
  const band = to.tier.utilisation?.value;
  if (written === undefined) return [];
  if (band !== undefined && !isUnknown(utilisation.value)) {
    const { value } = utilisation.value;
    if (band.from?.type === 'percent' && value.lessThan(band.from.value)) return [];
    if (band.to?.type === 'percent' && value.greaterThan(band.to.value)) return [];
  }
  return [
    {
      title: `Make it tier ${to.name}`,
      edits: [{ edit: 'replace', at: valuePlace(service, written), text: to.name }],
    },
  ];
}

/** Where a service says its tier, else its archetype. */
export function tierPlace({ service }: Sizing): Place {
  const { archetype } = service.values;
  return archetype === undefined ? nameOf(service) : valuePlace(service, archetype.value.tier ?? archetype);
}
