import {
  type ElementOf,
  nameOf,
  type Relations,
  requiredServices,
  requirementsOf,
  type Requirement,
  valuePlace,
} from '@btaas/portfolio';
import { NOTHING, rule, type RuleContext, type RuleFinding } from '../../rule.js';
import { writtenName } from '../../written-name.js';

type Service = ElementOf<'service'>;

export default rule({
  id: 'BT103',
  level: 'error',
  title: 'An operational service that requires a retired one, or one that is not there yet',
  of: ['service'],
  check(service, context) {
    const { relations } = context.figures;
    const required = requiredServices(service);
    if (required.length === 0 || !relations.isOperational(service)) return NOTHING;
    // Where each name stands only matters where something is wrong.
    return required.some((id) => isShaky(id, context)) ? problems(service, context) : NOTHING;
  },
});

function isShaky(id: string, { portfolio, figures: { relations, asOf } }: RuleContext): boolean {
  const required = portfolio.get('service', id);
  return required !== undefined && stateProblem(required, relations, asOf) !== undefined;
}

function* problems(service: Service, { portfolio, figures: { relations, asOf } }: RuleContext): Iterable<RuleFinding> {
  for (const requirement of requirementsOf(service)) {
    const required = requirement.to.found ? portfolio.get('service', requirement.to.to) : undefined;
    const problem = required && stateProblem(required, relations, asOf);
    if (required !== undefined && problem !== undefined) yield finding(service, requirement, required, problem);
  }
}

/** Why a service cannot be relied on, as the end of a sentence. */
function stateProblem(service: Service, relations: Relations, asOf: string): string | undefined {
  const part = relations.partOf(service);
  if (part === 'retired') return 'which is retired';
  if (part === 'pipeline') return `which is still in the pipeline (${relations.stateOf(service)?.value.state?.value})`;
  if (part !== undefined) return undefined;
  const begins = service.values.state.flatMap(({ value }) => value.since?.value ?? []).sort()[0];
  return begins !== undefined && begins > asOf ? `which does not begin before ${begins}` : undefined;
}

function finding(service: Service, { at }: Requirement, required: Service, problem: string): RuleFinding {
  const place = valuePlace(service, at);
  return {
    message: `${service.name} is operational and requires ${required.name}, ${problem}`,
    at: place,
    element: service.id,
    related: [{ message: `${required.name} is here`, at: nameOf(required) }],
    fixes: successor(service, required).map((name) => ({
      title: `Require ${name}, which takes its place`,
      edits: [{ edit: 'replace', at: place, text: name }],
      preferred: true,
    })),
  };
}

function successor(service: Service, required: Service): readonly string[] {
  const next = required.values.successor?.value;
  return next?.found === true && next.to !== service.id ? [writtenName(next.to, service)] : [];
}
