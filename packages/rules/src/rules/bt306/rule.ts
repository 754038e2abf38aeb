import {
  type ElementOf,
  labelOf,
  nameOf,
  percent,
  type Portfolio,
  printQuantity,
  Rational,
  valuePlace,
} from '@btaas/portfolio';
import { type Fix, NOTHING, rule } from '../../rule.js';

type Commission = ElementOf<'commission'>;

export default rule({
  id: 'BT306',
  level: 'error',
  title: 'A service commissioned to more than 100%',
  of: ['service'],
  check(service, { portfolio, figures }) {
    const commissions = figures.relations.commissionsOf(service.id);
    if (commissions.length < 2) return NOTHING;
    const crowded = worstDay(commissions);
    if (crowded.total.lessOrEqual(Rational.HUNDRED)) return NOTHING;
    const last = crowded.holding.toSorted(byStart).at(-1)!;
    const since = crowded.day === '' ? '' : ` from ${crowded.day} on`;
    const parts = crowded.holding.map(
      (each) => `${providerOf(each, portfolio)} ${printQuantity(percent(shareOf(each)))}`,
    );
    return [
      {
        message: `${labelOf(service)} is commissioned to ${printQuantity(percent(crowded.total))}${since}: ${parts.join(', ')} (100% where no share is said)`,
        at: placeOfShare(last),
        element: service.id,
        restsOn: crowded.holding.map(({ id }) => id),
        related: crowded.holding
          .filter((each) => each !== last)
          .map((each) => ({
            message: `${providerOf(each, portfolio)} has a part of it as well`,
            at: placeOfShare(each),
          })),
        fixes: lowered(last, crowded.total, portfolio),
      },
    ];
  },
});

/** The first of the days on which most is commissioned; an empty text where that is so from the beginning. */
function worstDay(commissions: readonly Commission[]) {
  const starts = [...new Set(commissions.map(({ values }) => values.from?.value ?? ''))].sort();
  let worst = { day: '', total: Rational.ZERO, holding: [] as readonly Commission[] };
  for (const day of starts) {
    const holding = commissions.filter(
      ({ values: { from, until } }) => (from?.value ?? '') <= day && (until === undefined || day <= until.value),
    );
    const total = Rational.sum(holding.map(shareOf));
    if (total.greaterThan(worst.total)) worst = { day, total, holding };
  }
  return worst;
}

function shareOf({ values: { share } }: Commission): Rational {
  return share?.value.value ?? Rational.HUNDRED;
}

function lowered(last: Commission, total: Rational, portfolio: Portfolio): readonly Fix[] {
  const rest = Rational.HUNDRED.minus(total.minus(shareOf(last)));
  if (rest.sign() <= 0) return [];
  const text = printQuantity(percent(rest));
  const { share } = last.values;
  return [
    {
      title: `Leave ${providerOf(last, portfolio)} ${text}`,
      edits: [
        share === undefined
          ? {
              edit: 'addProperty',
              to: { document: last.document, start: last.start, end: last.end },
              text: `share ${text}`,
            }
          : { edit: 'replace', at: valuePlace(last, share), text },
      ],
    },
  ];
}

function placeOfShare(commission: Commission) {
  const { share } = commission.values;
  return share === undefined ? nameOf(commission) : valuePlace(commission, share);
}

function providerOf({ values }: Commission, portfolio: Portfolio): string {
  const id = values.to?.value.to ?? '?';
  const provider = portfolio.get('provider', id);
  return provider === undefined ? id : labelOf(provider);
}

function byStart(a: Commission, b: Commission): number {
  const [first, second] = [a.values.from?.value ?? '', b.values.from?.value ?? ''];
  return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1;
}
