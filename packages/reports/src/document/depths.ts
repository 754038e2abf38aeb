import type { Table } from './blocks.js';

/**
 * How deep each row of a tree stands in it, read from the table itself: a row is one below the row of what contains it.
 * What is contained in something that is not listed before it is not below anything.
 */
export function depthsOf({ columns, rows, within }: Pick<Table, 'columns' | 'rows' | 'within'>): readonly number[] {
  const column = columns.findIndex(({ id }) => id === within);
  const depths = new Map<string | undefined, number>();
  return rows.map((row) => {
    const above = column < 0 ? undefined : row[column]!.element;
    const depth = above === undefined ? 0 : (depths.get(above) ?? -1) + 1;
    depths.set(row[0]!.element, depth);
    return depth;
  });
}
