import type { PreviousFigures } from '@btaas/reports';
import { figuresSchema } from './figures-schema.js';

/** The key figures of an earlier report, from the text of its `figures.json`; or why they cannot be read. */
export function previousFigures(text: string): PreviousFigures | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'this is no JSON' };
  }
  const read = figuresSchema.safeParse(json);
  if (!read.success) return { problem: 'this is no figures.json of btaas build --formats json' };
  const { asOf, sections } = read.data;
  const facts = sections.map(
    ({ id, facts: all }) => [id, new Map(all.map(({ label, text: shown }) => [label, shown]))] as const,
  );
  return { asOf, facts: new Map(facts) };
}
