import {
  type ContestedResponsibility,
  type ElementOf,
  labelById,
  labelOf,
  nameOf,
  type Portfolio,
  valuePlace,
} from '@btaas/portfolio';
import { type Fix, rule, type RuleFinding } from '../../rule.js';
import { writtenName } from '../../written-name.js';

export default rule({
  id: 'BT603',
  level: 'warning',
  title: 'Responsibilities for one task that name different accountables',
  *checkAll({ portfolio, figures }) {
    for (const contested of figures.overlap.contested) yield finding(contested, portfolio);
  },
});

function finding(contested: ContestedResponsibility, portfolio: Portfolio): RuleFinding {
  const { scope, responsibilities, accountable } = contested;
  const [first, ...others] = responsibilities;
  const label = (id: string) => labelById(portfolio, id);
  const about = scope === undefined ? '' : ` for ${label(scope)}`;
  return {
    message: `${accountable.map(label).join(' and ')} are both accountable for ${labelOf(first!)}${about}, each by a responsibility of its own: where two answer, nobody does`,
    at: placeOfAccountable(first!),
    element: first!.id,
    related: others.map((each) => ({ message: `${each.id} names another one`, at: placeOfAccountable(each) })),
    fixes: accountable.flatMap((party) => settled(contested, party, label(party))),
  };
}

/** One party in all of them, where each names exactly one. */
function settled({ responsibilities }: ContestedResponsibility, party: string, label: string): readonly Fix[] {
  if (responsibilities.some(({ values }) => values.accountable.length !== 1)) return [];
  const changed = responsibilities.filter(({ values }) => values.accountable[0]!.value.to !== party);
  return [
    {
      title: `Make ${label} accountable in ${changed.length === 1 ? changed[0]!.id : `${changed.length} of them`}`,
      edits: changed.map((each) => ({
        edit: 'replace' as const,
        at: valuePlace(each, each.values.accountable[0]!),
        text: writtenName(party, each),
      })),
    },
  ];
}

function placeOfAccountable(responsibility: ElementOf<'responsibility'>) {
  const [accountable] = responsibility.values.accountable;
  return accountable === undefined ? nameOf(responsibility) : valuePlace(responsibility, accountable);
}
