import { type ElementOf, type Place, type Portfolio, valuePlace, compareTexts } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import type { Plan } from '../../rewards/measured.js';
import { Parties } from '../../rewards/parties.js';
import { rule } from '../../rule.js';
import { writtenName, writtenNames } from '../../written-name.js';
import { sourcesFeeding } from './feeding.js';

interface Used {
  readonly source: ElementOf<'source'>;
  /** Where the plan leans on it. */
  readonly at: Place;
  /** Whether the plan, or a metric that it declares a curve for, names it. */
  readonly named: boolean;
}

export default rule({
  id: 'BT908',
  level: 'warning',
  title: 'Evidence owned by who is paid on it',
  *checkAll({ portfolio }) {
    const plans = portfolio.all('plan');
    if (plans.length === 0) return;
    const parties = new Parties(portfolio);
    for (const plan of plans) {
      const paid = new Set(plan.values.for.flatMap(({ value }) => [...parties.around(value.to)]));
      const used = sourcesOf(plan, portfolio);
      for (const { source, at } of used) {
        const owner = source.values.owner;
        const behind = owner && (portfolio.get('provider', owner.value.to)?.values.owner?.value.to ?? owner.value.to);
        if (owner === undefined || behind === undefined || !paid.has(behind)) continue;
        yield {
          message: `${plan.name} is paid on data of ${writtenName(source.id, plan)}, which ${writtenName(owner.value.to, plan)} produces, who is paid by it; let somebody else measure, or check it`,
          at,
          element: plan.id,
          related: [{ message: `${source.name} names its owner`, at: valuePlace(source, owner) }],
        };
      }
      // Of data that the plan does not name, it is not even sure that it comes in.
      const unowned = used
        .filter(({ source, named }) => named && source.values.owner === undefined)
        .map(({ source }) => source.id);
      if (unowned.length > 0) {
        const owners = [`the owner of ${writtenNames(unowned, plan)}`];
        yield cannotBeJudged(plan, `Whether ${plan.name} is paid on data of its own participants`, owners);
      }
    }
  },
});

/** The sources that a plan names as its evidence; where it names none, those that its metrics come from. Each once. */
function sourcesOf(plan: Plan, portfolio: Portfolio): readonly Used[] {
  const used = new Map<string, Used>();
  const add = (source: ElementOf<'source'> | undefined, at: Place, named: boolean) => {
    if (source !== undefined && !used.has(source.id)) used.set(source.id, { source, at, named });
  };
  const { evidence, component, modifier } = plan.values;
  for (const entry of evidence) add(portfolio.get('source', entry.value.to), valuePlace(plan, entry), true);
  for (const { value } of [...component, ...modifier]) {
    const { metric } = value;
    if (metric === undefined || (evidence.length > 0 && !metric.value.custom)) continue;
    for (const source of sourcesFeeding(metric.value.name, portfolio))
      add(source, valuePlace(plan, metric), metric.value.custom);
  }
  return [...used.values()].sort((a, b) => compareTexts(a.source.id, b.source.id));
}
