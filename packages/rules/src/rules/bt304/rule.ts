import { type ElementOf, type Figures, labelOf, nameOf, placeOf, type Portfolio } from '@btaas/portfolio';
import { type Fix, rule, type RuleFinding } from '../../rule.js';
import { writtenName } from '../../written-name.js';

type Commission = ElementOf<'commission'>;

const MOST_FIXES = 3;

export default rule({
  id: 'BT304',
  level: 'warning',
  title: 'A commission without an outcome or a review',
  missing: [],
  of: ['commission'],
  *check(commission, { portfolio, figures }) {
    const { for: served, review } = commission.values;
    const what = called(commission, portfolio);
    if (!served.some(({ value }) => value.record === 'ForNeed')) {
      yield finding(
        commission,
        `${what} does not say which need it is for, so nobody can tell whether it brings the outcome that was wanted: add "for"`,
        forNeeds(commission, portfolio, figures),
      );
    }
    if (review === undefined) {
      yield finding(commission, `${what} is never reviewed: add "review", such as "review quarterly"`, [
        {
          title: 'Review it quarterly',
          edits: [{ edit: 'addProperty', to: placeOf(commission), text: 'review quarterly' }],
        },
      ]);
    }
  },
});

function finding(commission: Commission, message: string, fixes: readonly Fix[]): RuleFinding {
  return { message, at: nameOf(commission), element: commission.id, fixes };
}

function called({ values }: Commission, portfolio: Portfolio): string {
  const label = (id: string | undefined) => {
    const element = id === undefined ? undefined : portfolio.find(id);
    return element === undefined ? (id ?? '?') : labelOf(element);
  };
  return `The commission of ${label(values.service?.value.to)} to ${label(values.to?.value.to)}`;
}

/** One for each need that the service meets, itself or by its archetype; the first few of them. */
function forNeeds(commission: Commission, portfolio: Portfolio, { relations }: Figures): readonly Fix[] {
  const reference = commission.values.service?.value;
  const service = reference?.found === true ? portfolio.get('service', reference.to) : undefined;
  if (service === undefined) return [];
  const needs = relations.needsMetByService(service).slice(0, MOST_FIXES);
  return needs.map((need) => {
    const name = writtenName(need.id, commission);
    return {
      title: `Commit it to ${labelOf(need)}`,
      edits: [{ edit: 'addProperty', to: placeOf(commission), text: `for ${name}` }],
    };
  });
}
