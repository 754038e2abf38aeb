import type { TypeEnvironment } from '../check.js';
import { ANY, type ExpressionType } from '../types.js';

/** One row of a data file. Which columns it has, and of which type they are, is only known with the file. */
const ROW: ExpressionType = { type: 'element', kind: 'row' };

const ofRow = (type: ExpressionType) => (type.type === 'element' && type.kind === 'row' ? ANY : undefined);

/** For a source's `where`: every name is a column. */
export function rowTypes(): TypeEnvironment {
  return { lookup: () => ANY, memberOf: ofRow, metric: () => undefined };
}

/** For a metric's `value`: names are columns inside of `sum`, `count` and the like, which go through the rows. */
export function aggregateTypes(): TypeEnvironment {
  return { row: ROW, lookup: () => undefined, memberOf: ofRow, metric: () => undefined };
}
