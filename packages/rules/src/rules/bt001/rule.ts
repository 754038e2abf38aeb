import { rule } from '../../rule.js';

export default rule({ id: 'BT001', level: 'error', title: 'A name that resolves to nothing', reportedBy: 'language' });
