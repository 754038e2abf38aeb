import { ALWAYS, type ElementOf, labelOf, type Portfolio, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule } from '../../rule.js';

type Service = ElementOf<'service'>;

export default rule({
  id: 'BT702',
  level: 'error',
  title: 'A source that retires before its target is operational',
  of: ['migration'],
  *check(migration, { portfolio }) {
    const unjudged = new Set<string>();
    for (const { value: wave } of migration.values.wave) {
      for (const { value: move } of wave.from) {
        const retires = move.source?.value.found === true ? retirementOf(move.source.value.to, portfolio) : undefined;
        const target = move.target?.value.found === true ? portfolio.get('service', move.target.value.to) : undefined;
        if (retires === undefined || target === undefined || move.source === undefined) continue;
        const ready = operationalSince(target);
        if (ready === undefined) {
          unjudged.add(`the day on which ${labelOf(target)} is operational`);
          continue;
        }
        if (ready <= retires.day) continue;
        const source = labelOf(retires.element);
        yield {
          message: `${source} retires on ${retires.day}, but ${labelOf(target)}, which takes over, is operational from ${ready} on: nothing serves in between`,
          at: valuePlace(migration, move.source),
          element: migration.id,
          related: [{ message: `${source} retires on ${retires.day}`, at: valuePlace(retires.element, retires.at) }],
          fixes: [
            {
              title: `Let ${source} retire on ${ready}`,
              edits: [{ edit: 'replace', at: valuePlace(retires.element, retires.at), text: ready }],
            },
          ],
        };
      }
    }
    if (unjudged.size > 0)
      yield cannotBeJudged(
        migration,
        `Whether the targets of ${labelOf(migration)} are there in time`,
        [...unjudged].sort(),
      );
  },
});

/** The day on which an asset or a service is gone, and where that is said. */
function retirementOf(id: string, portfolio: Portfolio) {
  const element = portfolio.find(id);
  if (element?.kind === 'asset') {
    const { retires } = element.values;
    return retires === undefined || retires.value === ALWAYS ? undefined : { element, day: retires.value, at: retires };
  }
  if (element?.kind !== 'service') return undefined;
  const since = element.values.state.find(({ value }) => value.state?.value === 'retired')?.value.since;
  return since === undefined ? undefined : { element, day: since.value, at: since };
}

/** The first day on which a service is operational; the first of all days, if it says no date. */
function operationalSince({ values }: Service): string | undefined {
  const days = values.state
    .filter(({ value }) => value.state?.value === 'operational')
    .map(({ value }) => value.since?.value ?? FIRST_DAY);
  return days.sort()[0];
}
const FIRST_DAY = '0001-01-01';
