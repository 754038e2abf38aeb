import { tooShort } from '../../agreements/too-short.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT206',
  level: 'error',
  title: 'Resolution promised sooner than the chain resolves',
  of: ['service'],
  check: (service, context) => tooShort(service, 'resolution', context, 'the slowest branch behind it takes'),
});
