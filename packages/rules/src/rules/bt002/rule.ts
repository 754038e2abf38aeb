import { rule } from '../../rule.js';

export default rule({
  id: 'BT002',
  level: 'error',
  title: 'Two elements of one qualified name',
  reportedBy: 'language',
});
