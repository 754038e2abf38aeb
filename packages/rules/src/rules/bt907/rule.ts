import { rule } from '../../rule.js';

export default rule({
  id: 'BT907',
  level: 'error',
  title: 'A plan whose terms were changed after its period began',
  reportedBy: 'difference',
});
