import {
  consumerShares,
  type Cycle,
  type Destinations,
  destinationsOf,
  type ElementOf,
  labelOf,
  percentOf,
  placeOf,
  type Place,
  type Portfolio,
  printQuantity,
  Rational,
  valuePlace,
  lastNameOf,
} from '@btaas/portfolio';
import { type Fix, NOTHING, rule, type RuleFinding } from '../../rule.js';
import { shownShare } from '../../shown.js';

type Service = ElementOf<'service'>;

export default rule({
  id: 'BT501',
  level: 'error',
  title: 'Allocations over 100%, or in a circle',
  of: ['service'],
  check(service) {
    const { allocates, consumers: shared } = service.values;
    if (isWithin(allocates) && isWithin(shared)) return NOTHING;
    const consumers = overallocated(service, consumerShares(service));
    if (allocates.length === 0) return consumers;
    const allocated = overallocated(service, destinationsOf(service));
    return allocated === NOTHING ? consumers : [...allocated, ...consumers];
  },
  *checkAll({ portfolio, figures }) {
    for (const cycle of figures.cost.cycles) yield circle(cycle, portfolio);
  },
});

/** Most services name one party, and there is nothing to add up. */
function isWithin(entries: Service['values']['allocates' | 'consumers']): boolean {
  const share = entries[0]?.value.share;
  return entries.length < 2 && (share === undefined || share.value.value.lessOrEqual(Rational.HUNDRED));
}

function overallocated(service: Service, { by, list, sum }: Destinations): readonly RuleFinding[] {
  if (sum.lessOrEqual(Rational.ONE)) return NOTHING;
  const last = list.at(-1);
  const what =
    by === 'allocates'
      ? `allocates ${shownShare(sum)} of its cost`
      : `has consumers for ${shownShare(sum)} of its volume`;
  return [
    {
      message: `${labelOf(service)} ${what}, and there is only 100%; lower a share`,
      at: last === undefined ? placeOf(service) : valuePlace(service, last.at),
      element: service.id,
      fixes: lowered(service, by, sum),
    },
  ];
}

/** Takes what is too much from the last share, if it has more than that. */
function lowered(service: Service, by: Destinations['by'], sum: Rational): readonly Fix[] {
  const entries =
    by === 'allocates'
      ? service.values.allocates.map(({ value }) => ({ share: value.share, to: value.to }))
      : service.values.consumers.map(({ value }) => ({ share: value.share, to: value.consumer }));
  const last = entries.findLast(({ share }) => share !== undefined);
  if (last?.share === undefined) return [];
  const left = last.share.value.value.minus(percentOf(sum.minus(Rational.ONE)).value);
  if (left.sign() <= 0) return [];
  const text = printQuantity({ type: 'percent', value: left });
  return [
    {
      title: `Lower the share of ${last.to?.value.to ?? 'the last'} to ${text}`,
      edits: [{ edit: 'replace', at: valuePlace(service, last.share), text }],
    },
  ];
}

function circle({ path, alone }: Cycle, portfolio: Portfolio): RuleFinding {
  const steps = path.map((from, index) => ({ from, to: path[(index + 1) % path.length]! }));
  const places = steps.map(({ from, to }) => placeOfStep(from, to, portfolio));
  const [first = ''] = path;
  const way = steps.map(({ to }) => lastNameOf(to)).join(', which passes it on to ');
  return {
    message: `${lastNameOf(first)} passes cost on to ${way}: it never arrives; take one step out`,
    at: places[0]!,
    element: first,
    related: steps.slice(1).map(({ from, to }, index) => ({
      message: `${lastNameOf(from)} passes cost on to ${lastNameOf(to)}`,
      at: places[index + 1]!,
    })),
    fixes: alone
      ? [
          {
            title: `Take out that ${lastNameOf(first)} passes cost on to ${lastNameOf(path[1] ?? first)}`,
            edits: [{ edit: 'removeValue', at: places[0]! }],
          },
        ]
      : [],
  };
}

function placeOfStep(from: string, to: string, portfolio: Portfolio): Place {
  // Of two elements of one name, which has its own finding, only one is found by it.
  const service = portfolio.all('service').find(({ id }) => id === from)!;
  const step = destinationsOf(service).list.find((each) => each.to === to);
  return step === undefined ? placeOf(service) : valuePlace(service, step.at);
}
