import type { RawFinding } from '../snapshot/finding.js';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with a file that is not understood: with all of it, or at a place in it. */
export function atFile(
  document: string,
  message: string,
  level: RawFinding['level'] = 'error',
  { start, end }: Stretch = { start: 0, end: 0 },
): RawFinding {
  return { id: 'BT000', level, message, at: { document, start, end }, related: [], fixes: [] };
}
