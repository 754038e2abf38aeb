import { tooShort } from '../../agreements/too-short.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT207',
  level: 'error',
  title: 'Recovery promised sooner than the recovery path takes',
  of: ['service'],
  check: (service, context) => tooShort(service, 'rto', context, 'its recovery path takes'),
});
