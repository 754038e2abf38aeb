import type { Figures } from '../figures/figures.js';
import type { ElementOf } from '../model/index.js';
import { commissionHolds } from '../relations/index.js';

/** When an asset is gone: the day on which it retires, else the last day of the last wave that leads away from it. */
export function lastDayOf({ relations }: Figures, asset: ElementOf<'asset'>): string | undefined {
  if (asset.values.retires !== undefined) return asset.values.retires.value;
  const ends = relations
    .migratedBy(asset.id)
    .flatMap(({ values }) => values.wave)
    .filter(({ value }) => value.from.some(({ value: move }) => move.source?.value.to === asset.id))
    .map(({ value }) => value.range?.value.to);
  return ends.length === 0 || ends.includes(undefined) ? undefined : (ends as string[]).sort().at(-1);
}

/** Whether a service is in use, and commissioned with an agreement, on a day. */
export function isManaged({ relations }: Figures, service: ElementOf<'service'>, day: string): boolean {
  return (
    relations.isInUse(service, day) &&
    relations
      .commissionsOf(service.id)
      .some(
        (commission) =>
          (commission.values.ola !== undefined || commission.values.uc !== undefined) &&
          commissionHolds(commission, day),
      )
  );
}

/** The days on which something about a service changes: its states, and its commissions. */
export function turningDays({ relations }: Figures, service: ElementOf<'service'>): readonly string[] {
  const spans = [
    ...service.values.state.map(({ value: { since, until } }) => [since, until]),
    ...relations.commissionsOf(service.id).map(({ values: { from, until } }) => [from, until]),
  ];
  return spans.flat().flatMap((day) => (day === undefined ? [] : [day.value]));
}
