import { labelOf, valuePlace } from '@btaas/portfolio';
import { NOTHING, rule } from '../../rule.js';

/** An operational level agreement is made inside the organisation, an underpinning contract with somebody outside. */
const WANTED = { internal: 'ola', external: 'uc' } as const;
const NAMES = { ola: 'an OLA', uc: 'a UC' } as const;

export default rule({
  id: 'BT213',
  level: 'error',
  title: 'An OLA with an external, or a UC with an internal provider',
  of: ['commission'],
  check(commission, { portfolio }) {
    const { to, ola, uc } = commission.values;
    const provider = to?.value.found === true ? portfolio.get('provider', to.value.to) : undefined;
    const sourcing = provider?.values.sourcing?.value;
    if (provider === undefined || sourcing === undefined) return NOTHING;
    const wanted = WANTED[sourcing];
    const wrong = wanted === 'ola' ? uc : ola;
    if (wrong === undefined) return NOTHING;
    const other = wanted === 'ola' ? 'uc' : 'ola';
    const at = valuePlace(commission, wrong);
    return [
      {
        message: `${labelOf(provider)} is ${sourcing}, and so has ${NAMES[wanted]} and not ${NAMES[other]}; write "${wanted}" in place of "${other}"`,
        at,
        element: commission.id,
        related: [
          { message: `${labelOf(provider)} is ${sourcing}`, at: valuePlace(provider, provider.values.sourcing!) },
        ],
        fixes:
          commission.values[wanted] === undefined
            ? [{ title: `Write "${wanted}"`, edits: [{ edit: 'renameProperty', at, name: wanted }] }]
            : [],
      },
    ];
  },
});
