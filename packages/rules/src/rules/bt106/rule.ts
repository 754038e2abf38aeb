import { addTo, labelOf, printQuantity, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { NOTHING, rule } from '../../rule.js';

export default rule({
  id: 'BT106',
  level: 'warning',
  title: 'In one state of the pipeline for longer than the limit',
  limits: ['pipelineAge'],
  of: ['service'],
  check(service, { figures: { relations, limits, asOf } }) {
    if (relations.partOf(service) !== 'pipeline') return NOTHING;
    const entry = relations.stateOf(service)!;
    const state = entry.value.state!.value;
    const since = entry.value.since?.value;
    if (since === undefined) {
      return [cannotBeJudged(service, `How long ${service.name} has been ${state}`, ['the "since" of its state'])];
    }
    const latest = addTo(since, limits.pipelineAge);
    if (latest === undefined || asOf <= latest) return NOTHING;
    return [
      {
        message: `${labelOf(service)} has been ${state} since ${since}, longer than ${printQuantity(limits.pipelineAge)} (limit pipelineAge); take it on, or retire it`,
        at: valuePlace(service, entry),
        element: service.id,
      },
    ];
  },
});
