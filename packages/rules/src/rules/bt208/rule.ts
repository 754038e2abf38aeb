import { tooShort } from '../../agreements/too-short.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT208',
  level: 'error',
  title: 'Less data loss promised than a dependency allows',
  of: ['service'],
  check: (service, context) => tooShort(service, 'rpo', context, 'what holds its data may lose'),
});
