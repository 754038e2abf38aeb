import { contains, type ElementOf, type Figures, labelOf, nameOf, valuePlace } from '@btaas/portfolio';
import { type Fix, NOTHING, rule } from '../../rule.js';
import { writtenName } from '../../written-name.js';

type Commission = ElementOf<'commission'>;

const MOST_FIXES = 3;

export default rule({
  id: 'BT309',
  level: 'warning',
  title: 'A commission to an external provider without a contract',
  missing: [],
  of: ['commission'],
  check(commission, { portfolio, figures }) {
    const { to, under, until } = commission.values;
    const provider = to?.value.found === true ? portfolio.get('provider', to.value.to) : undefined;
    if (to === undefined || provider?.values.sourcing?.value !== 'external' || under !== undefined) return NOTHING;
    if (until !== undefined && until.value < figures.asOf) return NOTHING;
    return [
      {
        message: `${labelOf(provider)} is external, but the commission falls under no contract with it: add "under" with the contract`,
        at: valuePlace(commission, to),
        element: commission.id,
        related: [{ message: `${labelOf(provider)} is external`, at: nameOf(provider) }],
        fixes: contracts(commission, provider.id, figures),
      },
    ];
  },
});

/** Contracts with the provider that hold on the day, and do not end before the commission does. */
function contracts(commission: Commission, provider: string, { relations, asOf }: Figures): readonly Fix[] {
  const { to, until } = commission.values;
  const fitting = relations.contractsWith(provider).filter(({ values: { range } }) => {
    if (range === undefined || !contains(range.value, asOf)) return false;
    return until === undefined || range.value.to === undefined || until.value <= range.value.to;
  });
  return fitting.slice(0, MOST_FIXES).map((contract) => {
    const [name, under] = [writtenName(provider, commission), writtenName(contract.id, commission)];
    return {
      title: `Put it under ${labelOf(contract)}`,
      edits: [{ edit: 'replace', at: valuePlace(commission, to!), text: `${name} under ${under}` }],
      preferred: fitting.length === 1,
    };
  });
}
