import { type ElementOf, type Figures, isUnknown, labelOf, nameOf, num, printQuantity } from '@btaas/portfolio';
import { rule } from '../../rule.js';
import { shown } from '../../shown.js';
import { placeOfAnswer } from '../../survey/answer-place.js';
import { writtenName } from '../../written-name.js';

const MOST = 3;

export default rule({
  id: 'BT803',
  level: 'warning',
  title: 'An alignment gap that nothing is done about',
  limits: ['alignmentGap', 'surveySample', 'surveyAge'],
  missing: ['service', 'need'],
  *checkAll({ portfolio, figures }) {
    const { alignment, limits } = figures;
    for (const id of alignment.elements) {
      const element = portfolio.get('service', id) ?? portfolio.get('need', id);
      if (element === undefined) continue;
      const { gap, answers } = alignment.ofElement(id);
      if (isUnknown(gap.value) || gap.value.value.lessOrEqual(limits.alignmentGap)) continue;
      if (isTouched(element, figures)) continue;
      const worst = [...answers].sort((a, b) => b.gap.times(b.weight).compare(a.gap.times(a.weight))).slice(0, MOST);
      yield {
        message: `the alignment gap of ${labelOf(element)} is ${shown(num(gap.value.value))} of 100, above ${printQuantity(num(limits.alignmentGap))} (limit alignmentGap), and no consolidation, migration or plan touches it; say what is done about it`,
        at: nameOf(element),
        element: element.id,
        unlessMeant: element.name,
        related: worst.map((answer) => ({
          message: `what ${writtenName(answer.by, answer.survey)} says on ${answer.dimension}`,
          at: placeOfAnswer(answer, 'confidence').place,
        })),
      };
    }
  },
});

/** A need is touched when a service is that meets it. */
function isTouched(element: ElementOf<'service'> | ElementOf<'need'>, figures: Figures): boolean {
  const { relations } = figures;
  if (element.kind === 'need') return relations.servicesMeeting(element.id).some((each) => isTouched(each, figures));
  const consolidations = [...relations.absorbedBy(element.id), ...relations.keptBy(element.id)];
  return (
    consolidations.some(({ values }) => values.decision?.value.status?.value !== 'rejected') ||
    relations.migratedBy(element.id).length > 0 ||
    relations.migratedTo(element.id).length > 0 ||
    relations.plansOn(element.id).length > 0
  );
}
