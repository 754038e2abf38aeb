import { addTo, daysBetween, type ElementOf, labelOf, nameOf, printQuantity, valuePlace } from '@btaas/portfolio';
import { NOTHING, rule } from '../../rule.js';

export default rule({
  id: 'BT311',
  level: 'warning',
  title: 'A deadline for giving notice that comes soon',
  limits: ['noticeWarning'],
  of: ['contract'],
  check(contract, { figures: { providers, asOf, limits } }) {
    const { noticeBy, end } = providers.datesOf(contract);
    if (noticeBy === undefined || noticeBy < asOf) return NOTHING;
    const soon = addTo(asOf, limits.noticeWarning);
    if (soon === undefined || noticeBy > soon) return NOTHING;
    const days = daysBetween(asOf, noticeBy);
    return [
      {
        message: `Notice for the end of ${labelOf(contract)} on ${end} must be given by ${noticeBy}, ${inDays(days)} (notice ${noticeOf(contract)}): decide whether to renew, renegotiate or leave`,
        at: placeOfNotice(contract),
        element: contract.id,
      },
    ];
  },
});

function inDays(days: number): string {
  if (days === 0) return 'which is today';
  return days === 1 ? 'in 1 day' : `in ${days} days`;
}

function noticeOf({ values: { notice } }: ElementOf<'contract'>): string {
  return notice === undefined ? 'not said' : printQuantity(notice.value);
}

function placeOfNotice(contract: ElementOf<'contract'>) {
  const { notice } = contract.values;
  return notice === undefined ? nameOf(contract) : valuePlace(contract, notice);
}
