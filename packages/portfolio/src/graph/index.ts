export { type Cycle, cyclesOf, stronglyConnected } from './cycles.js';
