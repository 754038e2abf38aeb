import { nearest } from '@btaas/workspace';
import { UsageError } from './face/face.js';

/** Names of a list, given one by one or with commas; a wrong one is answered with the nearest. */
export function namesIn<N extends string>(given: readonly string[], names: readonly N[], noun: string): readonly N[] {
  return given
    .flatMap((each) => each.split(','))
    .map((each) => {
      const name = names.find((known) => known === each.trim());
      if (name !== undefined) return name;
      throw new UsageError(`there is no ${noun} "${each}"; ${hint(each, names)}`);
    });
}
export function hint(given: string, names: readonly string[]): string {
  const similar = nearest(given, names, given.length < 5 ? 1 : Math.max(2, Math.floor(given.length / 3)))[0];
  return similar === undefined
    ? `there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`
    : `did you mean ${similar}?`;
}
