import { tooShort } from '../../agreements/too-short.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT206',
  level: 'error',
  title: 'Resolution promised sooner than the chain resolves',
  checkAll: (context) => tooShort('resolution', context, 'the slowest branch behind it takes'),
});
