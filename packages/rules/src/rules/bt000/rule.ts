import { rule } from '../../rule.js';

export default rule({
  id: 'BT000',
  level: 'error',
  title: 'What cannot be read or understood',
  reportedBy: 'language',
});
