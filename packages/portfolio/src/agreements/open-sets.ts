import type { OpenHours } from './hours.js';

/** The first stretch of `inner` that lies outside of `outer`; `undefined` when all of it lies inside. */
export function firstGap(inner: OpenHours, outer: OpenHours): readonly [start: number, end: number] | undefined {
  let at = 0;
  for (let i = 0; i < inner.length; i += 2) {
    let start = inner[i]!;
    const end = inner[i + 1]!;
    while (start < end) {
      while (at < outer.length && outer[at + 1]! <= start) at += 2;
      if (at >= outer.length || outer[at]! >= end) return [start, end];
      if (outer[at]! > start) return [start, outer[at]!];
      start = outer[at + 1]!;
    }
  }
  return undefined;
}

/** When at least `count` of several are open at once: 1 is their union, all of them their intersection. */
export function openTogether(count: number, several: readonly OpenHours[]): OpenHours {
  if (count > several.length) return [];
  if (several.length === 1) return several[0]!;
  const changes: { readonly at: number; readonly by: 1 | -1 }[] = [];
  for (const hours of several) {
    for (let i = 0; i < hours.length; i++) changes.push({ at: hours[i]!, by: i % 2 === 0 ? 1 : -1 });
  }
  // Where one closes as another opens, the opening goes first, so that the two join.
  changes.sort((a, b) => a.at - b.at || b.by - a.by);
  const together: number[] = [];
  let open = 0;
  for (const { at, by } of changes) {
    const before = open;
    open += by;
    if (before < count && open >= count) together.push(at);
    else if (before >= count && open < count) {
      if (together.at(-1) === at) together.pop();
      else together.push(at);
    }
  }
  return together;
}

/** Minutes that are open. */
export function minutesOpen(hours: OpenHours): number {
  let minutes = 0;
  for (let i = 0; i < hours.length; i += 2) minutes += hours[i + 1]! - hours[i]!;
  return minutes;
}
