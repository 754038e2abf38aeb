import { type ElementOf, labelOf, suggestedDisposition, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { NOTHING, rule } from '../../rule.js';

type Service = ElementOf<'service'>;

export default rule({
  id: 'BT107',
  level: 'warning',
  title: 'A disposition that contradicts the fits',
  of: ['service'],
  check(service) {
    const { disposition, fit, rationale } = service.values;
    if (disposition === undefined || rationale !== undefined) return NOTHING;
    const suggested = suggestedDisposition(service);
    if (suggested === undefined) {
      return [cannotBeJudged(service, `The disposition of ${labelOf(service)}`, ['its fit'])];
    }
    if (suggested === disposition.value) return NOTHING;
    const at = valuePlace(service, disposition);
    return [
      {
        message: `${labelOf(service)} is set to ${disposition.value}, but its fits (${fitsOf(service)}) suggest ${suggested}; follow them, or say why not in a "rationale"`,
        at,
        element: service.id,
        related: fit === undefined ? [] : [{ message: 'the fits', at: valuePlace(service, fit) }],
        fixes: [{ title: `Follow the fits: ${suggested}`, edits: [{ edit: 'replace', at, text: suggested }] }],
      },
    ];
  },
});

function fitsOf({ values }: Service): string {
  const { functional, technical } = values.fit!.value;
  return `functional ${functional!.value.value}, technical ${technical!.value.value}`;
}
