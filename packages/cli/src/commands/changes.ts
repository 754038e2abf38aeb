import type { ChangeLine } from '@btaas/workspace';

/** A value on both sides; one that is not there on one of them is `null`. */
export function valueChange(before: string | null, after: string | null): string {
  if (before === null) return after === '' ? 'new' : `now ${after}`;
  if (after === null) return before === '' ? 'gone' : `no longer ${before}`;
  return `${before} → ${after}`;
}

export function changeText({ path, before, after }: ChangeLine): string {
  return `${path}: ${valueChange(before, after)}`;
}
