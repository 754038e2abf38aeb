import { rule } from '../../rule.js';

export default rule({
  id: 'BT012',
  level: 'warning',
  title: 'A suppression that suppresses nothing, has expired, or gives no reason',
  reportedBy: 'workspace',
});
