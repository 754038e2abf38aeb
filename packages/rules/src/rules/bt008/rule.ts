import { coverageOf, labelOf, lackOf, type NeedCoverage, nameOf, placeOf, type Portfolio } from '@btaas/portfolio';
import { type Fix, type RelatedPlace, NOTHING, rule } from '../../rule.js';
import { writtenName } from '../../written-name.js';

export default rule({
  id: 'BT008',
  level: 'warning',
  title: 'A need that nothing meets',
  missing: ['archetype'],
  of: ['need'],
  check(need, { portfolio, figures }) {
    if (lackOf(need, figures.relations) === undefined) return NOTHING;
    const coverage = coverageOf(need, figures.relations);
    return [
      {
        message: coverage.lacks === 'archetype' ? withoutArchetype(coverage) : withoutService(coverage),
        at: nameOf(need),
        element: need.id,
        unlessMeant: need.name,
        related: coverage.archetypes.map(
          (archetype): RelatedPlace => ({ message: `${labelOf(archetype)} is made for it`, at: nameOf(archetype) }),
        ),
        fixes: coverage.lacks === 'archetype' ? additions(coverage, portfolio) : [],
      },
    ];
  },
});

function withoutArchetype({ need }: NeedCoverage): string {
  return `no archetype is made for ${labelOf(need)}; name it in "meets" of the archetype that suits it`;
}

function withoutService({ need, archetypes }: NeedCoverage): string {
  const made = archetypes.map(labelOf).join(', ');
  return `no operational service meets ${labelOf(need)}, though ${made} ${archetypes.length === 1 ? 'is' : 'are'} made for it`;
}

/** The archetypes of services that meet the need already. */
function additions({ need, services }: NeedCoverage, portfolio: Portfolio): readonly Fix[] {
  const byArchetype = new Map(
    services.map((service) => [service.values.archetype?.value.archetype?.value.to, service]),
  );
  return [...byArchetype].flatMap(([id, service]): readonly Fix[] => {
    const archetype = id === undefined ? undefined : portfolio.get('archetype', id);
    if (archetype === undefined) return [];
    return [
      {
        title: `Let ${archetype.name} meet it, as its service ${service.name} does`,
        edits: [{ edit: 'addProperty', to: placeOf(archetype), text: `meets ${writtenName(need.id, archetype)}` }],
      },
    ];
  });
}
