import { byOwnName, type Element } from '@btaas/portfolio';
import type { Link } from './link.js';
import { moveAll, moveOne } from './move.js';
import type { DocumentReading } from './read-document.js';

/** One version of a document: its text, what it says, and where it was not understood. */
export interface Version {
  readonly text: string;
  readonly reading: DocumentReading;
  readonly syntax: readonly { readonly start: number; readonly end: number }[];
}

/**
 * The reading of a text in which each element that stands there as it stood before is the same object as before, with its
 * links: who has computed something for it, or refers to it, need not hear of the change. Its places are moved along.
 * Without any such element it is the new reading itself; the old one must not be used any more.
 */
export function keepElements(before: Version, after: Version): DocumentReading {
  const [old, fresh] = [before.reading, after.reading];
  if (old.document.namespace !== fresh.document.namespace) return fresh;
  if (old.document.uses.join(' ') !== fresh.document.uses.join(' ')) return fresh;
  const kept = keptElements(before, after);
  if (kept.size === 0) return fresh;
  // All that is looked for by place is looked for before anything is moved.
  const moves = [...kept].map(([now, then]) => ({
    ...{ element: then, by: now.start - then.start, place: within(fresh.links, now) },
    links: old.links.slice(...within(old.links, then)),
  }));
  for (const { element, by, links } of moves) {
    moveAll(element, by);
    for (const link of links) moveOne(link, by);
  }
  const elements = fresh.document.elements.map((element) => kept.get(element) ?? element);
  return { ...fresh, document: { ...fresh.document, elements }, links: exchanged(fresh.links, moves) };
}

/** A text with more mistakes than this is being rewritten: nothing of it is kept. */
const MOST_MISTAKES = 1000;

/** Elements of the new reading, and those of the old one that say the same in the same words. */
function keptElements(before: Version, after: Version): ReadonlyMap<Element, Element> {
  const isClean = (version: Version) => {
    const mistakes = [...version.syntax, ...version.reading.problems];
    return ({ start, end }: Element) => !mistakes.some((mistake) => mistake.start <= end && start <= mistake.end);
  };
  if (mistakesIn(before) + mistakesIn(after) > MOST_MISTAKES) return new Map();
  const [wasClean, clean] = [isClean(before), isClean(after)];
  const old = byOwnName(before.reading.document.elements);
  const kept = new Map<Element, Element>();
  for (const [id, element] of byOwnName(after.reading.document.elements)) {
    const then = old.get(id);
    if (then === undefined || then.kind !== element.kind || then.doc !== element.doc) continue;
    if (then.end - then.start !== element.end - element.start || !wasClean(then) || !clean(element)) continue;
    const same = before.text.slice(then.start, then.end) === after.text.slice(element.start, element.end);
    if (same) kept.set(element, then);
  }
  return kept;
}

const mistakesIn = ({ syntax, reading }: Version) => syntax.length + reading.problems.length;

/** Links, some of which are exchanged for others; these come in the order of their places. */
function exchanged(
  fresh: readonly Link[],
  others: readonly { readonly place: readonly [from: number, to: number]; readonly links: readonly Link[] }[],
): readonly Link[] {
  let at = 0;
  const parts = others.map(({ place: [from, to], links }) => {
    const part = [...fresh.slice(at, from), ...links];
    at = to;
    return part;
  });
  return [...parts.flat(), ...fresh.slice(at)];
}

/** From where to where the links of an element are: elements are read one after the other. */
function within(links: readonly Link[], { start, end }: Element): readonly [number, number] {
  return [firstFrom(links, start), firstFrom(links, end)];
}
function firstFrom(links: readonly Link[], offset: number): number {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (links[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
