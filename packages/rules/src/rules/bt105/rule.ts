import { type ElementOf, labelOf, STATES, valuePlace } from '@btaas/portfolio';
import { type OneOf, NOTHING, rule, type RuleContext } from '../../rule.js';

type Approved = OneOf<'service' | 'consolidation'>;

/** What was approved, and what its case lacks. */
interface Case {
  readonly at: { readonly start: number; readonly end: number };
  readonly lacks: readonly string[];
}

export default rule({
  id: 'BT105',
  level: 'error',
  title: 'Approved without a business case',
  missing: ['need', 'archetype'],
  of: ['service', 'consolidation'],
  check(element: Approved, context) {
    const found = element.kind === 'service' ? caseOfService(element, context) : caseOfConsolidation(element);
    if (found === undefined || found.lacks.length === 0) return NOTHING;
    return [
      {
        message: `${labelOf(element)} is approved without a business case: it lacks ${found.lacks.join(' and ')}`,
        at: valuePlace(element, found.at),
        element: element.id,
      },
    ];
  },
});

/** From its approval on, as long as it is built: the state in which money is spent on a promise. */
function caseOfService(service: ElementOf<'service'>, { figures: { relations } }: RuleContext): Case | undefined {
  const entry = relations.stateOf(service);
  const state = entry?.value.state?.value;
  if (entry === undefined || state === undefined || relations.partOf(service) !== 'pipeline') return undefined;
  if (STATES.indexOf(state) < STATES.indexOf('approved')) return undefined;
  const lacks: string[] = [];
  if (relations.needsMetByService(service).length === 0) lacks.push('a value (a need that it "meets")');
  if (service.values.cost.length === 0) lacks.push('a "cost"');
  return { at: entry, lacks };
}

function caseOfConsolidation({ values }: ElementOf<'consolidation'>): Case | undefined {
  if (values.decision?.value.status?.value !== 'approved') return undefined;
  const lacks: string[] = [];
  if (values.value === undefined && values.saving === undefined) lacks.push('a value (a "value" or a "saving")');
  if (values.oneOff === undefined) lacks.push('a cost ("oneOff")');
  return { at: values.decision, lacks };
}
