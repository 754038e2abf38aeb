import { addDays, type ElementOf, STATES, type State } from '@btaas/portfolio';

/** An entry of a service's lifecycle that names its state. */
export type Entry = ElementOf<'service'>['values']['state'][number];

/** What may come after a state: the next one in order, or the end. */
export function successorsOf(state: State): readonly State[] {
  if (state === 'retired') return [];
  const next = STATES[STATES.indexOf(state) + 1]!;
  return next === 'retired' ? [next] : [next, 'retired'];
}

/** What is wrong with a change from one entry to the next, if anything: a phrase that begins the message. */
export function transitionProblem({ value: from }: Entry, { value: to }: Entry): string | undefined {
  const [before, after] = [from.state?.value, to.state?.value];
  if (before === undefined || after === undefined) return undefined;
  if (before === after) return `${after} follows ${before}: it is one state, given twice`;
  if (successorsOf(before).includes(after)) return undefined;
  if (STATES.indexOf(after) < STATES.indexOf(before)) return `${after} cannot follow ${before}, which comes later`;
  return hasGap(from, to) ? undefined : `${after} cannot follow ${before} at once`;
}

/** Whether time passes between two entries, in which states that are not told of may have come and gone. */
function hasGap(from: Entry['value'], to: Entry['value']): boolean {
  if (from.until === undefined || to.since === undefined) return false;
  return addDays(from.until.value, 1) < to.since.value;
}

/** What is wrong with the dates of two entries that stand one after the other. */
export function orderProblem({ value: from }: Entry, { value: to }: Entry): string | undefined {
  const name = to.state?.value ?? 'the state';
  const before = from.state?.value ?? 'the state before';
  if (to.since === undefined) return undefined;
  if (from.since !== undefined && to.since.value <= from.since.value)
    return `${name} begins on ${to.since.value}, no later than ${before}, which stands before it and begins on ${from.since.value}`;
  if (from.until !== undefined && to.since.value <= from.until.value)
    return `${name} begins on ${to.since.value}, but ${before} lasts until ${from.until.value}`;
  return undefined;
}
