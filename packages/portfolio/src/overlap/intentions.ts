import { isLiveConsolidation } from '../consolidation/live.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelById } from '../model/index.js';
import type { Duplicable } from './clusters.js';

type Consolidation = ElementOf<'consolidation'>;

/** Something that was said of what becomes of a duplicate, though it puts it together with none of the others. */
export type Intention =
  | { readonly says: 'successor'; readonly element: Duplicable; readonly successor: string }
  | { readonly says: 'retires'; readonly element: Duplicable; readonly on: string }
  | { readonly says: 'disposition'; readonly element: Duplicable; readonly disposition: string }
  | { readonly says: 'kept' | 'rejected'; readonly element: Duplicable; readonly by: Consolidation };

/** The first thing that was said of each, in their order; nothing of those of whom nobody has said anything. */
export function intentionsOf(figures: Figures, elements: readonly Duplicable[]): readonly Intention[] {
  return elements.flatMap((element) => intentionOf(figures, element) ?? []);
}

function intentionOf({ portfolio, relations, asOf }: Figures, element: Duplicable): Intention | undefined {
  if (element.kind === 'service' && element.values.successor !== undefined) {
    const successor = labelById(portfolio, element.values.successor.value.to);
    return { says: 'successor', element, successor };
  }
  const on = lastDayOf(element, asOf);
  if (on !== undefined) return { says: 'retires', element, on };
  if (element.kind === 'service' && element.values.disposition !== undefined) {
    return { says: 'disposition', element, disposition: element.values.disposition.value };
  }
  const [keeping] = relations.keptBy(element.id).filter(isLiveConsolidation);
  if (keeping !== undefined) return { says: 'kept', element, by: keeping };
  const [rejected] = relations.absorbedBy(element.id);
  return rejected && { says: 'rejected', element, by: rejected };
}

/** The day on which an element is to retire that has not yet. */
function lastDayOf(element: Duplicable, asOf: string): string | undefined {
  if (element.kind === 'asset') return element.values.retires?.value;
  const days = element.values.state.flatMap(({ value: { state, since } }) =>
    state?.value === 'retired' && since !== undefined && since.value > asOf ? since.value : [],
  );
  return days.sort()[0];
}
