import { type ElementHead, valuePlace } from '../model/index.js';
import type { Sourced } from '../schema/types.js';
import type { Value } from '../values/index.js';
import type { FigureInput } from './figure.js';

/** A declared value as an input of an explanation, with where it stands; nothing for a value that is not there. */
export function declaredInput(
  label: string,
  element: ElementHead | undefined,
  sourced: Sourced<Value> | undefined,
): readonly FigureInput[] {
  if (element === undefined || sourced === undefined) return [];
  return [{ label, value: sourced.value, place: valuePlace(element, sourced) }];
}
