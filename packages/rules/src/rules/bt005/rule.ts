import { labelOf, nameOf, placeOf } from '@btaas/portfolio';
import { NOTHING, rule } from '../../rule.js';
import { writtenName } from '../../written-name.js';

export default rule({
  id: 'BT005',
  level: 'warning',
  title: 'Nobody responsible',
  missing: [],
  of: ['service', 'responsibility'],
  check(element, { figures }) {
    const { accountable, responsible } = element.values;
    if (responsible.length > 0) return NOTHING;
    if (element.kind === 'service' && figures.relations.partOf(element) === 'retired') return NOTHING;
    const [only] = accountable;
    const name = only && writtenName(only.value.to, element);
    return [
      {
        message: `nobody is responsible for ${labelOf(element)}; name who does the work`,
        at: nameOf(element),
        element: element.id,
        ...(accountable.length === 1 && {
          fixes: [
            {
              title: `Make ${name}, who is accountable, responsible too`,
              edits: [{ edit: 'addProperty' as const, to: placeOf(element), text: `responsible ${name}` }],
            },
          ],
        }),
      },
    ];
  },
});
