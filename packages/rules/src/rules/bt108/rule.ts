import { amountOf, labelOf, type Quantity, valuePlace } from '@btaas/portfolio';
import { NOTHING, rule } from '../../rule.js';
import { shown } from '../../shown.js';

export default rule({
  id: 'BT108',
  level: 'warning',
  title: 'A service to be eliminated that money is spent on to grow',
  of: ['service'],
  check(service) {
    const { disposition, cost } = service.values;
    if (disposition?.value !== 'eliminate') return NOTHING;
    const lines = cost.filter(({ value }) => value.category?.value === 'grow' && isSpent(value.amount?.value));
    const [line] = lines;
    if (line?.value.amount === undefined) return NOTHING;
    return [
      {
        message: `${labelOf(service)} is to be eliminated, and ${shown(line.value.amount.value)} is spent on its growth; stop that, or think again about its disposition`,
        at: valuePlace(service, line),
        element: service.id,
        related: [{ message: 'the disposition', at: valuePlace(service, disposition) }],
        fixes: [
          {
            title: 'Take out what is spent on its growth',
            edits: lines.map((each) => ({ edit: 'removeValue' as const, at: valuePlace(service, each) })),
          },
        ],
      },
    ];
  },
});

function isSpent(amount: Quantity | undefined): boolean {
  if (amount === undefined) return false;
  return amountOf(amount.type === 'rate' ? amount.amount : amount).sign() > 0;
}
