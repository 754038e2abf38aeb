import { labelOf, nameOf, valuePlace } from '@btaas/portfolio';
import { NOTHING, rule } from '../../rule.js';

export default rule({
  id: 'BT302',
  level: 'error',
  title: 'A critical external provider without an exit plan',
  missing: [],
  of: ['provider'],
  check(provider) {
    const { sourcing, criticality, plan } = provider.values;
    if (sourcing?.value !== 'external' || criticality?.value !== 'high' || plan !== undefined) return NOTHING;
    return [
      {
        message: `${labelOf(provider)} is external and critical, but has no exit plan: name the file that says how to leave it, with "plan"`,
        at: nameOf(provider),
        element: provider.id,
        related: [{ message: 'this makes it critical', at: valuePlace(provider, criticality) }],
      },
    ];
  },
});
