import { type ElementOf, type Figures, labelOf, nameOf, placeOf, type Portfolio } from '@btaas/portfolio';
import { type Fix, NOTHING, rule } from '../../rule.js';
import { writtenNames } from '../../written-name.js';

type Archetype = ElementOf<'archetype'>;

export default rule({
  id: 'BT007',
  level: 'warning',
  title: 'An archetype that meets one need or none',
  missing: ['archetype'],
  of: ['archetype'],
  check(archetype, { portfolio, figures }) {
    const needs = figures.relations.needsMetByArchetype(archetype.id);
    if (needs.length > 1 || namesNothing(archetype, portfolio, figures)) return NOTHING;
    const [only] = needs;
    return [
      {
        message:
          only === undefined
            ? `${labelOf(archetype)} meets no need; name in "meets" the needs that it is made for`
            : `${labelOf(archetype)} meets ${labelOf(only)} alone; an archetype pays off when several needs share it, so name more needs, or let another archetype meet this one`,
        at: nameOf(archetype),
        element: archetype.id,
        related: only === undefined ? [] : [{ message: 'the need', at: nameOf(only) }],
        fixes: additions(
          archetype,
          needs.map(({ id }) => id),
          figures,
        ),
      },
    ];
  },
});

/** Whether one of the needs named, here or above, stands for nothing: that has its own finding. */
function namesNothing({ id }: Archetype, portfolio: Portfolio, { relations }: Figures): boolean {
  return [id, ...relations.archetypes.ancestorsOf(id)].some((each) =>
    portfolio.get('archetype', each)?.values.meets.some(({ value }) => !value.found),
  );
}

/** What services of the archetype meet by name, and the archetype does not say. */
function additions(archetype: Archetype, needs: readonly string[], { relations }: Figures): readonly Fix[] {
  const named = relations
    .servicesOfArchetype(archetype.id)
    .flatMap(({ values }) => values.meets.flatMap(({ value }) => (value.found ? [value.to] : [])));
  const more = [...new Set(named)].filter((id) => !needs.includes(id)).sort();
  if (needs.length + more.length < 2) return [];
  const list = writtenNames(more, archetype);
  return [
    {
      title: `Let ${archetype.name} meet ${list}, as its services do`,
      edits: [{ edit: 'addProperty', to: placeOf(archetype), text: `meets ${list}` }],
    },
  ];
}
