import { type ElementOf, type Place, type Portfolio, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import type { Plan } from '../../rewards/measured.js';
import { Parties } from '../../rewards/parties.js';
import { rule } from '../../rule.js';
import { writtenName, writtenNames } from '../../written-name.js';

interface Used {
  readonly source: ElementOf<'source'>;
  /** Where the plan leans on it. */
  readonly at: Place;
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
      const unowned = used.filter(({ source }) => source.values.owner === undefined).map(({ source }) => source.id);
      if (unowned.length > 0) {
        const owners = [`the owner of ${writtenNames(unowned, plan)}`];
        yield cannotBeJudged(plan, `Whether ${plan.name} is paid on data of its own participants`, owners);
      }
    }
  },
});

/** The sources that a plan names as its evidence, and those of the metrics that it declares a curve for, each once. */
function sourcesOf(plan: Plan, portfolio: Portfolio): readonly Used[] {
  const used = new Map<string, Used>();
  const add = (id: string | undefined, at: Place) => {
    const source = id === undefined ? undefined : portfolio.get('source', id);
    if (source !== undefined && !used.has(source.id)) used.set(source.id, { source, at });
  };
  for (const entry of plan.values.evidence) add(entry.value.to, valuePlace(plan, entry));
  for (const { value } of [...plan.values.component, ...plan.values.modifier]) {
    if (value.metric?.value.custom !== true) continue;
    const metric = portfolio.get('metric', value.metric.value.name);
    add(metric?.values.from?.value.to, valuePlace(plan, value.metric));
  }
  return [...used.values()].sort((a, b) => (a.source.id < b.source.id ? -1 : 1));
}
