import { Rational } from '../exact/index.js';
import type { Figure, FigureInput } from '../figures/figure.js';
import { type ElementOf, labelOf, nameOf } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import { grouped } from '../relations/lookup.js';
import { type Known, num, type Percent, percentOf, unknown } from '../values/index.js';

type Need = ElementOf<'need'>;
type Archetype = ElementOf<'archetype'>;
type Service = ElementOf<'service'>;

/** How a need is met: by archetypes on paper, and by operational services in fact. */
export type NeedStatus = 'met' | 'metBySeveral' | 'unmet';

export interface NeedCoverage {
  readonly need: Need;
  /** 1 to 5; zero while it is not declared. */
  readonly importance: Rational;
  readonly status: NeedStatus;
  /** What keeps an unmet need from being met. */
  readonly lacks: 'archetype' | 'service' | undefined;
  /** The archetypes made for it, those that take it over by `extends` included, by qualified name. */
  readonly archetypes: readonly Archetype[];
  /** The operational services that meet it, by qualified name. */
  readonly services: readonly Service[];
}

/** One cell of the need × archetype matrix that is not empty. */
export interface MatrixCell {
  readonly need: Need;
  readonly archetype: Archetype;
  /** The operational services of the archetype that meet the need. */
  readonly services: readonly Service[];
}

/** What keeps a need from being met, if anything; asked of every need, and so without putting together what meets it. */
export function lackOf(need: Need, relations: Relations): NeedCoverage['lacks'] {
  const archetypes = relations.archetypesMeeting(need.id);
  if (archetypes.length === 0) return 'archetype';
  // Most needs are met by a service that says nothing of needs, but is of an archetype that meets them.
  const meets = (service: Service) => service.values.meets.length === 0 && relations.isOperational(service);
  if (archetypes.some(({ id }) => relations.servicesOfArchetype(id).some(meets))) return undefined;
  return relations.servicesMeeting(need.id).some((service) => relations.isOperational(service)) ? undefined : 'service';
}

export function coverageOf(need: Need, relations: Relations): NeedCoverage {
  const archetypes = relations.archetypesMeeting(need.id);
  const services = relations.servicesMeeting(need.id).filter((service) => relations.isOperational(service));
  const lacks = lackOf(need, relations);
  const several = independent(archetypes, relations) > 1;
  return {
    need,
    importance: need.values.importance?.value.value ?? Rational.ZERO,
    status: lacks !== undefined ? 'unmet' : several ? 'metBySeveral' : 'met',
    lacks,
    archetypes,
    services,
  };
}

/** How many archetypes meet a need by themselves: one that only takes it over from another of them does not count. */
function independent(archetypes: readonly Archetype[], relations: Relations): number {
  const ids = new Set(archetypes.map(({ id }) => id));
  return archetypes.filter(({ id }) => !relations.archetypes.ancestorsOf(id).some((above) => ids.has(above))).length;
}

export function cellsOf({ need, archetypes, services }: NeedCoverage): readonly MatrixCell[] {
  const byArchetype = grouped(services, ({ values }) => values.archetype?.value.archetype?.value.to ?? '');
  return archetypes.map((archetype) => ({ need, archetype, services: byArchetype.get(archetype.id) ?? [] }));
}

/** Σ importance of needs that are met / Σ importance, of any set of needs. */
export function metShare(of: string, coverage: readonly NeedCoverage[]): Figure<Percent> {
  const weigh = (list: readonly NeedCoverage[]) => Rational.sum(list.map(({ importance }) => importance));
  const all = weigh(coverage);
  const met = weigh(coverage.filter(({ status }) => status !== 'unmet'));
  const value: Known<Percent> = all.isZero() ? unknown(`needs of ${of}`) : percentOf(met.dividedBy(all));
  return {
    value,
    explain: () => ({
      label: `needs of ${of} that are met, by importance`,
      value,
      formula: 'Σ importance of needs met / Σ importance',
      inputs: coverage.map(
        ({ need, importance, status, lacks }): FigureInput => ({
          label: `${labelOf(need)}: ${lacks === undefined ? STATUS[status] : `unmet, no ${lacks}`}`,
          value: num(importance),
          place: nameOf(need),
        }),
      ),
    }),
  };
}

const STATUS: Readonly<Record<NeedStatus, string>> = { met: 'met', metBySeveral: 'met by several', unmet: 'unmet' };
