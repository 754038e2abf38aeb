import type { PropertyChange } from '@btaas/portfolio';

/** One thing that an element says otherwise; empty for an item of a list that says nothing but itself, null where it is not there. */
export interface ChangeLine {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function changeLine({ path, before, after }: Pick<PropertyChange, 'path' | 'before' | 'after'>): ChangeLine {
  return { path, before: before ?? null, after: after ?? null };
}
