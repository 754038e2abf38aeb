import { type ElementOf, type Figures, labelOf, nameOf, placeOf } from '@btaas/portfolio';
import { type Fix, NOTHING, rule } from '../../rule.js';
import { writtenName } from '../../written-name.js';

type Service = ElementOf<'service'>;

export default rule({
  id: 'BT009',
  level: 'warning',
  title: 'A business-facing service without consumers',
  missing: [],
  of: ['service'],
  check(service, { figures }) {
    const { facing, consumers } = service.values;
    if (facing?.value !== 'businessFacing' || consumers.length > 0) return NOTHING;
    const state = figures.relations.stateOf(service)?.value.state?.value;
    if (state === 'retiring' || state === 'retired') return NOTHING;
    return [
      {
        message: `${labelOf(service)} is business-facing and names no consumers; say in "consumers" which units it is for`,
        at: nameOf(service),
        element: service.id,
        fixes: additions(service, figures),
      },
    ];
  },
});

/** The units whose needs the service names. */
function additions(service: Service, { relations }: Figures): readonly Fix[] {
  if (service.values.meets.length === 0) return [];
  const units = relations.needsMetByService(service).flatMap(({ values }) => {
    const unit = values.unit?.value;
    return unit?.found === true ? [unit.to] : [];
  });
  return [...new Set(units)].sort().map((unit) => {
    const name = writtenName(unit, service);
    return {
      title: `Name ${name}, whose need it meets, as its consumer`,
      edits: [{ edit: 'addProperty', to: placeOf(service), text: `consumers ${name}` }],
    };
  });
}
