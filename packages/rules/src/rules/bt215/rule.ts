import { nameOf, NO_TERMS, valuePlace } from '@btaas/portfolio';
import { NOTHING, rule, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT215',
  level: 'warning',
  title: 'Utility or warranty missing',
  missing: ['service', 'provider', 'archetype'],
  of: ['service'],
  check(service, { figures: { agreements, relations } }) {
    if (relations.partOf(service) !== 'catalogue') return NOTHING;
    const { utility, offering, archetype } = service.values;
    const findings: RuleFinding[] = [];
    if (utility === undefined) {
      findings.push({
        message: `${service.name} does not say what it is fit for; add its utility in a sentence: utility "…"`,
        at: nameOf(service),
        element: service.id,
      });
    }
    for (const { value } of offering) {
      if (value.sla !== undefined) continue;
      findings.push({
        message: `${value.name.value} of ${service.name} is offered without a warranty; add an sla that says how well it works`,
        at: valuePlace(service, value.name),
        element: service.id,
      });
    }
    const reference = archetype?.value.archetype?.value;
    if (offering.length > 0 || reference?.found !== true) return findings;
    const warranty = agreements.inheritance.warranty(reference.to, archetype?.value.tier?.value);
    if (warranty !== NO_TERMS || agreements.commitments.commissionedOf(service.id).length > 0) return findings;
    findings.push({
      message: `${service.name} has no warranty: neither its archetype nor an agreement says how well it works`,
      at: nameOf(service),
      element: service.id,
    });
    return findings;
  },
});
