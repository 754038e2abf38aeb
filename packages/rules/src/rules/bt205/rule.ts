import { tooShort } from '../../agreements/too-short.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT205',
  level: 'error',
  title: 'Response promised sooner than the chain responds',
  of: ['service'],
  check: (service, context) => tooShort(service, 'response', context, 'its escalation path takes'),
});
