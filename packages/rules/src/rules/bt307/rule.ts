import { labelOf, valuePlace } from '@btaas/portfolio';
import { NOTHING, rule } from '../../rule.js';

export default rule({
  id: 'BT307',
  level: 'error',
  title: 'A commission that outlives its contract',
  of: ['commission'],
  check(commission, { portfolio }) {
    const { under, until } = commission.values;
    const contract = under?.value.found === true ? portfolio.get('contract', under.value.to) : undefined;
    const end = contract?.values.range?.value.to;
    if (contract === undefined || end === undefined || until === undefined || until.value <= end) return NOTHING;
    return [
      {
        message: `The commission lasts until ${until.value}, but ${labelOf(contract)}, which it falls under, ends on ${end}`,
        at: valuePlace(commission, until),
        element: commission.id,
        related: [{ message: `${labelOf(contract)} ends on ${end}`, at: valuePlace(contract, contract.values.range!) }],
        fixes: [
          {
            title: `End the commission with the contract, on ${end}`,
            edits: [{ edit: 'replace', at: valuePlace(commission, until), text: end }],
            preferred: true,
          },
        ],
      },
    ];
  },
});
