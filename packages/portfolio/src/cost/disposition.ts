import type { ElementOf } from '../model/index.js';

export type Disposition = NonNullable<ElementOf<'service'>['values']['disposition']>['value'];

/** The middle of the scale of fits, which runs from 1 to 5. */
const MIDDLE = 3n;

/**
 * What the fits of a service suggest (the TIME model: tolerate, invest, migrate, eliminate); a fit at or above the middle of
 * the scale is high. `undefined` without both fits.
 */
export function suggestedDisposition({ values }: ElementOf<'service'>): Disposition | undefined {
  const functional = values.fit?.value.functional?.value.value;
  const technical = values.fit?.value.technical?.value.value;
  if (functional === undefined || technical === undefined) return undefined;
  const [does, sound] = [functional, technical].map(({ numerator, denominator }) => numerator >= MIDDLE * denominator);
  if (does) return sound ? 'invest' : 'migrate';
  return sound ? 'tolerate' : 'eliminate';
}
