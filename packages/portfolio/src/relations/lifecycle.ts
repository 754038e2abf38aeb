import type { ElementOf, Portfolio } from '../model/index.js';
import { STATES, type State } from '../schema/states.js';

/** The parts of a service portfolio (ITIL v3): what is to come, what is offered, what was. */
export type LifecyclePart = 'pipeline' | 'catalogue' | 'retired';

/** One entry of a service's lifecycle. */
export type StateSpan = ElementOf<'service'>['values']['state'][number];

const ORDER: ReadonlyMap<State, number> = new Map(STATES.map((state, index) => [state, index]));
const FIRST_OF_CATALOGUE: State = 'released';

/**
 * The entry that holds on a day: of those that have begun and not ended, the one that began last; of two that began on
 * one day, the one further along the lifecycle. An entry without `since` has always held. `undefined` before the first
 * entry begins and after the last has ended.
 */
export function stateAt(service: ElementOf<'service'>, day: string): StateSpan | undefined {
  let holding: StateSpan | undefined;
  for (const entry of service.values.state) {
    if (holdsOn(entry, day) && (holding === undefined || isLater(entry, holding))) holding = entry;
  }
  return holding;
}

/** Which part of the portfolio a state belongs to; `catalogueFrom` of the portfolio says where the pipeline ends. */
export function partOfState(portfolio: Portfolio, state: State): LifecyclePart {
  if (state === 'retired') return 'retired';
  const first = portfolio.settings?.values.catalogueFrom?.value ?? FIRST_OF_CATALOGUE;
  return position(state) < position(first) ? 'pipeline' : 'catalogue';
}

/** Whether a commission holds on a day; one without dates always does. */
export function commissionHolds({ values }: ElementOf<'commission'>, day: string): boolean {
  const { from, until } = values;
  return (from === undefined || from.value <= day) && (until === undefined || day <= until.value);
}

function holdsOn({ value: { state, since, until } }: StateSpan, day: string): boolean {
  if (state === undefined) return false;
  return (since === undefined || since.value <= day) && (until === undefined || day <= until.value);
}

function isLater(a: StateSpan, b: StateSpan): boolean {
  const [begunA, begunB] = [a.value.since?.value ?? '', b.value.since?.value ?? ''];
  return begunA === begunB ? position(a.value.state?.value) > position(b.value.state?.value) : begunA > begunB;
}

function position(state: State | undefined): number {
  return state === undefined ? -1 : (ORDER.get(state) ?? -1);
}
