import { Rational } from '../exact/index.js';
import { declaredInput } from '../figures/declared-input.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf } from '../model/index.js';
import {
  allKnown,
  amountOf,
  combine,
  convertRateByConvention,
  isTimeUnit,
  type Known,
  mapKnown,
  num,
  type Rate,
  rate,
  unknown,
} from '../values/index.js';

type Service = ElementOf<'service'>;

/** What the service that a consolidation keeps has to carry, against what it can. */
export interface JointDemand {
  readonly survivor: Service;
  /** Its demand and that of the services that it absorbs, added up, in the unit of its capacity. */
  readonly demand: Figure<Rate>;
  readonly capacity: Known<Rate>;
  readonly isEnough: Known<boolean>;
}

/** `undefined` unless a service is kept and another one absorbed: assets and processes state no demand. */
export function jointDemand(
  { portfolio }: Figures,
  { values: { keep, absorb } }: ElementOf<'consolidation'>,
): JointDemand | undefined {
  const survivor = keep?.value.found === true ? portfolio.get('service', keep.value.to) : undefined;
  const absorbed = absorb.flatMap(({ value }) => {
    const service = value.found && value.to !== survivor?.id ? portfolio.get('service', value.to) : undefined;
    return service ?? [];
  });
  if (survivor === undefined || absorbed.length === 0) return undefined;
  const services = [survivor, ...absorbed];
  const capacity: Known<Rate> = survivor.values.capacity?.value ?? unknown(`the capacity of ${labelOf(survivor)}`);
  const demands = allKnown(services.map(demandOf));
  const value = combine([capacity, demands], (unit, known) =>
    mapKnown(allKnown(known.map((demand, index) => amountIn(unit, demand, services[index]!))), (amounts) =>
      rate(num(Rational.sum(amounts)), unit.per, unit.noun),
    ),
  );
  return {
    survivor,
    capacity,
    isEnough: combine([value, capacity], (sum, most) => amountOf(sum.amount).lessOrEqual(amountOf(most.amount))),
    demand: {
      value,
      explain: () => ({
        label: `joint demand on ${labelOf(survivor)}`,
        value,
        formula: 'Σ demand of what is kept and of what is absorbed',
        inputs: services.flatMap((service) =>
          declaredInput(`demand of ${labelOf(service)}`, service, service.values.demand?.value.rate),
        ),
        notes: ['peaks need not fall together: the sum is the most that can come'],
      }),
    },
  };
}

function demandOf(service: Service): Known<Rate> {
  return service.values.demand?.value.rate?.value ?? unknown(`the demand of ${labelOf(service)}`);
}

/** The number of a demand in the unit of another rate; unknown for a demand of something else. */
function amountIn(unit: Rate, demand: Rate, service: Service): Known<Rational> {
  const converted = isTimeUnit(unit.per) ? convertRateByConvention(demand, unit.per) : undefined;
  const same = converted !== undefined && demand.noun === unit.noun && converted.amount.type === unit.amount.type;
  return same ? amountOf(converted.amount) : unknown(`the demand of ${labelOf(service)} in ${unit.noun ?? 'its unit'}`);
}
