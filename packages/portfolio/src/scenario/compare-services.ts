import { providerChange } from '../difference/provider-change.js';
import { type PropertyChange, propertyChanges } from '../difference/property-changes.js';
import { byId } from '../model/order.js';
import type { Figures } from '../figures/figures.js';
import type { ElementOf } from '../model/index.js';
import { type Known, percentOf, type Quantity, unknown } from '../values/index.js';
import type { ComparedFigure } from './compare.js';
import { deltaOf } from './delta.js';

type Service = ElementOf<'service'>;

/** What a scenario does to one service, and what that does to its figures. */
export interface ComparedService {
  readonly id: string;
  readonly service: Service;
  readonly change: 'added' | 'changed' | 'moved' | 'removed' | 'retired';
  /** What it says otherwise, and which other providers deliver it; nothing for one that is only on one side. */
  readonly changes: readonly PropertyChange[];
  readonly figures: readonly ComparedFigure[];
}

/**
 * The services that are not the same in both, and those that are delivered by others, by qualified name. In a scenario
 * what it does not touch is the same object.
 */
export function compareServices(base: Figures, scenario: Figures): readonly ComparedService[] {
  const found: ComparedService[] = [];
  for (const service of base.portfolio.all('service')) {
    const after = scenario.portfolio.get('service', service.id);
    if (after === undefined) {
      found.push(compared(base, scenario, service, after, 'removed', []));
      continue;
    }
    const [old, fresh] = [base.relations.commissionsOf(service.id), scenario.relations.commissionsOf(service.id)];
    if (service === after && isSame(old, fresh)) continue;
    const changes = [
      ...providerChange(old, fresh, (id) => id),
      ...propertyChanges({ before: service, after }, (id) => id),
    ];
    found.push(compared(base, scenario, service, after, changeOf(base, scenario, service, after), changes));
  }
  for (const service of scenario.portfolio.all('service')) {
    const isNew = base.portfolio.get('service', service.id) === undefined;
    if (isNew) found.push(compared(base, scenario, undefined, service, 'added', []));
  }
  return found.sort(byId);
}

function isSame(old: readonly object[], fresh: readonly object[]): boolean {
  return old.length === fresh.length && old.every((commission, index) => commission === fresh[index]);
}

function changeOf(base: Figures, scenario: Figures, before: Service, after: Service): ComparedService['change'] {
  if (before === after) return 'moved';
  const retires = base.relations.partOf(before) !== 'retired' && scenario.relations.partOf(after) === 'retired';
  return retires ? 'retired' : 'changed';
}

function compared(
  base: Figures,
  scenario: Figures,
  before: Service | undefined,
  after: Service | undefined,
  change: ComparedService['change'],
  changes: readonly PropertyChange[],
): ComparedService {
  const service = (after ?? before)!;
  const figures = ROWS.map(([name, label, better, of]) => {
    const [old, fresh] = [figureOf(base, before, of), figureOf(scenario, after, of)];
    return { name, label, better, base: old, scenario: fresh, delta: deltaOf(old, fresh) };
  });
  return { id: service.id, service, change, changes, figures };
}

type Of = (figures: Figures, service: Service) => Known<Quantity>;
type Row = readonly [name: string, label: string, better: 'higher' | 'lower' | undefined, of: Of];

const ROWS: readonly Row[] = [
  ['cost', 'cost', 'lower', ({ cost }, service) => cost.of(service).total.value],
  [
    'cost.allocated',
    'cost with what others pass on',
    'lower',
    ({ cost }, service) => cost.allocated(service).total.value,
  ],
  ['cost.unit', 'unit cost', 'lower', ({ cost }, service) => cost.unitCost(service).value],
  ['availability', 'composed availability', 'higher', composed],
  ['utilisation', 'utilisation', undefined, utilisation],
];

function figureOf(figures: Figures, service: Service | undefined, of: Of): Known<Quantity> {
  return service === undefined ? unknown('the service') : of(figures, service);
}

/** The lowest of what its promises come to, as all of them lean on the same chain. */
function composed({ agreements }: Figures, service: Service): Known<Quantity> {
  for (const promise of agreements.promisesOf(service.id)) {
    const composition = agreements.assessOnDay(promise)?.composition;
    if (composition?.is === 'exact') return percentOf(composition.share);
  }
  return unknown(`the availability of what stands behind ${service.title?.value ?? service.name}`);
}

function utilisation({ sizing }: Figures, service: Service): Known<Quantity> {
  const sized = sizing.of(service);
  return sized?.utilisation.value ?? unknown(`the size of ${service.title?.value ?? service.name}`);
}
