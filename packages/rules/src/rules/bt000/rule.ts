import { rule } from '../../rule.js';

export default rule({ id: 'BT000', level: 'error', title: 'Text that is not in the language', reportedBy: 'language' });
