import { type ElementOf, labelOf, printQuantity, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT303',
  level: 'warning',
  title: 'Leaving a provider takes longer than the notice of its contract',
  of: ['contract'],
  *check(contract, { portfolio, figures }) {
    const reference = contract.values.with?.value;
    const provider = reference?.found === true ? portfolio.get('provider', reference.to) : undefined;
    if (provider?.values.sourcing?.value !== 'external' || isOver(contract, figures.asOf)) return;
    const { notice } = contract.values;
    const { exit } = provider.values;
    const { exitTooLong } = figures.providers.datesOf(contract);
    if (notice === undefined || exit === undefined || exitTooLong === undefined) {
      yield cannotBeJudged(contract, `Whether ${labelOf(provider)} can be left in time under ${labelOf(contract)}`, [
        ...(exit === undefined ? [`the exit time of ${labelOf(provider)}`] : []),
        ...(notice === undefined ? [`the notice of ${labelOf(contract)}`] : []),
      ]);
      return;
    }
    if (!exitTooLong) return;
    const [leaving, given] = [printQuantity(exit.value), printQuantity(notice.value)];
    yield {
      message: `Leaving ${labelOf(provider)} takes ${leaving}, but ${labelOf(contract)} can end ${given} after notice is given`,
      at: valuePlace(contract, notice),
      element: contract.id,
      related: [{ message: `leaving takes ${leaving}`, at: valuePlace(provider, exit) }],
      fixes: [
        {
          title: `Agree on a notice of ${leaving}`,
          edits: [{ edit: 'replace', at: valuePlace(contract, notice), text: leaving }],
        },
      ],
    };
  },
});

function isOver({ values }: ElementOf<'contract'>, day: string): boolean {
  const end = values.range?.value.to;
  return end !== undefined && end < day;
}
